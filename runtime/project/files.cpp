// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/project/files.h"

#include <unistd.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStringDecoder>

#include <cerrno>

namespace patchbay::project
{
namespace
{

// QFileDevice keeps only text of the system's error; its codes are too coarse for a full disk.
Error writeError(const QString &path, const QFileDevice &file)
{
    const QString text = file.errorString();
    const QString detail = QStringLiteral("%1: %2").arg(path, text);
    if (text == qt_error_string(ENOSPC) || text == qt_error_string(EDQUOT))
        return {ErrorCode::NoSpace, detail};
    if (text == qt_error_string(EROFS))
        return {ErrorCode::ReadOnly, detail};
    if (file.error() == QFileDevice::PermissionsError || text == qt_error_string(EACCES)
        || text == qt_error_string(EPERM))
        return {ErrorCode::Denied, detail};
    return {ErrorCode::Internal, detail};
}

// A disk that fills takes a part of the bytes without complaint; only the next write names the
// error.
bool writeAll(QFileDevice &file, const QByteArray &bytes)
{
    qint64 written = 0;
    while (written < bytes.size()) {
        const qint64 more = file.write(bytes.constData() + written, bytes.size() - written);
        if (more <= 0)
            return false;
        written += more;
    }
    return true;
}

// Line and column (both from 1, column in bytes) of the first byte that breaks UTF-8.
QString placeOfBrokenByte(const QByteArray &bytes)
{
    QStringDecoder whole(QStringDecoder::Utf8);
    qsizetype line = 1;
    qsizetype begin = 0;
    while (begin < bytes.size()) {
        qsizetype end = bytes.indexOf('\n', begin);
        if (end < 0)
            end = bytes.size();
        const QByteArrayView text(bytes.constData() + begin, end - begin);
        if (!text.isValidUtf8()) {
            qsizetype good = 0;
            while (good < text.size()) {
                qsizetype length = 1;
                while (length <= 4 && good + length <= text.size()
                    && !text.sliced(good, length).isValidUtf8())
                    ++length;
                if (length > 4 || good + length > text.size())
                    break;
                good += length;
            }
            return QStringLiteral("line %1, column %2").arg(line).arg(good + 1);
        }
        begin = end + 1;
        ++line;
    }
    return QStringLiteral("line %1").arg(line);
}

} // namespace

Result<QByteArray> readFile(const QString &path, qint64 maxBytes)
{
    const QFileInfo info(path);
    if (!info.exists())
        return fail(ErrorCode::NotFound, QStringLiteral("%1: no such file").arg(path));
    if (info.isDir())
        return fail(ErrorCode::Malformed, QStringLiteral("%1: is a folder, not a file").arg(path));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Denied, QStringLiteral("%1: %2").arg(path, file.errorString()));
    // One byte more than allowed: pipes and devices tell no size beforehand.
    QByteArray bytes = file.read(maxBytes + 1);
    if (file.error() != QFileDevice::NoError)
        return fail(ErrorCode::Internal, QStringLiteral("%1: %2").arg(path, file.errorString()));
    if (bytes.size() > maxBytes) {
        return fail(
            ErrorCode::TooLarge, QStringLiteral("%1: more than %2 bytes").arg(path).arg(maxBytes));
    }
    return bytes;
}

Result<QByteArray> readUtf8File(const QString &path, qint64 maxBytes)
{
    Result<QByteArray> bytes = readFile(path, maxBytes);
    if (!bytes)
        return bytes;
    if (bytes->startsWith("\xEF\xBB\xBF"))
        bytes->remove(0, 3);
    if (!bytes->isValidUtf8()) {
        return fail(ErrorCode::Malformed,
            QStringLiteral("%1: not UTF-8 text at %2").arg(path, placeOfBrokenByte(*bytes)));
    }
    return bytes;
}

Result<void> writeFileAtomically(const QString &path, const QByteArray &bytes, NewFileMode mode)
{
    const QFileInfo info(path);
    if (info.isDir())
        return fail(ErrorCode::Malformed, QStringLiteral("%1: is a folder, not a file").arg(path));
    if (info.exists() && !info.isWritable())
        return fail(ErrorCode::ReadOnly, QStringLiteral("%1: is read-only").arg(path));
    const QString folder = info.absolutePath();
    if (!QDir().mkpath(folder))
        return fail(ErrorCode::Denied, QStringLiteral("%1: cannot be created").arg(folder));
    if (!QFileInfo(folder).isWritable())
        return fail(ErrorCode::ReadOnly, QStringLiteral("%1: is read-only").arg(folder));

    const bool isNew = !info.exists();
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return fail(writeError(path, file));
    if (isNew && mode == NewFileMode::OwnerOnly)
        file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    if (!writeAll(file, bytes) || !file.flush()) {
        Error error = writeError(path, file);
        file.cancelWriting();
        return fail(std::move(error));
    }
    ::fsync(file.handle());
    if (!file.commit())
        return fail(writeError(path, file));
    return {};
}

} // namespace patchbay::project
