// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/http/exchange.h"

namespace patchbay::traffic
{

// A request as text to paste elsewhere. Bodies that are no text, or too large for a command line,
// are left to a file that the reader has to provide: "@body.bin".
QString toCurlCommand(const http::Exchange &exchange); // bash
QString toPowerShellCommand(const http::Exchange &exchange); // curl.exe
QString toHttpieCommand(const http::Exchange &exchange);
QString toRubyRequest(const http::Exchange &exchange); // the connector's own request methods

// Request and answer as on the wire, bodies as text where they are text.
QString toRawRequest(const http::Exchange &exchange);
QString toRawResponse(const http::Exchange &exchange);

} // namespace patchbay::traffic
