// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/hostlink/framesocket.h"
#include "runtime/protocol/limits.h"

#include <QObject>
#include <QString>

#include <memory>

namespace patchbay::hostlink
{

// A process that was forked and caged before anybody asked for it: a version without a source or a
// run child without a job. It is given away once, whole. Until then it has nothing to say but that
// it is ready; whatever else it says or does ends it.
class Spare : public QObject
{
    Q_OBJECT
public:
    enum class Kind { Version, Run };

    // `socket` is our end; the other one is on its way to the host.
    Spare(Kind kind, QString id, const protocol::ProcessLimits &limits, int socket);
    ~Spare() override;

    const QString &id() const { return m_id; }
    const protocol::ProcessLimits &limits() const { return m_limits; }
    qint64 processId() const { return m_processId; } // 0 before the fork
    bool isReady() const { return m_ready; }

    void forked(qint64 processId) { m_processId = processId; }
    // Whether it can still be given away: it may have died since the last turn of the event loop.
    bool isFit() const;
    // Its socket, for whoever takes it; the spare itself is then of no use any more.
    std::unique_ptr<FrameSocket> takeSocket();

signals:
    void lost(); // once: it died or misbehaved

private:
    void received(const protocol::Frame &frame);
    void lose();

    const Kind m_kind;
    const QString m_id;
    const protocol::ProcessLimits m_limits;
    qint64 m_processId = 0;
    bool m_ready = false;
    bool m_lost = false;
    std::unique_ptr<FrameSocket> m_socket;
};

} // namespace patchbay::hostlink
