// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/files/atomicfile.h"

#include "runtime/files/realpath.h"
#include "runtime/files/temporaryfile.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <filesystem>
#include <optional>
#include <system_error>

namespace patchbay
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
    return {code, QStringLiteral("%1: %2").arg(path, qt_error_string(number))};
}

// The mode of the file that is to be replaced; nothing where there is none.
Result<std::optional<mode_t>> modeBefore(const QByteArray &target, const QString &path)
{
    struct stat before = {};
    if (::stat(target.constData(), &before) != 0) {
        if (errno == ENOENT)
            return std::optional<mode_t>();
        return fail(errorFrom(errno, path));
    }
    if (S_ISDIR(before.st_mode))
        return fail(ErrorCode::Malformed, QStringLiteral("%1: is a folder, not a file").arg(path));
    if (!S_ISREG(before.st_mode))
        return fail(ErrorCode::Unsupported, QStringLiteral("%1: not a regular file").arg(path));
    // A file marked read-only is meant to stay, even where the folder would let it be replaced.
    if ((before.st_mode & S_IWUSR) == 0)
        return fail(ErrorCode::ReadOnly, QStringLiteral("%1: is read-only").arg(path));
    if (::access(target.constData(), W_OK) != 0)
        return fail(errorFrom(errno, path));
    return std::optional<mode_t>(before.st_mode & 07777U);
}

Result<void> haveFolder(const QString &folder, MissingFolders folders)
{
    if (folders == MissingFolders::Make) {
        std::error_code problem;
        std::filesystem::create_directories(QFile::encodeName(folder).toStdString(), problem);
        if (problem)
            return fail(errorFrom(problem.value(), folder));
    }
    if (::access(QFile::encodeName(folder).constData(), W_OK | X_OK) == 0)
        return {};
    if (errno == EACCES)
        return fail(ErrorCode::ReadOnly, QStringLiteral("%1: is read-only").arg(folder));
    return fail(errorFrom(errno, folder));
}

// A disk that fills takes a part of the bytes without complaint; only the next write names the
// error.
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

// The rename itself is to survive as well; where a disk cannot do that, nothing better is known.
void syncFolder(const QString &folder)
{
    const int opened
        = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (opened < 0)
        return;
    ::fsync(opened);
    ::close(opened);
}

// 0 or the number of what went wrong. The file stays open: its lock ends with it.
int fill(int file, const QByteArray &bytes, std::optional<mode_t> mode)
{
    // open() takes the umask and no special bits.
    const bool good = (!mode || ::fchmod(file, *mode) == 0) && writeAll(file, bytes);
    return good ? 0 : errno;
}

} // namespace

Result<void> writeFileAtomically(
    const QString &path, const QByteArray &bytes, NewFileMode newMode, MissingFolders folders)
{
    const QString real = behindLinks(path);
    const QString folder = QFileInfo(real).absolutePath();
    const QByteArray target = QFile::encodeName(real);
    const Result<std::optional<mode_t>> before = modeBefore(target, path);
    if (!before)
        return fail(before.error());
    if (auto there = haveFolder(folder, folders); !there)
        return there;
    const bool isOpenToOthers = !*before && newMode == NewFileMode::Ordinary;
    const auto [file, name] = makeTemporaryFile(real, isOpenToOthers ? 0666 : 0600);
    if (file < 0)
        return fail(errorFrom(errno, path));
    int problem = fill(file, bytes, *before);
    if (problem == 0 && ::rename(name.constData(), target.constData()) != 0)
        problem = errno;
    if (problem != 0)
        ::unlink(name.constData());
    ::close(file); // tells nothing that the synchronisation has not told
    if (problem != 0)
        return fail(errorFrom(problem, path));
    syncFolder(folder);
    return {};
}

} // namespace patchbay
