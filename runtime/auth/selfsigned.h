// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/base/result.h"

#include <QSslConfiguration>

namespace patchbay::auth
{

// A new key and a certificate for "localhost" that it signs itself, kept in memory: for providers
// that redirect to https only (sdk/runtime.md §17.7). Browsers warn about it.
Result<QSslConfiguration> selfSignedForLocalhost();

} // namespace patchbay::auth
