// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/http/exchange.h"

#include <functional>

class QIODevice;

namespace patchbay::traffic
{

class Redactor;

// Writes HTTP Archive 1.2, one entry after the other, so that large archives need little memory.
// With a redactor secrets are replaced; without one everything is written as it was sent.
// Fields of ours start with an underscore: _phase, _lambda, _declaredLine, _forcedLine, _run,
// _error. NoSpace where the device cannot be written. `goOn` is asked before each entry with how
// many are written; its no ends with Cancelled.
Result<void> writeHar(QIODevice &device, const QList<http::Exchange> &exchanges,
    const Redactor *redactor, const QString &creatorVersion,
    const std::function<bool(qsizetype)> &goOn = {});

} // namespace patchbay::traffic
