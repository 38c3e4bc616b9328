// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/host/sandbox/report.h"

namespace patchbay::host
{

struct Limits
{
    long cpuSeconds = 600;
    long memoryMb = 1024;
};

// Processes and threads of one version and all its runs, where it has a user of its own …
inline constexpr long kTasksOfAVersion = 256;
// … and on top of what the user has now, where it shares the user's account: the user's other
// programs count too and may grow while the version stays warm.
inline constexpr long kTasksBesideOthers = 1024;

// Limits of a version process, before it gives up its user. `tasks`: RLIMIT_NPROC, 0 = leave.
void limitVersion(const Limits &limits, CageReport &report);
void limitTasks(long tasks, CageReport &report);

// A run child: the same or less, never more than its version has.
void limitRun(const Limits &limits);

} // namespace patchbay::host
