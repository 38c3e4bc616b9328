// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/engine/run.h"
#include "runtime/protocol/messages.h"

namespace patchbay::engine
{

// Between the values of the protocol and those of the engine and of http.
RaisedError fromProtocol(const protocol::Raised &raised);
ConsoleLine fromProtocol(const protocol::ConsoleMessage &message, const QDateTime &at);
http::RequestSpec fromProtocol(const protocol::ExchangeSpec &spec, const QByteArray &body);

// The spelling of docs/protocol.md: "read_timeout", "certificate_untrusted" …
QString failureName(http::FailureKind kind);

// ERROR of design §4.2.
Json toJson(const RaisedError &error);

} // namespace patchbay::engine
