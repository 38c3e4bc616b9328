// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/host/sandbox/identity.h"

#include <dirent.h>
#include <grp.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <string>

namespace patchbay::host
{

namespace
{

// Far above every range that distributions hand out; plus the process id, unique while it lives.
constexpr uid_t kHighRange = 1'900'000'000;
// Where a container maps only 65,536 ids: the range of systemd's transient users.
constexpr uid_t kLowRange = 61'184;
constexpr uid_t kLowCount = 4'336;

} // namespace

long tasksOfThisUser()
{
    DIR *processes = opendir("/proc");
    if (processes == nullptr)
        return 0;
    const uid_t user = getuid();
    long count = 0;
    while (const dirent *entry = readdir(processes)) {
        if (entry->d_name[0] < '0' || entry->d_name[0] > '9')
            continue;
        struct stat info = {};
        const std::string process = std::string("/proc/") + entry->d_name;
        if (stat(process.c_str(), &info) != 0 || info.st_uid != user)
            continue;
        // The link count of the folder is two more than the number of its threads.
        if (stat((process + "/task").c_str(), &info) == 0 && info.st_nlink > 2)
            count += static_cast<long>(info.st_nlink) - 2;
    }
    closedir(processes);
    return count;
}

void takeOwnUser(CageReport &report)
{
    if (geteuid() != 0)
        return;
    if (setgroups(0, nullptr) != 0)
        report.warnings.emplace_back("supplementary groups stay: " + std::string(strerror(errno)));
    const auto process = static_cast<uid_t>(getpid());
    const std::array<uid_t, 2> candidates = {kHighRange + process, kLowRange + process % kLowCount};
    for (const uid_t id : candidates) {
        if (setresgid(id, id, id) == 0 && setresuid(id, id, id) == 0) {
            report.ownUser = true;
            return;
        }
    }
    report.warnings.emplace_back(
        "versions run as root without a user of their own: " + std::string(strerror(errno)));
}

} // namespace patchbay::host
