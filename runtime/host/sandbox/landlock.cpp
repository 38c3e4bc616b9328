// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/host/sandbox/landlock.h"

#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>

namespace patchbay::host
{

namespace
{

// Debian 12's kernel headers know an older, shorter form; the kernel takes any size up to its own
// (Documentation/userspace-api/landlock.rst).
struct RulesetAttributes
{
    std::uint64_t files = 0; // LANDLOCK_ACCESS_FS_*
    std::uint64_t network = 0; // LANDLOCK_ACCESS_NET_*, ABI 4
    std::uint64_t scoped = 0; // LANDLOCK_SCOPE_*, ABI 6
};

// Numbers shared by every architecture of Linux 5.13 and later.
constexpr long kCreateRuleset = 444;
constexpr long kRestrictSelf = 446;
constexpr unsigned kVersionFlag = 1;

RulesetAttributes everythingDenied(int abi, std::size_t &size)
{
    RulesetAttributes attributes;
    attributes.files = (1U << 13) - 1; // ABI 1: execute … make_sym
    if (abi >= 2)
        attributes.files |= 1U << 13; // refer
    if (abi >= 3)
        attributes.files |= 1U << 14; // truncate
    if (abi >= 5)
        attributes.files |= 1U << 15; // ioctl_dev
    size = offsetof(RulesetAttributes, network);
    if (abi >= 4) {
        attributes.network = 0b11; // bind, connect
        size = offsetof(RulesetAttributes, scoped);
    }
    if (abi >= 6) {
        attributes.scoped = 0b11; // abstract sockets, signals
        size = sizeof(RulesetAttributes);
    }
    return attributes;
}

} // namespace

int landlockAbi()
{
    const long abi = syscall(kCreateRuleset, nullptr, 0, kVersionFlag);
    return abi > 0 ? static_cast<int>(abi) : 0;
}

void denyByLandlock(CageReport &report)
{
    const int abi = landlockAbi();
    if (abi == 0) {
        report.warnings.emplace_back("Landlock is absent from this kernel or switched off");
        return;
    }
    std::size_t size = 0;
    const RulesetAttributes attributes = everythingDenied(abi, size);
    const long ruleset = syscall(kCreateRuleset, &attributes, size, 0);
    if (ruleset < 0) {
        report.warnings.emplace_back("Landlock refused: " + std::string(strerror(errno)));
        return;
    }
    if (syscall(kRestrictSelf, ruleset, 0) == 0)
        report.landlock = abi;
    else
        report.warnings.emplace_back("Landlock refused: " + std::string(strerror(errno)));
    close(static_cast<int>(ruleset));
}

} // namespace patchbay::host
