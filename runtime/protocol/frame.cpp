// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/protocol/frame.h"

#include <QtEndian>

namespace patchbay::protocol
{

Result<QByteArray> encodeHead(const Frame &frame, const Caps &caps)
{
    const QByteArray header = toJsonText(frame.header);
    if (header.size() > static_cast<qsizetype>(caps.headerBytes)) {
        return fail(ErrorCode::TooLarge,
            QStringLiteral("a header of %1 bytes is over the cap of %2")
                .arg(header.size())
                .arg(caps.headerBytes));
    }
    if (frame.blob.size() > static_cast<qsizetype>(caps.blobBytes)) {
        return fail(ErrorCode::TooLarge,
            QStringLiteral("a blob of %1 bytes is over the cap of %2")
                .arg(frame.blob.size())
                .arg(caps.blobBytes));
    }
    QByteArray head(8, Qt::Uninitialized);
    qToLittleEndian(static_cast<quint32>(header.size()), head.data());
    qToLittleEndian(static_cast<quint32>(frame.blob.size()), head.data() + 4);
    return head.append(header);
}

Result<QByteArray> encodeFrame(const Frame &frame, const Caps &caps)
{
    auto head = encodeHead(frame, caps);
    if (head)
        head->append(frame.blob);
    return head;
}

} // namespace patchbay::protocol
