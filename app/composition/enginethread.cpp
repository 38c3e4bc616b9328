// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/enginethread.h"

#include "runtime/engine/limits.h"

#include <utility>

namespace patchbay::app
{

EngineThread::EngineThread(
    const InstallPaths &paths, engine::HostPolicy &policy, const Clock &clock, QObject *parent)
    : QObject(parent)
{
    m_thread.setObjectName(QStringLiteral("engine"));
    m_thread.start();
    // Timers and notifiers belong to the thread that makes them; nothing here takes longer than
    // that.
    QObject maker;
    maker.moveToThread(&m_thread);
    QMetaObject::invokeMethod(
        &maker,
        [&] {
            m_transport = std::make_unique<http::CurlTransport>();
            m_host = std::make_unique<hostlink::Host>(hostlink::HostOptions::of(paths));
            m_engine = std::make_unique<engine::Engine>(*m_host, *m_transport, policy, clock);
            m_engine->setLimits(engine::installedLimits(paths));
            connect(
                m_host.get(), &hostlink::Host::stateChanged, m_host.get(), [this] { report(); });
            maker.moveToThread(thread());
        },
        Qt::BlockingQueuedConnection);
}

void EngineThread::startHost()
{
    if (std::exchange(m_hostStarted, true))
        return;
    QMetaObject::invokeMethod(m_host.get(), [host = m_host.get(), transport = m_transport.get()] {
        host->start();
        transport->openEarly(); // while the host starts
    });
}

EngineThread::~EngineThread()
{
    // Objects end in the thread they live in; the thread ends when they have.
    QMetaObject::invokeMethod(
        m_engine.get(),
        [this] {
            m_engine.reset();
            m_host.reset();
            m_transport.reset();
        },
        Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

void EngineThread::report()
{
    switch (m_host->state()) {
    case hostlink::Host::State::Ready: {
        const auto &hello = m_host->hello();
        const QStringList warnings = hello ? hello->sandbox.warnings : QStringList();
        if (warnings.isEmpty())
            emit hostState(tr("Runtime ready · sandboxed"), false);
        else
            emit hostState(tr("Runtime ready · sandbox incomplete: %1")
                               .arg(warnings.join(QStringLiteral("; "))),
                true);
        break;
    }
    case hostlink::Host::State::Starting:
        emit hostState(tr("starting the runtime…"), false);
        break;
    case hostlink::Host::State::Failed:
        emit hostState(tr("The runtime does not start: %1").arg(m_host->error().detail), true);
        break;
    case hostlink::Host::State::Stopped:
        emit hostState(tr("The runtime has stopped"), true);
        break;
    }
}

} // namespace patchbay::app
