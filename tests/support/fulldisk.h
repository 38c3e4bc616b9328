// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

#include <QByteArray>
#include <QFile>
#include <QTemporaryDir>

#include <utility>

namespace patchbay::test
{

// A folder on a disk of 64 kB that only this process sees: a tmpfs in a mount namespace of its own,
// which an ordinary user gets with a user namespace. Make it in a test's initMain(), before any
// thread exists. Where the kernel refuses namespaces, isThere() is false.
class FullDisk
{
public:
    FullDisk() { m_there = ownNamespace() && mountDisk(); }
    ~FullDisk()
    {
        if (m_there)
            ::umount2(QFile::encodeName(m_folder.path()).constData(), MNT_DETACH);
    }
    Q_DISABLE_COPY_MOVE(FullDisk)

    [[nodiscard]] bool isThere() const { return m_there; }
    [[nodiscard]] QString path() const { return m_folder.path(); }

private:
    static bool ownNamespace()
    {
        if (::geteuid() == 0)
            return ::unshare(CLONE_NEWNS) == 0;
        const QByteArray user = QByteArray::number(::geteuid());
        const QByteArray group = QByteArray::number(::getegid());
        return ::unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0 && put("/proc/self/setgroups", "deny")
            && put("/proc/self/uid_map", user + ' ' + user + " 1")
            && put("/proc/self/gid_map", group + ' ' + group + " 1");
    }

    static bool put(const char *path, const QByteArray &text)
    {
        QFile file(QString::fromLatin1(path));
        return file.open(QIODevice::WriteOnly | QIODevice::Unbuffered)
            && file.write(text) == text.size();
    }

    bool mountDisk()
    {
        return ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0
            && ::mount("full", QFile::encodeName(m_folder.path()).constData(), "tmpfs",
                   MS_NOSUID | MS_NODEV, "size=64k")
            == 0;
    }

    QTemporaryDir m_folder;
    bool m_there = false;
};

} // namespace patchbay::test
