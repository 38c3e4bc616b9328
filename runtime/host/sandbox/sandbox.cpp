// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/host/sandbox/sandbox.h"

#include "runtime/host/sandbox/descriptors.h"
#include "runtime/host/sandbox/identity.h"
#include "runtime/host/sandbox/landlock.h"

#include <sys/prctl.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <string>

namespace patchbay::host
{

namespace
{

// The parent's death is ours; a parent that died before we asked is noticed by the id.
bool dieWithParent(pid_t parent)
{
    return prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) == 0 && getppid() == parent;
}

} // namespace

void Sandbox::prepare()
{
    m_version = Filter::build(Cage::Version);
    m_run = Filter::build(Cage::Run);
}

bool Sandbox::enterVersion(int socket, pid_t parent, const Limits &limits, CageReport &report) const
{
    if (!takeSocket(socket))
        return false;
    closeForeignDescriptors();
    limitVersion(limits, report);
    const long others = geteuid() == 0 ? 0 : tasksOfThisUser();
    takeOwnUser(report);
    limitTasks(report.ownUser ? kTasksOfAVersion : others + kTasksBesideOthers, report);
    // After the change of user, which forgets it.
    if (!dieWithParent(parent))
        return false;
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    report.noNewPrivileges = prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0;
    if (!report.noNewPrivileges)
        report.warnings.emplace_back("no_new_privs is refused");
    denyByLandlock(report);
    report.seccomp = m_version && m_run && m_version->install(getpid());
    if (!report.seccomp) {
        report.warnings.emplace_back(
            "system calls are not filtered: " + std::string(strerror(errno)));
    }
    return true;
}

bool Sandbox::enterRun(
    int socket, pid_t parent, const std::vector<int> &foreign, const Limits &limits) const
{
    if (!takeSocketOnly(socket))
        return false;
    for (const int descriptor : foreign)
        close(descriptor);
    if (!dieWithParent(parent))
        return false;
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    limitRun(limits);
    // Where the version has no filter, the hello said so; a filter that was built must hold.
    return !m_run || m_run->install(getpid()) || errno == ENOSYS || errno == EINVAL;
}

} // namespace patchbay::host
