// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/http/exchange.h"

#include <optional>

namespace patchbay::http
{

// The request that follows an answer by the table of sdk/runtime.md §4.9; nothing where the answer
// stands: it is no redirect, the policy keeps it, or it names no place that http can reach.
std::optional<RequestSpec> followRedirect(
    const RequestSpec &spec, int status, const HeaderList &answerHeaders);

// An absolute URL for a Location header, as it goes on the wire; empty when it is not http(s).
QByteArray resolveLocation(const QByteArray &base, const QByteArray &location);

} // namespace patchbay::http
