// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/protocol/framereader.h"

#include <QObject>
#include <QQueue>
#include <QSocketNotifier>

#include <memory>
#include <optional>
#include <utility>

namespace patchbay::hostlink
{

// Our end of a socket to the host: sends and receives frames without ever waiting. Owns the
// descriptor. May be deleted in a slot of its own signals with deleteLater().
class FrameSocket : public QObject
{
    Q_OBJECT
public:
    FrameSocket(int descriptor, protocol::Caps caps, QObject *parent = nullptr);
    ~FrameSocket() override;

    // Two connected sockets, close-on-exec: ours (not blocking) and the host's. NoSpace when the
    // process has no descriptors left.
    static Result<std::pair<int, int>> pair();

    // Queues the frame and what travels with it, whose ownership passes here. TooLarge: not queued.
    Result<void> send(const protocol::Frame &frame, int passed = -1);

    // Stops both directions; nothing is emitted any more.
    void close();
    bool isOpen() const { return m_descriptor >= 0; }
    // The peer has closed its end, though the event loop may not have seen it yet.
    bool isHungUp() const;

signals:
    void received(const patchbay::protocol::Frame &frame);
    // Once; the socket is closed. No error: the peer ended between two frames.
    void ended(const std::optional<patchbay::Error> &error);

private:
    struct Outgoing
    {
        QByteArray head;
        QByteArray blob;
        std::shared_ptr<const void> owner; // of the blob's bytes, where it does not own them
        int passed = -1;
        qsizetype sent = 0;
    };

    void readSome();
    bool deliver();
    void writeSome();
    qint64 writePiece(Outgoing &outgoing);
    void end(const std::optional<Error> &error);

    int m_descriptor = -1;
    protocol::Caps m_caps;
    protocol::FrameReader m_reader;
    QQueue<Outgoing> m_outgoing;
    std::unique_ptr<QSocketNotifier> m_readable;
    std::unique_ptr<QSocketNotifier> m_writable;
};

} // namespace patchbay::hostlink
