// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/http/exchange.h"

#include <QString>

#include <chrono>

namespace patchbay
{

// Sizes, times and failures in the user's words.
QString sizeText(qint64 bytes); // "640 B", "2.1 kB", "3.4 MB"
QString durationText(std::chrono::microseconds duration); // "0.4 ms", "38 ms", "1.25 s"; empty < 0
QString failureWord(http::FailureKind kind); // short, for a table: "refused"
QString failureSentence(const http::Failure &failure); // what happened, and the technical detail

inline double toMilliseconds(std::chrono::microseconds duration)
{
    return static_cast<double>(duration.count()) / 1000;
}

} // namespace patchbay
