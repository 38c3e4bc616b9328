// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/document/atomicfile.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace patchbay::editor
{

namespace
{

Error errorFrom(int number, const QString &path)
{
    ErrorCode code = ErrorCode::Internal;
    switch (number) {
    case ENOENT:
    case ENOTDIR:
        code = ErrorCode::NotFound;
        break;
    case EACCES:
    case EPERM:
        code = ErrorCode::Denied;
        break;
    case EROFS:
        code = ErrorCode::ReadOnly;
        break;
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
        code = ErrorCode::NoSpace;
        break;
    default:
        break;
    }
    return {code, path + QStringLiteral(": ") + QString::fromLocal8Bit(std::strerror(number))};
}

bool writeAll(int file, const QByteArray &bytes)
{
    qsizetype done = 0;
    while (done < bytes.size()) {
        const ssize_t written
            = ::write(file, bytes.constData() + done, std::size_t(bytes.size() - done));
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        done += written;
    }
    return ::fsync(file) == 0;
}

void syncFolder(const QByteArray &folder)
{
    const int opened = ::open(folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (opened < 0)
        return;
    ::fsync(opened);
    ::close(opened);
}

} // namespace

Result<QByteArray> readWhole(const QString &path, qint64 maxBytes)
{
    const QFileInfo info(path);
    if (!info.exists())
        return fail(ErrorCode::NotFound, path);
    if (!info.isFile())
        return fail(ErrorCode::Unsupported, path + QStringLiteral(": not a regular file"));
    if (info.size() > maxBytes)
        return fail(ErrorCode::TooLarge, QStringLiteral("%1 bytes").arg(info.size()));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Denied, path + QStringLiteral(": ") + file.errorString());
    return file.read(maxBytes + 1);
}

Result<void> writeAtomically(const QString &path, const QByteArray &bytes)
{
    const QFileInfo link(path);
    const QString real = link.exists() ? link.canonicalFilePath() : link.absoluteFilePath();
    const QByteArray target = QFile::encodeName(real);
    struct stat before = {};
    const bool existed = ::stat(target.constData(), &before) == 0;
    // A file marked read-only is meant to stay, even where the folder would let it be replaced.
    if (existed && (before.st_mode & S_IWUSR) == 0)
        return fail(ErrorCode::ReadOnly, path);
    if (existed && ::access(target.constData(), W_OK) != 0)
        return fail(errorFrom(errno, path));
    QByteArray temporary = target + ".XXXXXX";
    const int file = ::mkostemp(temporary.data(), O_CLOEXEC);
    if (file < 0)
        return fail(errorFrom(errno, path));
    const mode_t mask = ::umask(0);
    ::umask(mask);
    ::fchmod(file, existed ? before.st_mode & 07777U : 0666U & ~mask);
    bool good = writeAll(file, bytes);
    int problem = errno;
    if (::close(file) != 0 && good) {
        good = false;
        problem = errno;
    }
    if (good && ::rename(temporary.constData(), target.constData()) != 0) {
        good = false;
        problem = errno;
    }
    if (!good) {
        ::unlink(temporary.constData());
        return fail(errorFrom(problem, path));
    }
    syncFolder(QFile::encodeName(QFileInfo(real).absolutePath()));
    return {};
}

} // namespace patchbay::editor
