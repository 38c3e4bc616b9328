// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/files/temporaryfile.h"

#include "runtime/files/realpath.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QSysInfo>

#include <cerrno>

namespace patchbay
{

namespace
{

constexpr int mostTries = 100;

// ".patchbay-" and a key of the machine and of the target's own name.
QString prefixFor(const QString &target)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(QSysInfo::machineUniqueId());
    hash.addData(QByteArrayLiteral("\n"));
    hash.addData(QFile::encodeName(QFileInfo(target).fileName()));
    return QStringLiteral(".patchbay-%1-").arg(QString::fromLatin1(hash.result().toHex().left(16)));
}

bool isStillThere(int file)
{
    struct stat now = {};
    return ::fstat(file, &now) == 0 && now.st_nlink > 0;
}

} // namespace

// Not mkostemp: it knows no mode, and whoever asks for the umask has to change it, for every thread
// of the process.
TemporaryFile makeTemporaryFile(const QString &target, mode_t mode)
{
    const QString start = QFileInfo(target).absolutePath() + QLatin1Char('/') + prefixFor(target);
    for (int tries = 0; tries < mostTries; ++tries) {
        const QString random = QString::number(QRandomGenerator::global()->generate64(), 36);
        const QByteArray name = QFile::encodeName(start + random + QStringLiteral(".tmp"));
        const int file = ::open(name.constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
        if (file < 0 && errno == EEXIST)
            continue;
        if (file < 0)
            return {-1, name};
        // A disk without locks has none to ask for either, see removeLeftovers().
        static_cast<void>(::flock(file, LOCK_EX));
        if (isStillThere(file))
            return {file, name};
        ::close(file); // swept in the moment before it was locked
    }
    errno = EEXIST;
    return {};
}

void removeLeftovers(const QString &target)
{
    const QString real = behindLinks(target);
    const QDir folder(QFileInfo(real).absolutePath());
    const QStringList found = folder.entryList(
        {prefixFor(real) + QStringLiteral("*.tmp")}, QDir::Files | QDir::Hidden | QDir::NoSymLinks);
    for (const QString &each : found) {
        const QByteArray name = QFile::encodeName(folder.filePath(each));
        // For writing, which a network drive wants of whoever asks for a lock.
        const int file = ::open(name.constData(), O_WRONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
        if (file < 0)
            continue;
        if (::flock(file, LOCK_EX | LOCK_NB) == 0)
            ::unlink(name.constData());
        ::close(file);
    }
}

} // namespace patchbay
