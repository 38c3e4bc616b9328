// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/hostlink/session.h"

#include "runtime/hostlink/framesocket.h"
#include "runtime/hostlink/host.h"
#include "runtime/hostlink/hostrun.h"
#include "runtime/hostlink/spare.h"
#include "runtime/protocol/messagereader.h"

#include <QHash>
#include <QPointer>
#include <QSet>
#include <QTimer>

#include <algorithm>
#include <utility>
#include <vector>

namespace patchbay::hostlink
{

namespace
{

constexpr int kExitWaitMs = 1000; // end of the socket → word of the zygote how it ended
constexpr qsizetype kConsoleKept = 1000; // lines printed while loading
constexpr int kGraceMs = 500; // outcome → the child has left
constexpr int kKillMs = 1500; // kill → the whole version, when the child is still there
constexpr int kSparesLost = 3; // in a row, before a version gets no more of them

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
    void addSpare();
    void dropSpare(Spare *spare);
    Spare *spareNamed(const QString &run) const;
    void listen();
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
    QHash<QString, qint64> leaving; // finished runs whose process is still there
    qint64 lastRun = 0;
    std::vector<std::unique_ptr<Spare>> spares; // the oldest first
    int sparesWanted = 0;
    int sparesLost = 0;
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
    if (const auto spare = d->host.takeSpareVersion()) {
        d->id = spare->id();
        d->socket = spare->takeSocket();
        d->listen();
        if (spare->processId() != 0)
            processStarted(spare->processId());
        return;
    }
    auto ends = FrameSocket::pair();
    if (!ends)
        return d->die(ends.error());
    d->socket = std::make_unique<FrameSocket>(ends->first, protocol::Caps{});
    d->listen();
    d->host.requestVersion(d->id, ends->second);
}

void Session::Private::listen()
{
    QObject::connect(socket.get(), &FrameSocket::received, &self,
        [this](const protocol::Frame &frame) { received(frame); });
    QObject::connect(socket.get(), &FrameSocket::ended, &self,
        [this](const std::optional<Error> &error) { ended(error); });
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
        if (Spare *spare = spareNamed(started->run))
            spare->forked(started->pid);
        else if (leaving.contains(started->run))
            leaving[started->run] = started->pid;
        else if (unwanted.remove(started->run))
            self.signalRun(started->pid, protocol::SignalKind::Kill);
        else if (HostRun *run = runs.value(started->run))
            run->forked(started->pid);
    } else if (const auto *exited = std::get_if<protocol::RunExited>(&*message)) {
        if (Spare *spare = spareNamed(exited->run)) {
            ++sparesLost;
            dropSpare(spare);
        }
        unwanted.remove(exited->run);
        leaving.remove(exited->run);
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
    spares.clear();
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

void Session::outcomeKnown()
{
    d->host.sessionIsQuiet(*this);
}

void Session::letLeave(const QString &run, qint64 pid)
{
    d->leaving.insert(run, pid);
    QTimer::singleShot(kGraceMs, this, [this, run] {
        if (!d->leaving.contains(run))
            return;
        if (const qint64 known = d->leaving.value(run); known != 0)
            signalRun(known, protocol::SignalKind::Kill);
        QTimer::singleShot(kKillMs, this, [this, run] {
            if (d->leaving.contains(run)) {
                killVersion({ErrorCode::HostDied,
                    QStringLiteral("a run could not be ended without its version")});
            }
        });
    });
}

// ---- spares -----------------------------------------------------------------------------------

void Session::keepSpares(int count)
{
    d->sparesWanted = d->state == State::Loaded && d->sparesLost < kSparesLost ? count : 0;
    while (static_cast<int>(d->spares.size()) > d->sparesWanted)
        d->dropSpare(d->spares.back().get());
    while (static_cast<int>(d->spares.size()) < d->sparesWanted) {
        const auto before = d->spares.size();
        d->addSpare();
        if (d->spares.size() == before)
            return;
    }
}

bool Session::hadSpares() const
{
    return d->sparesWanted > 0;
}

std::unique_ptr<Spare> Session::takeSpare(HostRun &run, const protocol::ProcessLimits &limits)
{
    while (!d->spares.empty() && !d->spares.front()->isFit())
        d->dropSpare(d->spares.front().get());
    if (d->spares.empty() || !(d->spares.front()->limits() == limits))
        return nullptr;
    auto spare = std::move(d->spares.front());
    d->spares.erase(d->spares.begin());
    d->sparesLost = 0;
    d->runs.remove(run.id());
    d->runs.insert(spare->id(), &run);
    return spare;
}

// With the limits of an ordinary run: nobody has asked for others yet.
void Session::Private::addSpare()
{
    auto ends = FrameSocket::pair();
    if (!ends)
        return;
    auto spare = std::make_unique<Spare>(Spare::Kind::Run, QStringLiteral("r%1").arg(++lastRun),
        protocol::ProcessLimits{}, ends->first);
    QObject::connect(spare.get(), &Spare::lost, &self, [this, lost = spare.get()] {
        ++sparesLost;
        dropSpare(lost);
    });
    if (socket->send(protocol::startRunFrame(spare->id(), spare->limits(), true), ends->second))
        spares.push_back(std::move(spare));
}

// It ends by the end of its socket; one that does not listen is killed.
void Session::Private::dropSpare(Spare *spare)
{
    const auto found = std::find_if(spares.begin(), spares.end(),
        [spare](const std::unique_ptr<Spare> &candidate) { return candidate.get() == spare; });
    if (found == spares.end())
        return;
    if (spare->processId() != 0)
        self.signalRun(spare->processId(), protocol::SignalKind::Kill);
    else
        unwanted.insert(spare->id());
    spare->disconnect(&self);
    found->release()->deleteLater(); // we may be in its signal
    spares.erase(found);
}

Spare *Session::Private::spareNamed(const QString &run) const
{
    const auto found = std::find_if(spares.cbegin(), spares.cend(),
        [&run](const std::unique_ptr<Spare> &spare) { return spare->id() == run; });
    return found == spares.cend() ? nullptr : found->get();
}

// -----------------------------------------------------------------------------------------------

void Session::disown(const QString &run)
{
    d->unwanted.insert(run);
}

void Session::signalRun(qint64 pid, protocol::SignalKind kind)
{
    d->host.requestSignal(d->id, pid, kind);
}

} // namespace patchbay::hostlink
