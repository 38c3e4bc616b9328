// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace patchbay::host
{

// Moves `socket` to descriptor 3 and points 0, 1 and 2 at /dev/null. False when that fails.
bool takeSocket(int socket);

// The same for a process that can no longer open /dev/null: 0 to 2 stay what they are.
bool takeSocketOnly(int socket);

// Closes every descriptor above 3 but the eventfds: the Ruby VM wakes itself with two of them and
// aborts when they vanish.
void closeForeignDescriptors();

} // namespace patchbay::host
