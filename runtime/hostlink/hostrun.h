// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/base/error.h"
#include "runtime/hostlink/session.h"
#include "runtime/protocol/messages.h"

#include <QObject>

#include <memory>
#include <optional>

namespace patchbay::hostlink
{

// How a run ended. `outcome` of the run was emitted before when the reason is Completed.
struct RunEnd
{
    enum class Reason {
        Completed, // an outcome came and was emitted
        LoadFailed, // the source does not load; `loadError`
        Stopped, // by stop()
        TimedOut, // the wall limit of start()
        OutOfMemory, // not even an error could be made of it
        Exited, // the child left without an outcome; `exit.status`
        Killed, // by a signal: SIGXCPU/SIGKILL by a limit, SIGSYS by a forbidden system call
        Misbehaved, // broke the protocol or a cap; `error` is Protocol or TooLarge
        HostDied, // the host or the version process ended first
    };
    Reason reason = Reason::HostDied;
    Error error; // for every reason but Completed, LoadFailed
    std::optional<protocol::Raised> loadError;
    std::optional<protocol::Raised> interrupted; // where a soft stop caught the connector
    protocol::ExitStatus exit; // where known; not after Completed, the child is still leaving
};

// One job in one child. Owned by the caller; deleting it kills the child. Every message is checked
// before its signal; ids of requests are unique within the run. All signals come in Host's thread;
// the run may be deleted (or deleteLater()) in any slot.
class HostRun : public QObject
{
    Q_OBJECT
public:
    ~HostRun() override;

    // Forks the child (as soon as the version is loaded) and hands it the job: JOB of
    // docs/protocol.md as JSON text. `wallSeconds` counts from the fork, 0 = no limit: then a soft
    // stop, half a second later a kill, reason TimedOut. Once per run.
    void start(QByteArray job, double wallSeconds = 0);

    // Soft (an error that connector code can hardly swallow), hard after half a second.
    void stop();

    // Answers to the requests of the child. Unknown or already answered ids are ignored.
    void answer(qint64 id, protocol::Answer answer);
    // `kind`: a failure kind of docs/protocol.md, "read_timeout" …
    void answerFailure(qint64 id, const QString &kind, const QString &detail);
    void answerSettings(qint64 id, bool accept);
    // A list of objects: {"address"} for A, {"port","priority","target","weight"} for SRV.
    void answerResolve(qint64 id, const Json &records);
    void answerResolveFailure(qint64 id, const QString &text);
    void answerSleep(qint64 id);

    bool isFinished() const;
    qint64 processId() const; // 0 before the fork

signals:
    void ready(); // the child runs
    void exchangeRequested(const patchbay::protocol::ExchangeRequest &request);
    void console(const patchbay::protocol::ConsoleMessage &message);
    void trace(const patchbay::protocol::TraceMessage &message);
    void settingsChanged(const patchbay::protocol::SettingsMessage &message);
    void resolveRequested(const patchbay::protocol::ResolveMessage &message);
    void sleepRequested(const patchbay::protocol::SleepMessage &message);
    void warning(const patchbay::protocol::WarningMessage &message);
    void describing(const QString &name);
    void piece(const patchbay::protocol::PieceMessage &message);
    // At most once, as soon as it is known. Not after a stop.
    void outcome(const patchbay::protocol::Outcome &outcome);
    // Exactly once after start(), last of all, never from inside start() or stop().
    void finished(const patchbay::hostlink::RunEnd &end);

private:
    friend class Session;
    struct Private;
    HostRun(Session &session, QString id, protocol::ProcessLimits limits);

    // For Session.
    void begin();
    void beginWith(Spare &spare);
    void forked(qint64 pid);
    void exited(const protocol::ExitStatus &exit);
    void sessionEnded(const Session *session); // null: it is being destroyed
    const QString &id() const;

    std::unique_ptr<Private> d;
};

} // namespace patchbay::hostlink
