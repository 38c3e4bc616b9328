// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/enginethread.h"

#include "runtime/engine/limits.h"

#include <utility>

namespace patchbay::app
{

EngineThread::EngineThread(
    const InstallPaths &paths, engine::HostPolicy &policy, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_made(m_make.get_future())
{
    m_thread.setObjectName(QStringLiteral("engine"));
    connect(
        &m_thread, &QThread::started, this,
        [this, paths, &policy, &clock] {
            make(paths, policy, clock);
            m_make.set_value();
        },
        Qt::DirectConnection);
    m_thread.start();
}

// In the thread: timers and notifiers belong to the one that makes them.
void EngineThread::make(const InstallPaths &paths, engine::HostPolicy &policy, const Clock &clock)
{
    m_transport = std::make_unique<http::CurlTransport>();
    m_host = std::make_unique<hostlink::Host>(hostlink::HostOptions::of(paths));
    m_engine = std::make_unique<engine::Engine>(*m_host, *m_transport, policy, clock);
    m_engine->setEnvironment(QProcessEnvironment::systemEnvironment());
    m_engine->setLimits(engine::installedLimits(paths));
    connect(m_host.get(), &hostlink::Host::stateChanged, m_host.get(), [this] { report(); });
}

engine::Engine &EngineThread::engine()
{
    m_made.wait();
    return *m_engine;
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
        &engine(),
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
