// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/hostlink/host.h"

#include "runtime/hostlink/framesocket.h"
#include "runtime/hostlink/hostprocess.h"
#include "runtime/hostlink/hostrun.h"
#include "runtime/hostlink/session.h"
#include "runtime/protocol/messagereader.h"
#include "runtime/protocol/messagewriter.h"

#include <QElapsedTimer>
#include <QHash>
#include <QPointer>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace patchbay::hostlink
{

namespace
{

// The control socket carries a handful of small frames from our own code.
protocol::Caps controlCaps()
{
    protocol::Caps caps;
    caps.headerBytes = 1U << 20;
    caps.blobBytes = 0;
    caps.frames = 100'000'000;
    caps.totalBytes = 1LL << 50;
    return caps;
}

QString describe(const protocol::ExitStatus &exit)
{
    if (exit.signal)
        return QStringLiteral("ended by signal %1").arg(*exit.signal);
    return QStringLiteral("ended with status %1").arg(exit.status.value_or(-1));
}

int toMs(double seconds)
{
    return static_cast<int>(std::clamp(seconds, 0.0, 1e6) * 1000);
}

} // namespace

struct Host::Private
{
    Private(Host &host, HostOptions hostOptions)
        : self(host)
        , options(std::move(hostOptions))
    { }

    void setState(State next);
    void launch();
    void greeted(const protocol::Hello &hello);
    void received(const protocol::Frame &frame);
    void processExited(const protocol::ExitStatus &exit);
    void crashed(const QString &why);
    void giveUp(Error why);
    void endSessions(const Error &why);
    void drop();
    void evictIdle(const Session *spare);
    void retire(Session *session);
    Session *sessionNamed(const QString &id) const;

    Host &self;
    HostOptions options;
    State state = State::Stopped;
    Error error;
    std::optional<protocol::Hello> hello;
    std::unique_ptr<HostProcess> process;
    std::unique_ptr<FrameSocket> control;
    std::unique_ptr<QTimer> startLimit;
    QHash<QByteArray, Session *> sessions;
    QList<QByteArray> recent; // keys, the least recently used first
    QHash<QString, qint64> groups; // version → process id, of versions that may still live
    QList<qint64> crashes; // milliseconds on `clock`
    QElapsedTimer clock;
    qint64 lastVersion = 0;
};

Host::Host(HostOptions options, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this, std::move(options)))
{
    d->clock.start();
    d->startLimit = std::make_unique<QTimer>();
    d->startLimit->setSingleShot(true);
    connect(d->startLimit.get(), &QTimer::timeout, this, [this] {
        d->giveUp({ErrorCode::Timeout,
            QStringLiteral("the host was not ready after %1 s").arg(d->options.startSeconds)});
    });
}

Host::~Host()
{
    // Here, not by deleteLater(): there may be no event loop any more, and the destructor of the
    // process waits a moment to leave no zombie.
    const std::unique_ptr<HostProcess> process = std::move(d->process);
    if (process) {
        process->disconnect();
        process->kill();
    }
    d->drop();
    // Sessions go while `d` still stands: they tell it.
    const auto sessions = d->sessions.values();
    d->sessions.clear();
    qDeleteAll(sessions);
}

void Host::start()
{
    if (d->state == State::Starting || d->state == State::Ready)
        return;
    d->crashes.clear();
    d->launch();
}

void Host::shutdown()
{
    d->drop();
    d->setState(State::Stopped);
    d->endSessions({ErrorCode::HostDied, QStringLiteral("the host was shut down")});
}

Host::State Host::state() const
{
    return d->state;
}

Error Host::error() const
{
    return d->error;
}

const std::optional<protocol::Hello> &Host::hello() const
{
    return d->hello;
}

qint64 Host::processId() const
{
    return d->process ? d->process->id() : 0;
}

Session *Host::session(const Version &version)
{
    const QByteArray key = version.key();
    Session *session = d->sessions.value(key);
    d->recent.removeOne(key);
    d->recent.append(key);
    if (session != nullptr)
        return session;

    session = new Session(*this, version, QStringLiteral("v%1").arg(++d->lastVersion));
    d->sessions.insert(key, session);
    connect(session, &Session::died, this, [this, session] { d->retire(session); });
    d->evictIdle(session);
    switch (d->state) {
    case State::Ready:
        session->open();
        break;
    case State::Failed:
        // Not from inside this call: the caller has connected nothing yet.
        QTimer::singleShot(0, session, [this, session] {
            if (d->state == State::Failed)
                session->fail(d->error);
        });
        break;
    case State::Stopped:
        start();
        break;
    case State::Starting:
        break;
    }
    return session;
}

std::unique_ptr<HostRun> Host::createRun(
    const Version &version, const protocol::ProcessLimits &limits)
{
    return session(version)->createRun(limits);
}

// ---- for Session ------------------------------------------------------------------------------

const HostOptions &Host::options() const
{
    return d->options;
}

void Host::requestVersion(const QString &id, int socket)
{
    // A control socket that has just died is noticed by its own signal; the frame is then lost.
    if (d->control)
        (void)d->control->send(protocol::startVersionFrame(id, d->options.limits), socket);
}

void Host::requestSignal(const QString &id, std::optional<qint64> pid, protocol::SignalKind kind)
{
    if (d->control)
        (void)d->control->send(protocol::signalFrame(id, pid, kind));
}

void Host::sessionIdle()
{
    d->evictIdle(nullptr);
}

// ---- the process ------------------------------------------------------------------------------

void Host::Private::setState(State next)
{
    if (std::exchange(state, next) != next)
        emit self.stateChanged(next);
}

void Host::Private::launch()
{
    drop();
    error = {};
    auto ends = FrameSocket::pair();
    if (!ends)
        return giveUp(ends.error());
    auto started = HostProcess::start(options.executable, options.scripts, ends->second);
    control = std::make_unique<FrameSocket>(ends->first, controlCaps());
    if (!started)
        return giveUp(started.error());
    process = std::move(*started);
    QObject::connect(process.get(), &HostProcess::exited, &self,
        [this](const protocol::ExitStatus &exit) { processExited(exit); });
    QObject::connect(control.get(), &FrameSocket::received, &self,
        [this](const protocol::Frame &frame) { received(frame); });
    QObject::connect(
        control.get(), &FrameSocket::ended, &self, [this](const std::optional<Error> &why) {
            // A clean end comes with the end of the process, which says more.
            if (why && why->code != ErrorCode::HostDied)
                crashed(why->detail);
        });
    (void)control->send(protocol::helloFrame(options.lean));
    startLimit->start(toMs(options.startSeconds));
    setState(State::Starting);
}

void Host::Private::received(const protocol::Frame &frame)
{
    const auto message = protocol::readControlMessage(frame);
    if (!message)
        return crashed(message.error().detail);
    if (const auto *greeting = std::get_if<protocol::Hello>(&*message)) {
        greeted(*greeting);
    } else if (const auto *refused = std::get_if<protocol::Refused>(&*message)) {
        giveUp({ErrorCode::Protocol, QStringLiteral("the host refused: ") + refused->reason});
    } else if (const auto *started = std::get_if<protocol::VersionStarted>(&*message)) {
        groups.insert(started->version, started->pid);
        if (Session *session = sessionNamed(started->version))
            session->processStarted(started->pid);
        else
            self.requestSignal(started->version, {}, protocol::SignalKind::Kill);
    } else if (const auto *exited = std::get_if<protocol::VersionExited>(&*message)) {
        groups.remove(exited->version);
        if (Session *session = sessionNamed(exited->version))
            session->processExited(exited->exit);
    }
}

void Host::Private::greeted(const protocol::Hello &greeting)
{
    if (greeting.protocol != protocol::kVersion) {
        return giveUp({ErrorCode::Protocol,
            QStringLiteral("the host speaks protocol %1, the application %2")
                .arg(greeting.protocol)
                .arg(protocol::kVersion)});
    }
    startLimit->stop();
    hello = greeting;
    setState(State::Ready);
    const auto waiting = sessions.values();
    for (Session *session : waiting) {
        if (state == State::Ready && session->state() == Session::State::Loading)
            session->open();
    }
}

void Host::Private::processExited(const protocol::ExitStatus &exit)
{
    const QString words = process->lastWords();
    const QString why = QStringLiteral("the host ") + describe(exit)
        + (words.isEmpty() ? QString() : QStringLiteral(": ") + words);
    // A host that cannot even start will not do better the next time, unless it was killed.
    if (state == State::Starting && exit.status)
        return giveUp({ErrorCode::HostDied, why});
    crashed(why);
}

void Host::Private::crashed(const QString &why)
{
    const Error failure{ErrorCode::HostDied, why};
    const qint64 now = clock.elapsed();
    const qint64 window = toMs(options.restartWindowSeconds);
    crashes.removeIf([&](qint64 at) { return at < now - window; });
    crashes.append(now);
    if (crashes.size() > options.restarts)
        return giveUp(failure);
    drop();
    error = failure;
    endSessions(failure);
    launch();
}

void Host::Private::giveUp(Error why)
{
    const QString words = process ? process->lastWords() : QString();
    if (!words.isEmpty() && !why.detail.contains(words))
        why.detail += QStringLiteral(": ") + words;
    drop();
    error = why;
    setState(State::Failed);
    endSessions(why);
}

// Ends every process at once. The zygote goes by signal; versions have asked the kernel to die with
// it, and what a hostile one may have forked dies with its group.
void Host::Private::drop()
{
    startLimit->stop();
    hello.reset();
    if (process) {
        process->disconnect();
        process->kill();
        // Both may be the sender of the signal that brought us here.
        process.release()->deleteLater();
    }
    if (control) {
        control->disconnect();
        control->close();
        control.release()->deleteLater();
    }
    for (const qint64 leader : std::as_const(groups))
        HostProcess::killGroup(leader);
    groups.clear();
}

// ---- sessions ---------------------------------------------------------------------------------

void Host::Private::endSessions(const Error &why)
{
    const auto all = sessions.values();
    for (const QPointer<Session> session : all) {
        if (session)
            session->fail(why);
    }
}

Session *Host::Private::sessionNamed(const QString &id) const
{
    const auto found = std::find_if(sessions.cbegin(), sessions.cend(),
        [&id](const Session *session) { return session->id() == id; });
    return found == sessions.cend() ? nullptr : *found;
}

void Host::Private::retire(Session *session)
{
    const QByteArray key = sessions.key(session);
    sessions.remove(key);
    recent.removeOne(key);
    session->deleteLater();
}

void Host::Private::evictIdle(const Session *spare)
{
    int idle = 0;
    for (const Session *session : std::as_const(sessions))
        idle += session->isIdle() ? 1 : 0;
    const QList<QByteArray> oldestFirst = recent;
    for (const QByteArray &key : oldestFirst) {
        if (idle <= options.warmSessions)
            return;
        Session *session = sessions.value(key);
        if (session == nullptr || session == spare || !session->isIdle())
            continue;
        --idle;
        session->killVersion(
            {ErrorCode::Cancelled, QStringLiteral("made room for newer versions")});
    }
}

} // namespace patchbay::hostlink
