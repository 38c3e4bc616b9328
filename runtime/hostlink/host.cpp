// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/hostlink/host.h"

#include "runtime/hostlink/framesocket.h"
#include "runtime/hostlink/hostprocess.h"
#include "runtime/hostlink/hostrun.h"
#include "runtime/hostlink/session.h"
#include "runtime/hostlink/spare.h"
#include "runtime/protocol/messagereader.h"
#include "runtime/protocol/messagewriter.h"

#include <unistd.h>

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

// After a start, a load or an end: soon enough for the next need, late enough not to disturb.
constexpr int kQuietMs = 150;
constexpr int kSparesLost = 3; // in a row, before there are no more of them

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
    void evictIdle(const Session *kept);
    bool isBusy() const;
    void makeCurrent(Session *session);
    void touch();
    void keepSpares();
    void addSpareVersion();
    void loseSpareVersion();
    void endSpareVersion();
    void dropSpares();
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
    QList<Session *> sessions; // the least recently used first
    QHash<QString, qint64> groups; // version → process id, of versions that may still live
    QList<qint64> crashes; // milliseconds on `clock`
    qint64 failedAt = 0; // likewise
    QElapsedTimer clock;
    qint64 lastVersion = 0;
    std::unique_ptr<Spare> spareVersion;
    int sparesLost = 0;
    QPointer<Session> current; // the one used last; the only one with spares of its own
    QTimer quiet; // → spares are made
    QTimer unused; // → spares end
};

HostOptions HostOptions::of(const InstallPaths &paths)
{
    HostOptions options;
    options.executable = paths.hostExecutable;
    options.scripts = paths.hostScripts;
    options.loadSeconds = 10; // the platform allows 5 s on its own machines (sdk/runtime.md §16.2)
    return options;
}

Host::Host(HostOptions options, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this, std::move(options)))
{
    d->clock.start();
    d->quiet.setSingleShot(true);
    connect(&d->quiet, &QTimer::timeout, this, [this] { d->keepSpares(); });
    d->unused.setSingleShot(true);
    connect(&d->unused, &QTimer::timeout, this, [this] { d->dropSpares(); });
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
    qDeleteAll(std::exchange(d->sessions, {}));
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
    // Sources of other lengths differ at once and others at the edit; even reading one through to
    // the end is a hundred times faster than hashing it, and there are few.
    const auto known = std::find_if(d->sessions.crbegin(), d->sessions.crend(),
        [&](const Session *candidate) { return candidate->version() == version; });
    if (known != d->sessions.crend()) {
        d->makeCurrent(*known);
        return d->current;
    }

    auto *session = new Session(*this, version, QStringLiteral("v%1").arg(++d->lastVersion));
    connect(session, &Session::died, this, [this, session] { d->retire(session); });
    d->makeCurrent(session);
    d->evictIdle(session);
    switch (d->state) {
    case State::Ready:
        session->open();
        break;
    case State::Failed:
        if (d->clock.elapsed() - d->failedAt >= toMs(d->options.restartWindowSeconds)) {
            start(); // what ended it may be over
            break;
        }
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

void Host::requestVersion(const QString &id, int socket, std::optional<qint64> spareFor)
{
    // A control socket that has just died is noticed by its own signal; the frame is then lost.
    if (d->control)
        (void)d->control->send(
            protocol::startVersionFrame(id, d->options.limits, spareFor), socket);
    else
        ::close(socket);
}

std::unique_ptr<Spare> Host::takeSpareVersion()
{
    if (!d->spareVersion || !d->spareVersion->isFit())
        return nullptr;
    d->sparesLost = 0;
    return std::move(d->spareVersion);
}

void Host::requestSignal(const QString &id, std::optional<qint64> pid, protocol::SignalKind kind)
{
    if (d->control)
        (void)d->control->send(protocol::signalFrame(id, pid, kind));
}

void Host::sessionIdle()
{
    d->evictIdle(nullptr);
    d->touch();
}

// Its memory is in order since the first spare, so the next one disturbs nobody for long.
void Host::sessionIsQuiet(Session &session)
{
    if (&session == d->current && session.hadSpares() && d->unused.isActive())
        session.keepSpares(d->options.spareRuns);
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
        if (spareVersion && spareVersion->id() == started->version)
            spareVersion->forked(started->pid);
        else if (Session *session = sessionNamed(started->version))
            session->processStarted(started->pid);
        else
            self.requestSignal(started->version, {}, protocol::SignalKind::Kill);
    } else if (const auto *exited = std::get_if<protocol::VersionExited>(&*message)) {
        groups.remove(exited->version);
        if (spareVersion && spareVersion->id() == exited->version)
            loseSpareVersion();
        else if (Session *session = sessionNamed(exited->version))
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
    sparesLost = 0;
    setState(State::Ready);
    touch();
    const auto waiting = sessions;
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
    failedAt = clock.elapsed();
    setState(State::Failed);
    endSessions(why);
}

// Ends every process at once. The zygote goes by signal; versions have asked the kernel to die with
// it, and what a hostile one may have forked dies with its group.
void Host::Private::drop()
{
    startLimit->stop();
    hello.reset();
    quiet.stop();
    unused.stop();
    if (spareVersion) {
        spareVersion->disconnect(&self);
        spareVersion.release()->deleteLater(); // this may be its signal
    }
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

// ---- spares -----------------------------------------------------------------------------------

bool Host::Private::isBusy() const
{
    return std::any_of(sessions.cbegin(), sessions.cend(), [](const Session *session) {
        return session->state() == Session::State::Loading || !session->isIdle();
    });
}

void Host::Private::makeCurrent(Session *session)
{
    if (current && current != session)
        current->keepSpares(0);
    current = session;
    sessions.removeOne(session);
    sessions.append(session);
    touch();
}

// Something was used: what is missing is made when all is quiet again.
void Host::Private::touch()
{
    if (options.lean || state != State::Ready)
        return;
    quiet.start(kQuietMs);
    unused.start(toMs(options.spareSeconds));
}

void Host::Private::keepSpares()
{
    if (state != State::Ready)
        return;
    if (isBusy())
        return quiet.start(kQuietMs);
    if (current)
        current->keepSpares(options.spareRuns);
    if (!spareVersion && options.spareVersions > 0 && sparesLost < kSparesLost)
        addSpareVersion();
}

void Host::Private::addSpareVersion()
{
    auto ends = FrameSocket::pair();
    if (!ends)
        return;
    spareVersion = std::make_unique<Spare>(Spare::Kind::Version,
        QStringLiteral("v%1").arg(++lastVersion), options.limits, ends->first);
    QObject::connect(spareVersion.get(), &Spare::lost, &self, [this] { loseSpareVersion(); });
    // Most sources are the one before with an edit.
    self.requestVersion(
        spareVersion->id(), ends->second, current ? current->version().source.size() : 0);
}

void Host::Private::loseSpareVersion()
{
    ++sparesLost;
    endSpareVersion();
    quiet.start(kQuietMs);
}

void Host::Private::endSpareVersion()
{
    if (!spareVersion)
        return;
    self.requestSignal(spareVersion->id(), {}, protocol::SignalKind::Kill);
    spareVersion->disconnect(&self);
    spareVersion.release()->deleteLater(); // this may be its signal
}

void Host::Private::dropSpares()
{
    quiet.stop();
    endSpareVersion();
    if (current)
        current->keepSpares(0);
}

// ---- sessions ---------------------------------------------------------------------------------

void Host::Private::endSessions(const Error &why)
{
    const QList<QPointer<Session>> all(sessions.cbegin(), sessions.cend());
    for (const auto &session : all) {
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
    sessions.removeOne(session);
    session->deleteLater();
}

void Host::Private::evictIdle(const Session *kept)
{
    int idle = 0;
    for (const Session *session : std::as_const(sessions))
        idle += session->isIdle() ? 1 : 0;
    const auto oldestFirst = sessions;
    for (Session *session : oldestFirst) {
        if (idle <= options.warmSessions)
            return;
        if (session == kept || !sessions.contains(session) || !session->isIdle())
            continue;
        --idle;
        session->killVersion(
            {ErrorCode::Cancelled, QStringLiteral("made room for newer versions")});
    }
}

} // namespace patchbay::hostlink
