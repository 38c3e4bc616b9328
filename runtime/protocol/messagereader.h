// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/protocol/frame.h"
#include "runtime/protocol/messages.h"

namespace patchbay::protocol
{

// Whether somebody has found the blob to be JSON already, see JsonCheck.
enum class BlobText { Unchecked, Checked };

// Untrusted frames → values. Protocol: an unknown `ev`, a missing key, a value of another type or
// out of its range. Unknown keys are ignored.
Result<ControlMessage> readControlMessage(const Frame &frame);
Result<VersionMessage> readVersionMessage(const Frame &frame);
Result<RunMessage> readRunMessage(Frame frame, BlobText text = BlobText::Unchecked);

} // namespace patchbay::protocol
