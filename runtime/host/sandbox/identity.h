// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/host/sandbox/report.h"

namespace patchbay::host
{

// How many processes and threads the current real user has now; what RLIMIT_NPROC counts.
long tasksOfThisUser();

// As root: becomes a user and group that nobody else is, without capabilities, so that the limit on
// processes counts this version alone and no signal reaches anybody else. Otherwise nothing.
void takeOwnUser(CageReport &report);

} // namespace patchbay::host
