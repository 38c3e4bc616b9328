// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/files/readfile.h"

#include <QFile>
#include <QFileInfo>
#include <QStringDecoder>

namespace patchbay
{
namespace
{

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

} // namespace patchbay
