// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/http/exchange.h"

#include <curl/curl.h>

namespace patchbay::http
{

// Client certificate and trust of one request (sdk/runtime.md §4.14), from memory: no key ever
// touches a disk. `extraCaFile` is PEM trusted besides the system; verification is always on.
void applyTls(CURL *handle, const TlsOptions &tls, const QString &extraCaFile);

} // namespace patchbay::http
