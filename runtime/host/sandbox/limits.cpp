// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/host/sandbox/limits.h"

#include <sys/resource.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string>

namespace patchbay::host
{

namespace
{

constexpr rlim_t kMegabyte = 1 << 20;
// A version holds one descriptor for every run it has forked and the sockets on their way.
constexpr rlim_t kVersionDescriptors = 512;
constexpr rlim_t kRunDescriptors = 32;

// Sets soft and hard limit, both cut to the present hard limit.
bool limit(__rlimit_resource resource, rlim_t soft, rlim_t hard)
{
    rlimit present = {};
    if (getrlimit(resource, &present) != 0)
        return false;
    rlimit wanted = {};
    wanted.rlim_max = std::min(hard, present.rlim_max);
    wanted.rlim_cur = std::min(soft, wanted.rlim_max);
    return setrlimit(resource, &wanted) == 0;
}

bool limitComputation(const Limits &limits)
{
    const auto cpu = static_cast<rlim_t>(std::max(1L, limits.cpuSeconds));
    const auto memory = static_cast<rlim_t>(std::max(64L, limits.memoryMb)) * kMegabyte;
    // SIGXCPU at the soft limit becomes a readable error; a second later the kernel ends it.
    const bool cpuSet = limit(RLIMIT_CPU, cpu, cpu + 1);
    return limit(RLIMIT_AS, memory, memory) && cpuSet;
}

} // namespace

void limitVersion(const Limits &limits, CageReport &report)
{
    bool complete = limitComputation(limits);
    for (const auto resource : {RLIMIT_CORE, RLIMIT_FSIZE, RLIMIT_MSGQUEUE, RLIMIT_MEMLOCK})
        complete = limit(resource, 0, 0) && complete;
    complete = limit(RLIMIT_NOFILE, kVersionDescriptors, kVersionDescriptors) && complete;
    if (!complete)
        report.warnings.emplace_back("a limit could not be set: " + std::string(strerror(errno)));
}

void limitTasks(long tasks, CageReport &report)
{
    const auto count = static_cast<rlim_t>(tasks);
    if (!limit(RLIMIT_NPROC, count, count)) {
        report.warnings.emplace_back(
            "the number of processes is not limited: " + std::string(strerror(errno)));
    }
}

void limitRun(const Limits &limits)
{
    limitComputation(limits);
    limit(RLIMIT_NOFILE, kRunDescriptors, kRunDescriptors);
}

} // namespace patchbay::host
