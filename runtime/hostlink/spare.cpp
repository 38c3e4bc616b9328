// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/hostlink/spare.h"

#include "runtime/protocol/messagereader.h"

#include <utility>

namespace patchbay::hostlink
{

Spare::Spare(Kind kind, QString id, const protocol::ProcessLimits &limits, int socket)
    : m_kind(kind)
    , m_id(std::move(id))
    , m_limits(limits)
    , m_socket(std::make_unique<FrameSocket>(socket, protocol::Caps{}))
{
    connect(m_socket.get(), &FrameSocket::received, this, &Spare::received);
    connect(m_socket.get(), &FrameSocket::ended, this, &Spare::lose);
}

Spare::~Spare() = default;

bool Spare::isFit() const
{
    return !m_lost && m_socket && m_socket->isOpen() && !m_socket->isHungUp();
}

std::unique_ptr<FrameSocket> Spare::takeSocket()
{
    if (m_socket)
        m_socket->disconnect(this);
    return std::move(m_socket);
}

void Spare::received(const protocol::Frame &frame)
{
    const auto message = protocol::readRunMessage(frame);
    const bool ready = message && std::holds_alternative<protocol::Ready>(*message);
    if (m_kind == Kind::Version || !ready || std::exchange(m_ready, true))
        lose();
}

void Spare::lose()
{
    if (std::exchange(m_lost, true))
        return;
    // Still in a slot of the socket.
    if (m_socket) {
        m_socket->disconnect(this);
        m_socket->close();
        m_socket.release()->deleteLater();
    }
    emit lost();
}

} // namespace patchbay::hostlink
