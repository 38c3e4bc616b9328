// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/base/installpaths.h"
#include "runtime/base/result.h"
#include "runtime/hostlink/version.h"
#include "runtime/protocol/messages.h"
#include "runtime/protocol/messagewriter.h"

#include <QObject>

#include <memory>
#include <optional>

namespace patchbay::hostlink
{

class HostRun;
class Session;
class Spare;

struct HostOptions
{
    // Of a program that runs connectors for somebody: the installed host.
    static HostOptions of(const InstallPaths &paths);

    QString executable; // bin/patchbay-host
    QString scripts; // share/patchbay/host: boot/ and sdk/
    protocol::ProcessLimits limits; // of a version process; a run may ask for less, never for more
    // For one run and good-bye: starts sooner, loads only the libraries a source may need. A
    // console that evaluates other texts wants a full host.
    bool lean = false;
    double startSeconds = 30; // start → hello
    double loadSeconds = 20; // evaluation of one source
    int warmSessions = 4; // idle versions kept; the least recently used goes first
    // Processes forked and caged ahead of need, so that an edit or a run does not wait for that:
    // versions without a source (0 or 1), and children of the current version without a job. None
    // for a lean host.
    int spareVersions = 1;
    int spareRuns = 2;
    double spareSeconds = 600; // without any run; then they end until the next
    int restarts = 5; // after crashes, within `restartWindowSeconds`; then Failed for as long
    double restartWindowSeconds = 60;
};

// The host process and everything in it, seen from the application. One per application. Lives in
// the thread it was made in, needs that thread's event loop and never blocks it. Starts the host on
// the first need, restarts it after a crash, and takes every process down with itself.
class Host : public QObject
{
    Q_OBJECT
public:
    enum class State {
        Stopped, // not started yet, or shut down
        Starting,
        Ready,
        Failed, // could not start, or crashed too often; error() says why; start() tries again
    };
    Q_ENUM(State)

    explicit Host(HostOptions options, QObject *parent = nullptr);
    ~Host() override;

    // Begins to start the host, so that the first run finds it ready. Harmless when it runs.
    void start();
    // Ends every process of the host at once. Sessions and runs end with HostDied.
    void shutdown();

    State state() const;
    Error error() const; // of the last failure
    const std::optional<protocol::Hello> &hello() const; // set while Ready
    qint64 processId() const; // 0 while there is none

    // The warm session of a version, or a new one that is loading. Owned by the host: hold it in a
    // QPointer. A session that died is never handed out again; one whose source does not load is.
    Session *session(const Version &version);

    // A run of one job of that version: `session(version)->createRun(limits)`.
    std::unique_ptr<HostRun> createRun(
        const Version &version, const protocol::ProcessLimits &limits = {});

signals:
    void stateChanged(patchbay::hostlink::Host::State state);

private:
    friend class Session;
    const HostOptions &options() const;
    void requestVersion(
        const QString &id, int socket, std::optional<qint64> spareFor = std::nullopt);
    std::unique_ptr<Spare> takeSpareVersion();
    void requestSignal(const QString &id, std::optional<qint64> pid, protocol::SignalKind kind);
    void sessionIdle();
    void sessionIsQuiet(Session &session);

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace patchbay::hostlink
