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
