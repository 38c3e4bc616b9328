// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/host/rubyapi.h"

namespace patchbay::host
{

// Defines Patchbay::Native::Channel, the host's end of a frame socket:
//   Channel.new(descriptor, takes_descriptors: false)
//   read           → [header, blob], or nil at the end of the stream. May be interrupted by an
//                    exception at any time and called again: what had arrived is kept.
//   write(header, blob or nil)   whole frames, never interrupted in the middle
//   take_descriptor → the descriptor that came with the last frame, or nil
//   budget = bytes  further bytes that may be written; beyond it write raises OutputLimit
//   close
// Raises Patchbay::Native::ChannelError when the peer breaks the protocol or is gone.
void defineChannel(VALUE nativeModule);

} // namespace patchbay::host
