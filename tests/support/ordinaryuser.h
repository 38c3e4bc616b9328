// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <linux/capability.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace patchbay::test
{

// Takes from this process and all that it starts the superuser's power to read and write what
// permissions forbid (capabilities(7)), so that a test of a read-only folder holds for root as
// well. For a test's initMain(), which runs before any thread exists: capabilities are a thread's
// own. Gives false where the kernel refuses; an ordinary user has nothing to lose, and that is
// fine.
inline bool bowToPermissions()
{
    constexpr unsigned long powers[] = {CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH};
    __user_cap_header_struct header = {_LINUX_CAPABILITY_VERSION_3, 0};
    __user_cap_data_struct sets[_LINUX_CAPABILITY_U32S_3] = {};
    if (::syscall(SYS_capget, &header, sets) != 0)
        return false;
    for (const unsigned long power : powers) {
        if (::geteuid() == 0 && ::prctl(PR_CAPBSET_DROP, power, 0, 0, 0) != 0)
            return false; // a program that root starts would get it back
        sets[0].effective &= ~(1U << power);
        sets[0].permitted &= ~(1U << power);
        sets[0].inheritable &= ~(1U << power);
    }
    return ::syscall(SYS_capset, &header, sets) == 0;
}

} // namespace patchbay::test
