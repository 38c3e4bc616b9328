// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/host/rubyapi.h"

namespace patchbay::host
{

// Defines Patchbay::Native.json_value(text): the value of a JSON text (RFC 8259) in UTF-8, with
// String keys, as JSON.parse gives it but without its two dozen Ruby calls. For the headers of
// frames: a text that is no JSON raises ArgumentError, and so does one deeper than 100.
void defineJsonValue(VALUE nativeModule);

} // namespace patchbay::host
