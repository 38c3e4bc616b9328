// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/http/bodysink.h"

#include <fcntl.h>
#include <unistd.h>

#include <QDir>
#include <QFile>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace patchbay::http
{

namespace
{

// A file system takes few large pieces in half the time of many small ones.
constexpr qsizetype kWrittenAtOnce = qsizetype(256) * 1024;

} // namespace

BodySink::BodySink(Limits limits)
    : m_limits(std::move(limits))
{ }

BodySink::~BodySink()
{
    discardFile();
}

Result<void> BodySink::append(const char *data, qint64 size)
{
    if (m_size + size > m_limits.maxBytes)
        return fail(
            ErrorCode::TooLarge, QStringLiteral("more than %1 bytes").arg(m_limits.maxBytes));
    if (m_file < 0 && m_size + size <= m_limits.spillThreshold) {
        m_bytes.append(data, size);
        m_size += size;
        return {};
    }
    if (m_file < 0) {
        if (auto opened = openFile(); !opened)
            return opened;
    }
    if (m_bytes.size() + size > kWrittenAtOnce) {
        if (auto flushed = flush(); !flushed)
            return flushed;
    }
    if (size >= kWrittenAtOnce) {
        if (auto written = write(data, size); !written)
            return written;
    } else {
        m_bytes.append(data, size);
    }
    m_size += size;
    return {};
}

Result<void> BodySink::finish()
{
    if (m_file < 0)
        return {};
    return flush();
}

Body BodySink::take()
{
    m_size = 0;
    if (m_file < 0)
        return {std::exchange(m_bytes, {})};
    (void)finish(); // whoever wants to know has called it before
    ::close(std::exchange(m_file, -1));
    return Body::adoptFile(std::exchange(m_path, {}), std::exchange(m_inFile, 0));
}

Result<void> BodySink::openFile()
{
    if (m_limits.spillFolder.isEmpty())
        m_limits.spillFolder = QDir::tempPath();
    // mkostemp makes the file readable for its owner alone.
    QByteArray path
        = QFile::encodeName(m_limits.spillFolder + QStringLiteral("/patchbay-body-XXXXXX"));
    m_file = ::mkostemp(path.data(), O_CLOEXEC);
    if (m_file < 0)
        return fail(ErrorCode::NoSpace,
            m_limits.spillFolder + QStringLiteral(": ") + QString::fromLocal8Bit(strerror(errno)));
    m_path = QFile::decodeName(path);
    if (auto flushed = flush(); !flushed)
        return flushed;
    m_bytes = {}; // may be much larger
    m_bytes.reserve(kWrittenAtOnce);
    return {};
}

Result<void> BodySink::flush()
{
    auto written = write(m_bytes.constData(), m_bytes.size());
    m_bytes.resize(0); // its room stays
    return written;
}

Result<void> BodySink::write(const char *data, qint64 size)
{
    while (size > 0) {
        const ssize_t written = ::write(m_file, data, static_cast<size_t>(size));
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return fail(ErrorCode::NoSpace,
                m_path + QStringLiteral(": ") + QString::fromLocal8Bit(strerror(errno)));
        m_inFile += written;
        data += written;
        size -= written;
    }
    return {};
}

void BodySink::discardFile()
{
    if (m_file < 0)
        return;
    ::close(std::exchange(m_file, -1));
    QFile::remove(m_path);
}

} // namespace patchbay::http
