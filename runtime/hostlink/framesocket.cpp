// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/hostlink/framesocket.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#include <QPointer>

#include <array>
#include <cerrno>
#include <cstring>

namespace patchbay::hostlink
{

namespace
{

// How much one turn of the event loop reads from one socket, so that a flood from one child does
// not starve the rest of the thread.
constexpr int kChunk = 128 * 1024;
constexpr int kChunksPerTurn = 8;
constexpr qint64 kSentPerTurn = 1 << 20;

QString errnoText(int code)
{
    return QString::fromLocal8Bit(std::strerror(code));
}

} // namespace

FrameSocket::FrameSocket(int descriptor, protocol::Caps caps, QObject *parent)
    : QObject(parent)
    , m_descriptor(descriptor)
    , m_caps(caps)
    , m_reader(caps)
    , m_readable(std::make_unique<QSocketNotifier>(descriptor, QSocketNotifier::Read))
    , m_writable(std::make_unique<QSocketNotifier>(descriptor, QSocketNotifier::Write))
{
    m_writable->setEnabled(false);
    connect(m_readable.get(), &QSocketNotifier::activated, this, &FrameSocket::readSome);
    connect(m_writable.get(), &QSocketNotifier::activated, this, &FrameSocket::writeSome);
}

FrameSocket::~FrameSocket()
{
    close();
}

Result<std::pair<int, int>> FrameSocket::pair()
{
    std::array<int, 2> ends{};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0)
        return fail(ErrorCode::NoSpace, QStringLiteral("socketpair: ") + errnoText(errno));
    ::fcntl(ends[0], F_SETFL, ::fcntl(ends[0], F_GETFL) | O_NONBLOCK);
    return std::pair(ends[0], ends[1]);
}

Result<void> FrameSocket::send(const protocol::Frame &frame, int passed)
{
    auto head = protocol::encodeHead(frame, m_caps);
    if (!isOpen() || !head) {
        if (passed >= 0)
            ::close(passed);
        return head ? Result<void>() : fail(head.error());
    }
    m_outgoing.enqueue({std::move(*head), frame.blob, frame.owner, passed, 0});
    // At once where nothing is held up; a failing write ends nothing here, the reader notices.
    if (!m_writable->isEnabled())
        writeSome();
    return {};
}

bool FrameSocket::isHungUp() const
{
    pollfd entry = {m_descriptor, 0, 0};
    return ::poll(&entry, 1, 0) > 0;
}

void FrameSocket::close()
{
    if (!isOpen())
        return;
    m_readable->setEnabled(false);
    m_writable->setEnabled(false);
    for (const Outgoing &outgoing : std::as_const(m_outgoing)) {
        if (outgoing.passed >= 0)
            ::close(outgoing.passed);
    }
    m_outgoing.clear();
    ::close(std::exchange(m_descriptor, -1));
}

void FrameSocket::readSome()
{
    static thread_local std::array<char, kChunk> buffer;
    for (int turn = 0; turn < kChunksPerTurn && isOpen(); ++turn) {
        const ssize_t got = ::recv(m_descriptor, buffer.data(), buffer.size(), MSG_DONTWAIT);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
            return;
        if (got < 0)
            return end(Error{ErrorCode::HostDied, errnoText(errno)});
        if (got == 0) {
            if (m_reader.atBoundary())
                return end(std::nullopt);
            return end(
                Error{ErrorCode::Protocol, QStringLiteral("the stream ended inside a frame")});
        }
        const auto fed = m_reader.feed(QByteArrayView(buffer.data(), got));
        if (!deliver())
            return;
        if (!fed)
            return end(fed.error());
    }
}

// False when a slot has deleted this object or closed the socket.
bool FrameSocket::deliver()
{
    const QPointer<FrameSocket> self(this);
    while (auto frame = m_reader.next()) {
        emit received(*frame);
        if (!self || !isOpen())
            return false;
    }
    return true;
}

void FrameSocket::writeSome()
{
    qint64 left = kSentPerTurn;
    while (isOpen() && !m_outgoing.isEmpty() && left > 0) {
        Outgoing &outgoing = m_outgoing.head();
        const qint64 sent = writePiece(outgoing);
        if (sent < 0) {
            if (errno == EINTR)
                continue;
            if (errno == EAGAIN || errno == EWOULDBLOCK) {
                m_writable->setEnabled(true);
                return;
            }
            // The peer is gone; what it said before it went may still be unread.
            m_writable->setEnabled(false);
            return;
        }
        outgoing.sent += sent;
        left -= sent;
        if (outgoing.passed >= 0)
            ::close(std::exchange(outgoing.passed, -1));
        if (outgoing.sent == outgoing.head.size() + outgoing.blob.size())
            m_outgoing.dequeue();
    }
    if (isOpen())
        m_writable->setEnabled(!m_outgoing.isEmpty());
}

// One sendmsg of what is left; the descriptor goes with the very first bytes (docs/protocol.md).
qint64 FrameSocket::writePiece(Outgoing &outgoing)
{
    std::array<iovec, 2> pieces{};
    std::size_t count = 0;
    const auto append = [&](QByteArray &bytes, qsizetype from) {
        if (from < bytes.size()) {
            // sendmsg only reads; data() of a shared array would copy it.
            pieces[count++] = {const_cast<char *>(bytes.constData()) + from,
                static_cast<std::size_t>(bytes.size() - from)};
        }
    };
    append(outgoing.head, outgoing.sent);
    append(outgoing.blob, std::max<qsizetype>(0, outgoing.sent - outgoing.head.size()));
    msghdr message = {};
    message.msg_iov = pieces.data();
    message.msg_iovlen = count;
    alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> control{};
    if (outgoing.passed >= 0) {
        message.msg_control = control.data();
        message.msg_controllen = control.size();
        cmsghdr *first = CMSG_FIRSTHDR(&message);
        first->cmsg_level = SOL_SOCKET;
        first->cmsg_type = SCM_RIGHTS;
        first->cmsg_len = CMSG_LEN(sizeof(int));
        std::memcpy(CMSG_DATA(first), &outgoing.passed, sizeof(int));
    }
    return ::sendmsg(m_descriptor, &message, MSG_NOSIGNAL | MSG_DONTWAIT);
}

void FrameSocket::end(const std::optional<Error> &error)
{
    close();
    emit ended(error);
}

} // namespace patchbay::hostlink
