// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace patchbay::host
{

// Defines Patchbay::Native, everything the Ruby side of the host cannot do in Ruby:
//   Channel                          frames (channel.h)
//   indifferent, merge_indifferent   copies of hashes (indifferent.h)
//   json                             the text of a value (jsontext.h)
//   prepare                          builds the filters; once, in the zygote
//   enter_version(socket, parent, cpu_seconds, memory_mb) → report Hash; ends the process on
//   failure enter_run(socket, parent, foreign descriptors, cpu_seconds, memory_mb)
//   poll(descriptors, milliseconds)  → those that are readable or ended
//   open_process(pid)                → pidfd;  signal_process(pidfd, signal) → true when delivered
//   provide(path)                    a loaded feature, without looking for it
//   start_match_ticks, ticks_of_match   matching.h
//   settle_memory, provide_heap(bytes), release_heap   memory.h
//   close(descriptor), socket_pair, leave(status)
void defineNative();

} // namespace patchbay::host
