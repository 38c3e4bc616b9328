// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/base/result.h"
#include "runtime/hostlink/version.h"
#include "runtime/protocol/messages.h"
#include "runtime/protocol/messagewriter.h"

#include <QList>
#include <QObject>

#include <memory>
#include <optional>

namespace patchbay::hostlink
{

class Host;
class HostRun;
class Spare;

// One version of a connector: a caged process that has evaluated its source and from which runs
// are forked. Made and owned by Host, in Host's thread.
class Session : public QObject
{
    Q_OBJECT
public:
    enum class State {
        Loading, // also while the host itself is starting
        Loaded,
        LoadFailed, // the source raised or is no connector; loadError() says why
        Died, // the process ended, was killed or misbehaved; failure() says why
    };
    Q_ENUM(State)

    ~Session() override;

    State state() const;
    const Version &version() const;
    double loadMs() const; // inside the process; once Loaded
    const std::optional<protocol::Raised> &loadError() const;
    Error failure() const; // Timeout: the load's wall clock; HostDied, Protocol, TooLarge
    const QList<protocol::ConsoleMessage> &loadConsole() const; // printed while loading
    qint64 processId() const; // 0 while there is none

    // A run to be started by the caller, who owns it. Runs may be created and started in any state:
    // they wait for the load, and end at once where it failed.
    std::unique_ptr<HostRun> createRun(const protocol::ProcessLimits &limits = {});

signals:
    // Exactly one of the three, once (died() may still follow loaded()).
    void loaded(double ms);
    void loadFailed(const patchbay::protocol::Raised &error);
    void died(const patchbay::Error &failure);
    void console(const patchbay::protocol::ConsoleMessage &message);

private:
    friend class Host;
    friend class HostRun;
    struct Private;
    Session(Host &host, Version version, QString id);

    // For Host: the zygote can fork now; has forked; saw the end; the host itself died.
    void open();
    void processStarted(qint64 pid);
    void processExited(const protocol::ExitStatus &exit);
    void fail(const Error &failure);
    bool isIdle() const;
    const QString &id() const;
    // Run children of this version that wait for a job, up to `count`; fewer end the surplus.
    void keepSpares(int count);
    bool hadSpares() const;

    // For HostRun.
    void enlist(HostRun &run);
    void forget(HostRun &run);
    Result<void> fork(HostRun &run, const protocol::ProcessLimits &limits, int socket);
    // A waiting child with exactly these limits, or null. The run goes by its name from now on.
    std::unique_ptr<Spare> takeSpare(HostRun &run, const protocol::ProcessLimits &limits);
    void outcomeKnown();
    // After its outcome a child ends by itself; one that does not is killed. pid 0: not yet known.
    void letLeave(const QString &run, qint64 pid);
    void disown(const QString &run); // deleted before its process was known
    void signalRun(qint64 pid, protocol::SignalKind kind);
    void killVersion(const Error &failure);

    std::unique_ptr<Private> d;
};

} // namespace patchbay::hostlink
