// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <linux/filter.h>
#include <sys/types.h>

#include <optional>
#include <vector>

namespace patchbay::host
{

enum class Cage { Version, Run };

// A system call filter as the kernel takes it. Built once in the zygote (libseccomp needs a
// millisecond), installed in every process with its own id in place of a placeholder.
class Filter
{
public:
    static std::optional<Filter> build(Cage cage);

    // Needs no_new_privs. False with errno set when the kernel refuses.
    bool install(pid_t self) const;

private:
    std::vector<sock_filter> m_program;
};

} // namespace patchbay::host
