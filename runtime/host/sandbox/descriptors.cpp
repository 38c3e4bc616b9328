// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/host/sandbox/descriptors.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <cstring>
#include <string>

namespace patchbay::host
{

namespace
{

constexpr int kSocket = 3;

bool isEventDescriptor(int descriptor)
{
    const std::string link = "/proc/self/fd/" + std::to_string(descriptor);
    std::array<char, 64> target{};
    if (readlink(link.c_str(), target.data(), target.size() - 1) > 0)
        return std::strcmp(target.data(), "anon_inode:[eventfd]") == 0;
    // Without /proc the nearest thing: anonymous inodes have no file type.
    struct stat info = {};
    return fstat(descriptor, &info) == 0 && (info.st_mode & S_IFMT) == 0;
}

std::vector<int> openDescriptors()
{
    std::vector<int> found;
    if (DIR *folder = opendir("/proc/self/fd")) {
        while (const dirent *entry = readdir(folder)) {
            const int descriptor = std::atoi(entry->d_name);
            if (entry->d_name[0] != '.' && descriptor != dirfd(folder))
                found.push_back(descriptor);
        }
        closedir(folder);
        return found;
    }
    for (int descriptor = 0; descriptor < 4096; ++descriptor) {
        if (fcntl(descriptor, F_GETFD) >= 0)
            found.push_back(descriptor);
    }
    return found;
}

} // namespace

bool takeSocketOnly(int socket)
{
    if (socket == kSocket)
        return true;
    if (dup2(socket, kSocket) < 0)
        return false;
    close(socket);
    return true;
}

bool takeSocket(int socket)
{
    const int nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);
    if (nowhere < 0)
        return false;
    bool moved = true;
    for (int standard = 0; standard <= 2; ++standard)
        moved = dup2(nowhere, standard) >= 0 && moved;
    if (nowhere > 2 && nowhere != socket)
        close(nowhere);
    return moved && takeSocketOnly(socket);
}

void closeForeignDescriptors()
{
    for (const int descriptor : openDescriptors()) {
        if (descriptor > kSocket && !isEventDescriptor(descriptor))
            close(descriptor);
    }
}

} // namespace patchbay::host
