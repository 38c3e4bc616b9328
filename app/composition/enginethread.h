// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/base/clock.h"
#include "runtime/base/installpaths.h"
#include "runtime/engine/engine.h"
#include "runtime/hostlink/host.h"
#include "runtime/http/curltransport.h"

#include <QObject>
#include <QThread>

#include <future>
#include <memory>

namespace patchbay::app
{

// The engine with its host and transport, in a thread of their own: made there, used there, ended
// there. The window never waits for any of them, but for their being made when it asks for
// engine().
class EngineThread : public QObject
{
    Q_OBJECT
public:
    EngineThread(const InstallPaths &paths, engine::HostPolicy &policy, const Clock &clock,
        QObject *parent = nullptr);
    ~EngineThread() override;

    engine::Engine &engine();
    // Starts the host unless that was done, and opens what the first request needs: what is asked
    // of the engine before waits for it.
    void startHost();

signals:
    // One sentence about the host for the status bar; `warning` where a layer of its cage is
    // missing.
    void hostState(const QString &text, bool warning);

private:
    void make(const InstallPaths &paths, engine::HostPolicy &policy, const Clock &clock);
    void report();

    QThread m_thread;
    std::promise<void> m_make;
    std::future<void> m_made;
    std::unique_ptr<http::CurlTransport> m_transport;
    std::unique_ptr<hostlink::Host> m_host;
    std::unique_ptr<engine::Engine> m_engine;
    bool m_hostStarted = false;
};

} // namespace patchbay::app
