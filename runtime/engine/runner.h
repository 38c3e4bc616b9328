// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/engine/exchangeservice.h"
#include "runtime/engine/job.h"
#include "runtime/engine/limits.h"
#include "runtime/engine/mailbox.h"
#include "runtime/engine/wallclock.h"
#include "runtime/hostlink/hostrun.h"

#include <QTimer>

#include <memory>

namespace patchbay::engine
{

// One run from its first step to its result: what the platform does around connector code. Steps
// follow each other where the action retries (sdk/runtime.md §6.3) or asks to be invoked again
// (§6.4); each is one job in a child of its own. Lives in the engine's thread, owned by the engine.
class Runner : public QObject
{
    Q_OBJECT
public:
    Runner(Services &services, RunRequest request, RunId id, QObject *parent = nullptr);
    ~Runner() override;

    void begin();
    void stop();

signals:
    void traced(const patchbay::engine::TraceEvent &event);
    void finished(const patchbay::engine::RunResult &result); // last of all

private:
    void writeArguments();
    void startStep();
    void connectStep();
    void startWaiting(double seconds);

    void onReady();
    void onTrace(const protocol::TraceMessage &message);
    void onSettings(const protocol::SettingsMessage &message);
    void onSleep(const protocol::SleepMessage &message);
    void onStepFinished(const hostlink::RunEnd &end);
    void onExpired(double seconds);

    void addConsole(const protocol::ConsoleMessage &message);
    void addLoadConsole();
    void decideNext(const protocol::Outcome &outcome);
    void retry(const protocol::Outcome &outcome);
    void reinvoke(const protocol::Outcome &outcome);
    void finishRaised(const RaisedError &error);
    void finishFailed(OutcomeKind kind, Error failure);
    void finishLoadTimedOut(const Error &error);
    void finishStopped();
    void finish();

    qint64 trace(TraceEvent event);
    TraceEvent event(TraceEvent::Kind kind, const QString &text = {}, int line = 0) const;
    void pauseClocks(bool pause);

    Services &m_services;
    RunRequest m_request;
    RunLimits m_limits;
    ExchangeService m_exchanges;
    WallClock m_stepClock;
    WallClock m_totalClock;
    QTimer m_wait; // before the next step, in real time
    std::shared_ptr<Mailbox> m_mailbox;
    Arguments m_arguments;
    std::unique_ptr<hostlink::HostRun> m_step;
    std::optional<protocol::Outcome> m_outcome;
    ExecStep m_next;
    RunResult m_result;
    std::chrono::nanoseconds m_startedAt{0};
    QList<qint64> m_lambdas; // trace ids of the lambdas that are open, outermost first
    qint64 m_rootTrace = 0;
    int m_retries = 0; // of this step
    int m_reinvokes = 0;
    double m_expiredSeconds = 0; // > 0: the run is being stopped by this limit
    bool m_writing = false; // the arguments, on another thread
    bool m_loadConsoleSeen = false;
    bool m_stopping = false;
    bool m_done = false;
};

} // namespace patchbay::engine
