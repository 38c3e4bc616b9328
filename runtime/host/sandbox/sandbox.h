// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/host/sandbox/filter.h"
#include "runtime/host/sandbox/limits.h"
#include "runtime/host/sandbox/report.h"

#include <optional>
#include <vector>

namespace patchbay::host
{

// The cage around connector code (design §7), in two steps: a version process may still fork, a run
// child may not. Everything Linux-only of the host stands behind this class.
class Sandbox
{
public:
    // In the zygote, before the first fork.
    void prepare();

    // In a fresh child of the zygote `parent`: `socket` becomes descriptor 3, the rest is closed;
    // limits, own user, no_new_privs, Landlock, seccomp. False when the process must not go on.
    bool enterVersion(int socket, pid_t parent, const Limits &limits, CageReport &report) const;

    // In a fresh child of the version process `parent`; `foreign` are the descriptors it inherited.
    bool enterRun(
        int socket, pid_t parent, const std::vector<int> &foreign, const Limits &limits) const;

private:
    std::optional<Filter> m_version;
    std::optional<Filter> m_run;
};

} // namespace patchbay::host
