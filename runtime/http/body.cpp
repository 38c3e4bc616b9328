// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/http/body.h"

#include <fcntl.h>
#include <unistd.h>

#include <QFile>
#include <QThreadPool>

#include <algorithm>
#include <utility>

namespace patchbay::http
{

namespace
{

// Freeing the blocks of a file of 100 MB takes some 20 ms.
constexpr qint64 kLeftToAnother = qint64(8) << 20;

// A file's blocks are freed by whoever closes it last.
void closeElsewhere(int descriptor)
{
    if (descriptor < 0)
        return;
    if (QThreadPool *pool = QThreadPool::globalInstance())
        pool->start([descriptor] { ::close(descriptor); });
    else
        ::close(descriptor);
}

} // namespace

struct Body::File
{
    QString path;
    qint64 size = 0;

    File(QString filePath, qint64 fileSize)
        : path(std::move(filePath))
        , size(fileSize)
    { }
    ~File()
    {
        const int kept = size > kLeftToAnother
            ? ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC)
            : -1;
        QFile::remove(path);
        closeElsewhere(kept);
    }
    Q_DISABLE_COPY_MOVE(File)
};

Body::Body(QByteArray bytes)
    : m_bytes(std::move(bytes))
{ }

Body Body::adoptFile(QString path, qint64 size)
{
    Body body;
    body.m_file = std::make_shared<const File>(std::move(path), size);
    return body;
}

qint64 Body::size() const
{
    return m_file ? m_file->size : m_bytes.size();
}

bool Body::isOnDisk() const
{
    return m_file != nullptr;
}

QString Body::filePath() const
{
    return m_file ? m_file->path : QString();
}

Result<QByteArray> Body::bytes() const
{
    if (!m_file)
        return m_bytes;
    return window(0, m_file->size);
}

Result<Body::View> Body::view() const
{
    if (!m_file)
        return View{m_bytes, nullptr};
    if (m_file->size == 0)
        return View{};
    const auto file = std::make_shared<QFile>(m_file->path);
    uchar *mapped = file->open(QIODevice::ReadOnly) && file->size() >= m_file->size
        ? file->map(0, m_file->size)
        : nullptr;
    if (mapped == nullptr)
        return fail(ErrorCode::NotFound, m_file->path + QStringLiteral(": ") + file->errorString());
    return View{
        QByteArray::fromRawData(reinterpret_cast<const char *>(mapped), m_file->size), file};
}

Result<QByteArray> Body::window(qint64 offset, qint64 length) const
{
    offset = std::clamp<qint64>(offset, 0, size());
    length = std::clamp<qint64>(length, 0, size() - offset);
    if (!m_file)
        return m_bytes.mid(offset, length);

    QFile file(m_file->path);
    if (!file.open(QIODevice::ReadOnly) || !file.seek(offset))
        return fail(ErrorCode::NotFound, m_file->path + QStringLiteral(": ") + file.errorString());
    QByteArray bytes = file.read(length);
    if (bytes.size() != length)
        return fail(ErrorCode::NotFound,
            m_file->path
                + QStringLiteral(": %1 of %2 bytes are there").arg(bytes.size()).arg(length));
    return bytes;
}

} // namespace patchbay::http
