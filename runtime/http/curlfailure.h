// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/http/exchange.h"

#include <curl/curl.h>

namespace patchbay::http
{

// What a finished easy handle's error means to a connector (sdk/runtime.md §4.12, §4.17). `text`
// is curl's error buffer, which may be empty.
Failure failureOf(CURL *handle, CURLcode code, const QByteArray &text);

} // namespace patchbay::http
