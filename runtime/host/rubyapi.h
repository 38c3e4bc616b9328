// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The door to CRuby's C API. Its macros cast in the old style and shadow; that is theirs.
//
// A Ruby exception is a longjmp that runs no destructor (engineering rule of this folder): no
// object that owns something may live across a call that can raise. Functions here gather plain
// values first, raise last.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wold-style-cast"
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wshadow"
#pragma GCC diagnostic ignored "-Wpedantic"
#include <ruby.h>
#include <ruby/encoding.h>
#include <ruby/io.h>
#include <ruby/thread.h>
#pragma GCC diagnostic pop

#include <bit>

namespace patchbay::host
{

// Ruby's iterators hand a VALUE to their callback; here it is the address of what the caller keeps
// on its stack.
template <typename T> VALUE valueFrom(T *pointer)
{
    return std::bit_cast<VALUE>(pointer);
}
template <typename T> T *pointerFrom(VALUE value)
{
    return std::bit_cast<T *>(value);
}

} // namespace patchbay::host
