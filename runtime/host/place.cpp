// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/host/place.h"

#include <ruby/debug.h>

#include <array>
#include <cstring>

namespace patchbay::host
{

namespace
{

// The connector is mostly that near.
constexpr int kNear = 32;

bool isSame(VALUE path, VALUE wanted)
{
    if (path == wanted)
        return true;
    if (NIL_P(path) || RSTRING_LEN(path) != RSTRING_LEN(wanted))
        return false;
    return std::memcmp(
               RSTRING_PTR(path), RSTRING_PTR(wanted), static_cast<std::size_t>(RSTRING_LEN(path)))
        == 0;
}

// Of `count` frames from the innermost on: the line of the first in one of the two files, or nil.
VALUE firstLine(const VALUE *frames, const int *lines, int count, VALUE path, VALUE evaluator)
{
    for (int i = 0; i < count; ++i) {
        const VALUE file = rb_profile_frame_path(frames[i]);
        if (isSame(file, path) || isSame(file, evaluator))
            return INT2FIX(lines[i]);
    }
    return Qnil;
}

// For a block rb_profile_frames gives the method it was written in, with the block's own line. What
// stands at the top of an evaluated file was written, for Ruby, in the method that evaluated it.
// It is always asked from the innermost frame on: Ruby 3.1 never returns for another start.
VALUE lineIn(VALUE, VALUE path, VALUE evaluator)
{
    StringValue(path);
    StringValue(evaluator);
    std::array<VALUE, kNear> near;
    std::array<int, kNear> nearLines;
    int count = rb_profile_frames(0, kNear, near.data(), nearLines.data());
    VALUE line = firstLine(near.data(), nearLines.data(), count, path, evaluator);
    for (int limit = kNear; NIL_P(line) && count == limit;) {
        limit *= 16;
        VALUE framesHeld = Qnil;
        VALUE linesHeld = Qnil;
        auto *frames = static_cast<VALUE *>(
            rb_alloc_tmp_buffer(&framesHeld, static_cast<long>(sizeof(VALUE)) * limit));
        auto *lines = static_cast<int *>(
            rb_alloc_tmp_buffer(&linesHeld, static_cast<long>(sizeof(int)) * limit));
        count = rb_profile_frames(0, limit, frames, lines);
        line = firstLine(frames, lines, count, path, evaluator);
        rb_free_tmp_buffer(&linesHeld);
        rb_free_tmp_buffer(&framesHeld);
    }
    return line;
}

} // namespace

void definePlace(VALUE nativeModule)
{
    rb_define_module_function(nativeModule, "line_in", RUBY_METHOD_FUNC(lineIn), 2);
}

} // namespace patchbay::host
