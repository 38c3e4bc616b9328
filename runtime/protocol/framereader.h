// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/protocol/frame.h"

#include <QByteArrayView>
#include <QList>

#include <optional>

namespace patchbay::protocol
{

// Cuts a stream of untrusted bytes into frames. Memory follows the bytes that really arrived: a
// length is checked against the caps before anything is reserved, and a frame that only announces
// a large blob costs nothing. After the first failure the stream is lost and stays so.
class FrameReader
{
public:
    explicit FrameReader(Caps caps = {});

    // Takes the next bytes of the stream. Protocol: no frame can start or continue like this;
    // TooLarge: a cap was passed.
    Result<void> feed(QByteArrayView bytes);

    // The next whole frame, in order of arrival.
    std::optional<Frame> next();

    // True between frames: an end of the stream is clean only here.
    bool atBoundary() const;

private:
    Result<void> beginFrame();
    Result<void> finishFrame();
    Result<void> lose(ErrorCode code, const QString &detail);

    enum class Part { Lengths, Header, Blob };

    Caps m_caps;
    Part m_part = Part::Lengths;
    QByteArray m_lengths;
    quint32 m_headerLength = 0;
    quint32 m_blobLength = 0;
    QByteArray m_header;
    QByteArray m_blob;
    qint64 m_frames = 0;
    qint64 m_bytes = 0;
    QList<Frame> m_ready;
    std::optional<Error> m_lost;
};

} // namespace patchbay::protocol
