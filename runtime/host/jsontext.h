// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/host/rubyapi.h"

namespace patchbay::host
{

// Defines Native.json(value, state, for_html) → String, the text that JSON.generate(value, state)
// makes, at several times its speed. state: a JSON::State without spaces and line breaks.
// Indifferent hashes are written like plain ones; other objects say themselves with to_json(state),
// as ever. for_html: <, >, & and U+2028/9 are escaped everywhere. Raises what JSON.generate raises.
void defineJsonText(VALUE nativeModule);

} // namespace patchbay::host
