// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/protocol/framereader.h"

#include <QtEndian>

#include <algorithm>
#include <utility>

namespace patchbay::protocol
{

FrameReader::FrameReader(Caps caps)
    : m_caps(caps)
{ }

Result<void> FrameReader::feed(QByteArrayView bytes)
{
    if (m_lost)
        return fail(*m_lost);
    m_bytes += bytes.size();
    if (m_bytes > m_caps.totalBytes)
        return lose(
            ErrorCode::TooLarge, QStringLiteral("more than %1 bytes").arg(m_caps.totalBytes));

    const auto take = [&bytes](QByteArray &into, qsizetype upTo) {
        const qsizetype count = std::min(bytes.size(), upTo - into.size());
        into.append(bytes.data(), count);
        bytes = bytes.sliced(count);
        return into.size() == upTo;
    };
    for (;;) {
        switch (m_part) {
        case Part::Lengths:
            if (!take(m_lengths, 8))
                return {};
            if (auto begun = beginFrame(); !begun)
                return begun;
            m_part = Part::Header;
            break;
        case Part::Header:
            if (!take(m_header, static_cast<qsizetype>(m_headerLength)))
                return {};
            m_part = Part::Blob;
            break;
        case Part::Blob:
            if (!take(m_blob, static_cast<qsizetype>(m_blobLength)))
                return {};
            if (auto finished = finishFrame(); !finished)
                return finished;
            m_part = Part::Lengths;
            break;
        }
    }
}

std::optional<Frame> FrameReader::next()
{
    if (m_ready.isEmpty())
        return std::nullopt;
    return m_ready.takeFirst();
}

bool FrameReader::atBoundary() const
{
    return !m_lost && m_part == Part::Lengths && m_lengths.isEmpty();
}

Result<void> FrameReader::beginFrame()
{
    m_headerLength = qFromLittleEndian<quint32>(m_lengths.constData());
    m_blobLength = qFromLittleEndian<quint32>(m_lengths.constData() + 4);
    m_lengths.clear();
    if (m_headerLength < 2)
        return lose(
            ErrorCode::Protocol, QStringLiteral("a header of %1 bytes").arg(m_headerLength));
    if (m_headerLength > m_caps.headerBytes) {
        return lose(ErrorCode::TooLarge,
            QStringLiteral("a header of %1 bytes is over the cap of %2")
                .arg(m_headerLength)
                .arg(m_caps.headerBytes));
    }
    if (m_blobLength > m_caps.blobBytes) {
        return lose(ErrorCode::TooLarge,
            QStringLiteral("a blob of %1 bytes is over the cap of %2")
                .arg(m_blobLength)
                .arg(m_caps.blobBytes));
    }
    if (++m_frames > m_caps.frames)
        return lose(ErrorCode::TooLarge, QStringLiteral("more than %1 frames").arg(m_caps.frames));
    return {};
}

Result<void> FrameReader::finishFrame()
{
    const QByteArray text = std::exchange(m_header, {});
    Frame frame;
    frame.blob = std::exchange(m_blob, {});
    auto header = parseJson(text, {.depth = m_caps.depth, .members = m_caps.members});
    if (!header) {
        const ErrorCode code = header.error().code == ErrorCode::TooLarge ? ErrorCode::TooLarge
                                                                          : ErrorCode::Protocol;
        return lose(code, QStringLiteral("header: ") + header.error().detail);
    }
    if (!header->is_object())
        return lose(ErrorCode::Protocol, QStringLiteral("a header that is no object"));
    frame.header = std::move(*header);
    m_ready.append(std::move(frame));
    return {};
}

Result<void> FrameReader::lose(ErrorCode code, const QString &detail)
{
    m_lost = Error{code, detail};
    m_header.clear();
    m_blob.clear();
    return fail(*m_lost);
}

} // namespace patchbay::protocol
