// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/hostlink/hostrun.h"

#include "runtime/hostlink/framesocket.h"
#include "runtime/hostlink/spare.h"
#include "runtime/json/jsoncheck.h"
#include "runtime/protocol/messagereader.h"
#include "runtime/protocol/messagewriter.h"

#include <QPointer>
#include <QSet>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace patchbay::hostlink
{

namespace
{

constexpr int kSoftStopMs = 500; // soft stop → kill
constexpr int kKillMs = 1500; // kill → the whole version, when the child is still there
constexpr qsizetype kCheckedPerTurn = 1 << 20; // bytes of JSON, some 4 ms
constexpr int kExitWaitMs = 1000; // end of the socket → word of the version how it ended

// With its memory exhausted twice over, the Ruby VM ends with this status; nothing else in a child
// uses it (runtime/host/boot/run_child.rb).
constexpr int kOutOfMemory = 1;

RunEnd::Reason reasonOf(const protocol::ExitStatus &exit)
{
    if (exit.signal)
        return RunEnd::Reason::Killed;
    return exit.status == kOutOfMemory ? RunEnd::Reason::OutOfMemory : RunEnd::Reason::Exited;
}

QString describe(const protocol::ExitStatus &exit)
{
    if (exit.status == kOutOfMemory)
        return QStringLiteral("the run ran out of memory");
    if (exit.signal)
        return QStringLiteral("the run was ended by signal %1").arg(*exit.signal);
    if (exit.status)
        return QStringLiteral("the run ended itself with status %1").arg(*exit.status);
    return QStringLiteral("the run ended without a word");
}

bool isOutcome(const protocol::Frame &frame)
{
    return stringAt(frame.header, "ev") == QLatin1String("outcome");
}

} // namespace

struct HostRun::Private
{
    enum class State { Created, Waiting, Running, Finished };

    Private(HostRun &run, Session &owner, QString name, protocol::ProcessLimits l)
        : self(run)
        , session(&owner)
        , id(std::move(name))
        , limits(l)
    { }

    void listen();
    Result<void> sendJob();
    void received(const protocol::Frame &frame);
    void take(const protocol::Frame &frame, protocol::BlobText text);
    void checkMore();
    // The child has said its last word, though nobody may have been told yet.
    bool isDecided() const { return hasOutcome || checking; }
    void dispatch(protocol::RunMessage message);
    void dispatchOutcome(const protocol::Outcome &message);
    bool acceptId(qint64 request);
    void reply(qint64 request, const protocol::Frame &frame);
    void ended(const std::optional<Error> &error);
    void interrupt(RunEnd::Reason reason, Error why);
    void misbehaved(Error why);
    void kill();
    void conclude();
    void finish(const RunEnd &end);
    void finishLater(RunEnd end);

    HostRun &self;
    QPointer<Session> session;
    QString id;
    protocol::ProcessLimits limits;
    State state = State::Created;
    QByteArray job;
    double wallSeconds = 0;
    std::unique_ptr<FrameSocket> socket;
    qint64 pid = 0;
    QSet<qint64> open; // requests of the child that wait for an answer
    qint64 lastRequest = -1;
    // A large outcome is read piece by piece; what happens meanwhile happens after it.
    struct Checking
    {
        explicit Checking(const protocol::Frame &outcome)
            : frame(outcome)
            , check(outcome.blob)
        { }
        protocol::Frame frame;
        JsonCheck check;
    };
    std::unique_ptr<Checking> checking;
    QTimer checkTurn;
    bool hasOutcome = false; // and emitted it
    bool killed = false;
    bool socketEnded = false;
    std::optional<protocol::ExitStatus> exit;
    std::optional<RunEnd> forced; // decided from outside: stopped, timed out, misbehaved
    QTimer wallLimit;
    QTimer escalation; // the next, harder step
    QTimer exitWait;
};

HostRun::HostRun(Session &session, QString id, protocol::ProcessLimits limits)
    : d(std::make_unique<Private>(*this, session, std::move(id), limits))
{
    for (QTimer *timer : {&d->wallLimit, &d->escalation, &d->exitWait, &d->checkTurn})
        timer->setSingleShot(true);
    connect(&d->checkTurn, &QTimer::timeout, this, [this] { d->checkMore(); });
    connect(&d->wallLimit, &QTimer::timeout, this, [this] {
        d->interrupt(RunEnd::Reason::TimedOut,
            {ErrorCode::Timeout,
                QStringLiteral("the run took longer than %1 s").arg(d->wallSeconds)});
    });
    connect(&d->escalation, &QTimer::timeout, this, [this] { d->kill(); });
    connect(&d->exitWait, &QTimer::timeout, this, [this] { d->conclude(); });
    session.enlist(*this);
}

HostRun::~HostRun()
{
    if (!d->session)
        return;
    if (d->state == Private::State::Running) {
        if (d->pid != 0 && !d->exit)
            d->session->signalRun(d->pid, protocol::SignalKind::Kill);
        else if (d->pid == 0)
            d->session->disown(d->id);
    }
    d->session->forget(*this);
}

const QString &HostRun::id() const
{
    return d->id;
}

bool HostRun::isFinished() const
{
    return d->state == Private::State::Finished;
}

qint64 HostRun::processId() const
{
    return d->pid;
}

void HostRun::start(QByteArray job, double wallSeconds)
{
    if (d->state != Private::State::Created)
        return;
    d->state = Private::State::Waiting;
    d->job = std::move(job);
    d->wallSeconds = std::max(0.0, wallSeconds);
    if (d->session && d->session->state() == Session::State::Loading)
        return; // begin() or sessionEnded() follows
    QTimer::singleShot(0, this, [this] {
        if (d->session && d->session->state() == Session::State::Loaded)
            begin();
        else
            sessionEnded(d->session);
    });
}

void HostRun::stop()
{
    if (d->state == Private::State::Waiting) {
        RunEnd end;
        end.reason = RunEnd::Reason::Stopped;
        end.error = {ErrorCode::Cancelled, QStringLiteral("stopped before it began")};
        d->finishLater(std::move(end));
    } else if (d->state == Private::State::Running) {
        d->interrupt(RunEnd::Reason::Stopped, {ErrorCode::Cancelled, QStringLiteral("stopped")});
    }
}

// ---- answers ----------------------------------------------------------------------------------

void HostRun::answer(qint64 id, protocol::Answer answer)
{
    d->reply(id, protocol::answerFrame(id, std::move(answer)));
}

void HostRun::answerFailure(qint64 id, const QString &kind, const QString &detail)
{
    d->reply(id, protocol::failureFrame(id, kind, detail));
}

void HostRun::answerSettings(qint64 id, bool accept)
{
    d->reply(id, protocol::settingsFrame(id, accept));
}

void HostRun::answerResolve(qint64 id, const Json &records)
{
    d->reply(id, protocol::resolvedFrame(id, records));
}

void HostRun::answerResolveFailure(qint64 id, const QString &text)
{
    d->reply(id, protocol::resolveFailedFrame(id, text));
}

void HostRun::answerSleep(qint64 id)
{
    d->reply(id, protocol::sleptFrame(id));
}

void HostRun::Private::reply(qint64 request, const protocol::Frame &frame)
{
    if (!open.remove(request) || !socket)
        return;
    const auto sent = socket->send(frame);
    if (!sent && sent.error().code == ErrorCode::TooLarge)
        (void)socket->send(
            protocol::failureFrame(request, QStringLiteral("too_large"), sent.error().detail));
}

// ---- life -------------------------------------------------------------------------------------

void HostRun::begin()
{
    if (d->state != Private::State::Waiting || !d->session)
        return;
    d->state = Private::State::Running;
    if (d->wallSeconds > 0)
        d->wallLimit.start(static_cast<int>(std::min(d->wallSeconds, 1e6) * 1000));
    if (const auto spare = d->session->takeSpare(*this, d->limits))
        return beginWith(*spare);
    auto ends = FrameSocket::pair();
    if (!ends)
        return d->misbehaved(ends.error());
    d->socket = std::make_unique<FrameSocket>(ends->first, protocol::Caps{});
    d->listen();
    auto sent = d->session->fork(*this, d->limits, ends->second);
    if (sent)
        sent = d->sendJob();
    if (!sent)
        d->misbehaved(sent.error());
}

void HostRun::beginWith(Spare &spare)
{
    d->id = spare.id();
    d->pid = spare.processId();
    d->socket = spare.takeSocket();
    d->listen();
    if (const auto sent = d->sendJob(); !sent)
        return d->misbehaved(sent.error());
    if (spare.isReady())
        emit ready(); // last: a slot may delete this run
}

void HostRun::Private::listen()
{
    QObject::connect(socket.get(), &FrameSocket::received, &self,
        [this](const protocol::Frame &frame) { received(frame); });
    QObject::connect(socket.get(), &FrameSocket::ended, &self,
        [this](const std::optional<Error> &error) { ended(error); });
}

Result<void> HostRun::Private::sendJob()
{
    return socket->send(protocol::jobFrame(std::exchange(job, {})));
}

void HostRun::forked(qint64 pid)
{
    d->pid = pid;
    // Stopped before there was a process to stop.
    if (d->forced && !d->killed && d->session)
        d->session->signalRun(pid, protocol::SignalKind::Stop);
}

void HostRun::exited(const protocol::ExitStatus &exit)
{
    d->exit = exit;
    if (d->state != Private::State::Running)
        return;
    if (d->socketEnded || !d->socket)
        d->conclude();
    else
        d->exitWait.start(kExitWaitMs); // the rest of what it said is still to be read
}

void HostRun::sessionEnded(const Session *session)
{
    if (d->state == Private::State::Created || d->state == Private::State::Finished)
        return;
    if (d->state == Private::State::Running && (d->isDecided() || d->forced))
        return d->conclude();
    RunEnd end;
    if (session != nullptr && session->state() == Session::State::LoadFailed) {
        end.reason = RunEnd::Reason::LoadFailed;
        end.loadError = session->loadError();
    } else {
        end.reason = RunEnd::Reason::HostDied;
        end.error = session != nullptr
            ? session->failure()
            : Error{ErrorCode::HostDied, QStringLiteral("the version was closed")};
    }
    d->finish(end);
}

void HostRun::Private::received(const protocol::Frame &frame)
{
    if (isDecided() || state != State::Running)
        return; // whatever a child says after its outcome
    if (frame.blob.size() <= kCheckedPerTurn || !isOutcome(frame))
        return take(frame, protocol::BlobText::Unchecked);
    checking = std::make_unique<Checking>(frame);
    checkMore();
}

void HostRun::Private::checkMore()
{
    const std::optional<bool> isJson = checking->check.advance(kCheckedPerTurn);
    if (!isJson)
        return checkTurn.start(0);
    const protocol::Frame frame = std::move(checking->frame);
    checking.reset();
    take(frame, *isJson ? protocol::BlobText::Checked : protocol::BlobText::Unchecked);
}

void HostRun::Private::take(const protocol::Frame &frame, protocol::BlobText text)
{
    auto message = protocol::readRunMessage(frame, text);
    if (!message)
        return misbehaved(message.error());
    dispatch(std::move(*message));
}

// Requests count up, so an id never comes twice.
bool HostRun::Private::acceptId(qint64 request)
{
    if (request <= lastRequest) {
        misbehaved({ErrorCode::Protocol, QStringLiteral("request %1 came twice").arg(request)});
        return false;
    }
    lastRequest = request;
    open.insert(request);
    return true;
}

void HostRun::Private::dispatch(protocol::RunMessage message)
{
    if (const auto *outcome = std::get_if<protocol::Outcome>(&message))
        return dispatchOutcome(*outcome);
    if (forced)
        return; // nobody waits for the rest of a stopped run
    if (const auto *exchange = std::get_if<protocol::ExchangeRequest>(&message)) {
        if (acceptId(exchange->id))
            emit self.exchangeRequested(*exchange);
    } else if (const auto *console = std::get_if<protocol::ConsoleMessage>(&message)) {
        emit self.console(*console);
    } else if (const auto *trace = std::get_if<protocol::TraceMessage>(&message)) {
        emit self.trace(*trace);
    } else if (const auto *settings = std::get_if<protocol::SettingsMessage>(&message)) {
        if (acceptId(settings->id))
            emit self.settingsChanged(*settings);
    } else if (const auto *resolve = std::get_if<protocol::ResolveMessage>(&message)) {
        if (acceptId(resolve->id))
            emit self.resolveRequested(*resolve);
    } else if (const auto *sleep = std::get_if<protocol::SleepMessage>(&message)) {
        if (acceptId(sleep->id))
            emit self.sleepRequested(*sleep);
    } else if (const auto *warning = std::get_if<protocol::WarningMessage>(&message)) {
        emit self.warning(*warning);
    } else if (const auto *describing = std::get_if<protocol::DescribingMessage>(&message)) {
        emit self.describing(describing->name);
    } else if (const auto *piece = std::get_if<protocol::PieceMessage>(&message)) {
        emit self.piece(*piece);
    } else if (const auto *ready = std::get_if<protocol::Ready>(&message)) {
        if (pid == 0)
            pid = ready->pid;
        emit self.ready();
    }
}

void HostRun::Private::dispatchOutcome(const protocol::Outcome &message)
{
    if (forced) {
        forced->interrupted = message.error;
        return;
    }
    hasOutcome = true;
    if (session)
        session->outcomeKnown();
    const QPointer<HostRun> alive(&self);
    emit self.outcome(message);
    if (alive)
        conclude();
}

void HostRun::Private::ended(const std::optional<Error> &error)
{
    socketEnded = true;
    if (error && error->code != ErrorCode::HostDied && !isDecided() && !forced)
        return misbehaved(*error);
    if (exit)
        return conclude();
    exitWait.start(kExitWaitMs);
}

// Soft first; the escalation kills.
void HostRun::Private::interrupt(RunEnd::Reason reason, Error why)
{
    if (forced || isDecided())
        return;
    forced = RunEnd{};
    forced->reason = reason;
    forced->error = std::move(why);
    wallLimit.stop();
    if (pid != 0 && session)
        session->signalRun(pid, protocol::SignalKind::Stop);
    escalation.start(kSoftStopMs);
}

void HostRun::Private::misbehaved(Error why)
{
    if (!forced && !hasOutcome) {
        forced = RunEnd{};
        forced->reason = RunEnd::Reason::Misbehaved;
        forced->error = std::move(why);
    }
    wallLimit.stop();
    if (socket)
        socket->close();
    socketEnded = true;
    if (exit) // it did not wait for our judgement
        return conclude();
    kill();
}

// First the child by its id; when it is still there later, or never had one, the whole version.
void HostRun::Private::kill()
{
    if (!session)
        return conclude();
    if (!killed && pid != 0) {
        killed = true;
        session->signalRun(pid, protocol::SignalKind::Kill);
        escalation.start(kKillMs);
        return;
    }
    session->killVersion(
        {ErrorCode::HostDied, QStringLiteral("a run could not be ended without its version")});
}

void HostRun::Private::conclude()
{
    if (state != State::Running || checking)
        return;
    if (hasOutcome && !exit && session)
        session->letLeave(id, pid);
    else if (!exit && pid != 0 && session && !killed) // hung up, but still there
        session->signalRun(pid, protocol::SignalKind::Kill);
    RunEnd end;
    if (forced) {
        end = *forced;
    } else if (hasOutcome) {
        end.reason = RunEnd::Reason::Completed;
    } else {
        const auto known = exit.value_or(protocol::ExitStatus{});
        end.reason = reasonOf(known);
        end.error = {
            end.reason == RunEnd::Reason::OutOfMemory ? ErrorCode::TooLarge : ErrorCode::HostDied,
            describe(known)};
    }
    end.exit = exit.value_or(protocol::ExitStatus{});
    finish(end);
}

void HostRun::Private::finishLater(RunEnd end)
{
    QTimer::singleShot(0, &self, [this, end = std::move(end)] { finish(end); });
}

void HostRun::Private::finish(const RunEnd &end)
{
    if (state == State::Finished)
        return;
    state = State::Finished;
    for (QTimer *timer : {&wallLimit, &escalation, &exitWait, &checkTurn})
        timer->stop();
    checking.reset();
    open.clear();
    if (socket) {
        socket->disconnect();
        socket->close();
        socket.release()->deleteLater();
    }
    if (session)
        session->forget(self);
    emit self.finished(end);
}

} // namespace patchbay::hostlink
