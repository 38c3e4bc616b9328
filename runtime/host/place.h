// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/host/rubyapi.h"

namespace patchbay::host
{

// Defines Patchbay::Native.line_in(path, evaluator): the line that the innermost frame of the file
// `path` stands on, or nil. Makes no object; Ruby's own way makes one for each frame it looks at.
// `evaluator`: the file of the method that evaluated `path`, see place.cpp.
void definePlace(VALUE nativeModule);

} // namespace patchbay::host
