// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/host/rubyapi.h"

namespace patchbay::host
{

// Defines what ActiveSupport::HashWithIndifferentAccess does with each value of a plain Hash,
// without its eight Ruby calls for each:
//   Native.indifferent(hash)                  as HashWithIndifferentAccess.new(hash)
//   Native.merge_indifferent(target, hash)    as target.merge!(hash)
// Subclasses, and objects that call themselves hashes or arrays, are left to ActiveSupport. Too
// deep or endless: SystemStackError.
void defineIndifferent(VALUE nativeModule);

// ActiveSupport::HashWithIndifferentAccess; nil until it is loaded.
VALUE indifferentClass();

// For what follows values into their depth: raises SystemStackError before the stack ends.
void checkStack();

} // namespace patchbay::host
