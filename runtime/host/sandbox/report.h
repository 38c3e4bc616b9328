// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace patchbay::host
{

// What a process was really given. A missing layer is a warning, not an end: the others still hold,
// and the application shows the warning (docs/protocol.md, hello.sandbox).
struct CageReport
{
    int landlock = 0; // ABI; 0 = absent
    bool seccomp = false;
    bool noNewPrivileges = false;
    bool ownUser = false;
    std::vector<std::string> warnings;
};

} // namespace patchbay::host
