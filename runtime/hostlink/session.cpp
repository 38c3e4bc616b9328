// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/hostlink/session.h"

#include "runtime/hostlink/framesocket.h"
#include "runtime/hostlink/host.h"
#include "runtime/hostlink/hostrun.h"
#include "runtime/protocol/messagereader.h"

#include <QHash>
#include <QPointer>
#include <QSet>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace patchbay::hostlink
{

namespace
{

constexpr int kExitWaitMs = 1000; // end of the socket → word of the zygote how it ended
constexpr qsizetype kConsoleKept = 1000; // lines printed while loading

QString describe(const protocol::ExitStatus &exit)
{
    if (exit.signal)
        return QStringLiteral("the version's process was ended by signal %1").arg(*exit.signal);
    return QStringLiteral("the version's process ended with status %1")
        .arg(exit.status.value_or(-1));
}

} // namespace

struct Session::Private
{
    Private(Session &session, Host &owner, Version v, QString name)
        : self(session)
        , host(owner)
        , version(std::move(v))
        , id(std::move(name))
    { }

    void received(const protocol::Frame &frame);
    void loaded(const protocol::Loaded &message);
    void beginWaiting();
    void ended(const std::optional<Error> &error);
    void die(Error why);

    Session &self;
    Host &host;
    Version version;
    QString id;
    State state = State::Loading;
    double loadMs = 0;
    std::optional<protocol::Raised> loadError;
    Error failure;
    QList<protocol::ConsoleMessage> console;
    qint64 pid = 0;
    std::unique_ptr<FrameSocket> socket;
    QTimer loadLimit;
    QTimer exitWait;
    QHash<QString, HostRun *> runs; // of every run that is not finished
    QSet<QString> unwanted; // deleted by their owner before we knew their process
    qint64 lastRun = 0;
};

Session::Session(Host &host, Version version, QString id)
    : QObject(&host)
    , d(std::make_unique<Private>(*this, host, std::move(version), std::move(id)))
{
    d->loadLimit.setSingleShot(true);
    connect(&d->loadLimit, &QTimer::timeout, this, [this] {
        killVersion({ErrorCode::Timeout,
            QStringLiteral("the source did not load within %1 s")
                .arg(d->host.options().loadSeconds)});
    });
    d->exitWait.setSingleShot(true);
    connect(&d->exitWait, &QTimer::timeout, this, [this] {
        killVersion({ErrorCode::HostDied, QStringLiteral("the version's process hung up")});
    });
}

Session::~Session()
{
    if (d->socket)
        d->host.requestSignal(d->id, {}, protocol::SignalKind::Kill);
    const auto runs = std::exchange(d->runs, {});
    for (HostRun *run : runs)
        run->sessionEnded(nullptr);
}

Session::State Session::state() const
{
    return d->state;
}

const Version &Session::version() const
{
    return d->version;
}

double Session::loadMs() const
{
    return d->loadMs;
}

const std::optional<protocol::Raised> &Session::loadError() const
{
    return d->loadError;
}

Error Session::failure() const
{
    return d->failure;
}

const QList<protocol::ConsoleMessage> &Session::loadConsole() const
{
    return d->console;
}

qint64 Session::processId() const
{
    return d->pid;
}

const QString &Session::id() const
{
    return d->id;
}

bool Session::isIdle() const
{
    return d->runs.isEmpty();
}

std::unique_ptr<HostRun> Session::createRun(const protocol::ProcessLimits &limits)
{
    return std::unique_ptr<HostRun>(
        new HostRun(*this, QStringLiteral("r%1").arg(++d->lastRun), limits));
}

// ---- life of the process ----------------------------------------------------------------------

void Session::open()
{
    auto ends = FrameSocket::pair();
    if (!ends)
        return d->die(ends.error());
    d->socket = std::make_unique<FrameSocket>(ends->first, protocol::Caps{});
    connect(d->socket.get(), &FrameSocket::received, this,
        [this](const protocol::Frame &frame) { d->received(frame); });
    connect(d->socket.get(), &FrameSocket::ended, this,
        [this](const std::optional<Error> &error) { d->ended(error); });
    d->host.requestVersion(d->id, ends->second);
}

void Session::processStarted(qint64 pid)
{
    // The source goes out only now that the application knows the process: what it does from here
    // on can be ended even if the zygote dies.
    d->pid = pid;
    if (!d->socket)
        return;
    d->loadLimit.start(static_cast<int>(d->host.options().loadSeconds * 1000));
    const Version &version = d->version;
    const auto sent = d->socket->send(
        protocol::loadFrame(version.path, version.profile, version.clock, version.source));
    if (!sent)
        killVersion(sent.error());
}

void Session::processExited(const protocol::ExitStatus &exit)
{
    d->pid = 0;
    d->die({ErrorCode::HostDied, describe(exit)});
}

void Session::fail(const Error &failure)
{
    d->die(failure);
}

void Session::killVersion(const Error &failure)
{
    d->host.requestSignal(d->id, {}, protocol::SignalKind::Kill);
    d->die(failure);
}

void Session::Private::received(const protocol::Frame &frame)
{
    const auto message = protocol::readVersionMessage(frame);
    if (!message)
        return self.killVersion(message.error());
    if (const auto *line = std::get_if<protocol::ConsoleMessage>(&*message)) {
        if (console.size() < kConsoleKept)
            console.append(*line);
        emit self.console(*line);
    } else if (const auto *done = std::get_if<protocol::Loaded>(&*message)) {
        loaded(*done);
    } else if (const auto *started = std::get_if<protocol::RunStarted>(&*message)) {
        if (unwanted.remove(started->run))
            self.signalRun(started->pid, protocol::SignalKind::Kill);
        else if (HostRun *run = runs.value(started->run))
            run->forked(started->pid);
    } else if (const auto *exited = std::get_if<protocol::RunExited>(&*message)) {
        unwanted.remove(exited->run);
        if (HostRun *run = runs.value(exited->run))
            run->exited(exited->exit);
    }
}

void Session::Private::loaded(const protocol::Loaded &message)
{
    if (state != State::Loading) {
        return self.killVersion(
            {ErrorCode::Protocol, QStringLiteral("a version said twice that it is loaded")});
    }
    loadLimit.stop();
    if (message.error) {
        state = State::LoadFailed;
        loadError = message.error;
        const QPointer<Session> alive(&self);
        // The process has nothing more to give; the verdict stays.
        socket->disconnect();
        socket.release()->deleteLater();
        host.requestSignal(id, {}, protocol::SignalKind::Kill);
        emit self.loadFailed(*message.error);
        if (!alive)
            return;
    } else {
        state = State::Loaded;
        loadMs = message.ms;
        const QPointer<Session> alive(&self);
        emit self.loaded(loadMs);
        if (!alive)
            return;
    }
    beginWaiting();
}

// Every run that was started before the verdict.
void Session::Private::beginWaiting()
{
    const QPointer<Session> alive(&self);
    const auto waiting = runs.keys();
    for (const QString &name : waiting) {
        if (!alive)
            return;
        if (HostRun *run = runs.value(name)) {
            if (state == State::Loaded)
                run->begin();
            else
                run->sessionEnded(&self);
        }
    }
}

void Session::Private::ended(const std::optional<Error> &error)
{
    if (error && error->code != ErrorCode::HostDied)
        return self.killVersion(*error);
    // How it ended comes from the zygote, within moments.
    exitWait.start(kExitWaitMs);
}

void Session::Private::die(Error why)
{
    if (state == State::Died || state == State::LoadFailed)
        return;
    state = State::Died;
    failure = std::move(why);
    loadLimit.stop();
    exitWait.stop();
    if (socket) {
        socket->disconnect();
        socket->close();
        socket.release()->deleteLater();
    }
    const QPointer<Session> alive(&self);
    emit self.died(failure);
    if (alive)
        beginWaiting();
}

// ---- runs -------------------------------------------------------------------------------------

void Session::enlist(HostRun &run)
{
    d->runs.insert(run.id(), &run);
}

void Session::forget(HostRun &run)
{
    if (d->runs.remove(run.id()) == 0)
        return;
    if (d->runs.isEmpty())
        d->host.sessionIdle();
}

Result<void> Session::fork(HostRun &run, const protocol::ProcessLimits &limits, int socket)
{
    return d->socket->send(protocol::startRunFrame(run.id(), limits), socket);
}

void Session::disown(const QString &run)
{
    d->unwanted.insert(run);
}

void Session::signalRun(qint64 pid, protocol::SignalKind kind)
{
    d->host.requestSignal(d->id, pid, kind);
}

} // namespace patchbay::hostlink
