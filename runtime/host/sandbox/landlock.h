// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/host/sandbox/report.h"

namespace patchbay::host
{

// The kernel's Landlock ABI; 0 where there is none.
int landlockAbi();

// Denies everything that the running kernel's Landlock can deny: all files, TCP, abstract sockets,
// signals to the outside. Needs no_new_privs.
void denyByLandlock(CageReport &report);

} // namespace patchbay::host
