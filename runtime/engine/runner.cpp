// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/engine/runner.h"

#include "runtime/engine/conversion.h"
#include "runtime/hostlink/host.h"
#include "runtime/hostlink/session.h"

#include <QThreadPool>

#include <algorithm>
#include <utility>

namespace patchbay::engine
{
namespace
{

QByteArray suspendedDetails(const protocol::Outcome &outcome)
{
    const QByteArray carried = outcome.value.isEmpty() ? QByteArrayLiteral("null") : outcome.value;
    return "{\"expires_at\":" + toJsonText(Json(toStd(outcome.expiresAt)))
        + ",\"continue\":" + carried + '}';
}

RaisedError tooManyReinvokes(Profile profile, int limit)
{
    RaisedError error;
    error.className = QStringLiteral("RuntimeError");
    error.message = profile == Profile::Gem
        ? QStringLiteral("Max number of reinvokes on SDK Gem reached. Current limit is %1")
        : QStringLiteral("The action was invoked again %1 times, which is the platform's limit");
    error.message = error.message.arg(limit);
    return error;
}

} // namespace

Runner::Runner(Services &services, RunRequest request, RunId id, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_request(std::move(request))
    , m_limits(RunLimits::of(m_request.profile, services.limits, services.environment))
    , m_exchanges(services, m_request, id)
    , m_mailbox(std::make_shared<Mailbox>(this))
{
    m_result.id = id;
    m_next.settings = m_request.settings;
    m_wait.setSingleShot(true);
    connect(&m_wait, &QTimer::timeout, this, &Runner::startStep);
    connect(&m_stepClock, &WallClock::expired, this, [this] { onExpired(m_limits.stepSeconds); });
    connect(&m_totalClock, &WallClock::expired, this, [this] { onExpired(m_request.maxSeconds); });
    connect(&m_exchanges, &ExchangeService::consentPending, this, [this] { pauseClocks(true); });
    connect(&m_exchanges, &ExchangeService::consentGiven, this, [this] { pauseClocks(false); });
    const auto tell = [this](TraceEvent::Kind kind, const http::Exchange &exchange) {
        TraceEvent told = event(kind, exchange.phase, exchange.forcedLine);
        told.exchange = exchange;
        trace(std::move(told));
    };
    connect(&m_exchanges, &ExchangeService::started, this,
        [tell](const http::Exchange &x) { tell(TraceEvent::Kind::ExchangeStarted, x); });
    connect(&m_exchanges, &ExchangeService::finished, this,
        [tell](const http::Exchange &x) { tell(TraceEvent::Kind::ExchangeFinished, x); });
}

Runner::~Runner()
{
    m_mailbox->close();
}

void Runner::begin()
{
    if (m_done)
        return;
    m_startedAt = m_services.clock.monotonic();
    m_rootTrace = trace(event(TraceEvent::Kind::RunStarted, m_request.path));
    if (m_request.maxSeconds > 0)
        m_totalClock.start(m_request.maxSeconds);
    if (m_stopping)
        finishStopped();
    else
        writeArguments();
}

void Runner::stop()
{
    if (m_done || m_stopping)
        return;
    m_stopping = true;
    if (m_step && !m_step->isFinished())
        m_step->stop();
    else if (m_wait.isActive() || m_writing)
        finishStopped();
    m_exchanges.cancelAll();
}

// Writing 10 MB and freeing the values takes some 100 ms: longer than a stop or another run should
// wait.
void Runner::writeArguments()
{
    auto given = std::make_shared<Json>(std::exchange(m_request.arguments, Json::object()));
    if (!isLarge(*given)) {
        m_arguments = engine::writeArguments(*given);
        startStep();
        return;
    }
    m_writing = true;
    auto work = [given = std::move(given), mailbox = m_mailbox, this]() mutable {
        Arguments written = engine::writeArguments(*given);
        given.reset(); // here, not where the last copy of this happens to be
        mailbox->post([this, written = std::move(written)] {
            m_writing = false;
            m_arguments = written;
            if (!m_done)
                startStep();
        });
    };
    QThreadPool::globalInstance()->start(std::move(work));
}

void Runner::startStep()
{
    ++m_result.steps;
    m_outcome.reset();
    m_lambdas.clear();
    m_step = m_services.host.createRun(
        versionOf(m_request.source, m_request.profile, m_request.clock));
    connectStep();
    m_step->start(execJob(m_request, m_arguments, m_next));
}

void Runner::connectStep()
{
    using hostlink::HostRun;
    HostRun *step = m_step.get();
    connect(step, &HostRun::ready, this, &Runner::onReady);
    connect(step, &HostRun::console, this, &Runner::addConsole);
    connect(step, &HostRun::trace, this, &Runner::onTrace);
    connect(step, &HostRun::settingsChanged, this, &Runner::onSettings);
    connect(step, &HostRun::sleepRequested, this, &Runner::onSleep);
    connect(step, &HostRun::exchangeRequested, this,
        [this, step](
            const protocol::ExchangeRequest &request) { m_exchanges.serve(step, request); });
    connect(step, &HostRun::resolveRequested, this,
        [this, step](
            const protocol::ResolveMessage &message) { m_exchanges.resolve(step, message); });
    connect(step, &HostRun::warning, this, [this](const protocol::WarningMessage &message) {
        m_result.warnings.append(message.text);
        TraceEvent warned = event(TraceEvent::Kind::Warning, message.text, message.line);
        warned.details = {{"code", toStd(message.code)}, {"paragraph", toStd(message.paragraph)}};
        trace(std::move(warned));
    });
    connect(step, &HostRun::outcome, this,
        [this](const protocol::Outcome &outcome) { m_outcome = outcome; });
    connect(step, &HostRun::finished, this, &Runner::onStepFinished);
}

void Runner::onReady()
{
    addLoadConsole();
    if (m_result.steps == 1)
        trace(event(TraceEvent::Kind::Loaded));
    m_stepClock.start(m_limits.stepSeconds);
}

void Runner::addLoadConsole()
{
    if (std::exchange(m_loadConsoleSeen, true))
        return;
    const auto *session
        = m_services.host.session(versionOf(m_request.source, m_request.profile, m_request.clock));
    if (session == nullptr)
        return;
    for (const protocol::ConsoleMessage &message : session->loadConsole())
        addConsole(message);
}

void Runner::addConsole(const protocol::ConsoleMessage &message)
{
    const ConsoleLine line = fromProtocol(message, m_services.clock.now());
    m_result.console.append(line);
    TraceEvent printed = event(TraceEvent::Kind::Console, line.text, line.line);
    printed.details = {{"stream", line.error ? "err" : "out"}};
    trace(std::move(printed));
}

void Runner::onTrace(const protocol::TraceMessage &message)
{
    if (message.kind == QLatin1String("lambda_enter")) {
        m_lambdas.append(
            trace(event(TraceEvent::Kind::LambdaEntered, message.lambda, message.line)));
    } else if (message.kind == QLatin1String("lambda_leave")) {
        if (!m_lambdas.isEmpty())
            m_lambdas.removeLast();
        trace(event(TraceEvent::Kind::LambdaLeft, message.lambda, message.line));
    } else {
        TraceEvent note = event(TraceEvent::Kind::Note, message.kind, message.line);
        note.details = message.fields;
        trace(std::move(note));
    }
}

void Runner::onSettings(const protocol::SettingsMessage &message)
{
    if (message.changes.is_object()) {
        m_next.settings.update(message.changes);
        m_result.changedSettings.update(message.changes);
    }
    TraceEvent changed = event(TraceEvent::Kind::SettingsChanged, message.message);
    changed.details = message.changes;
    trace(std::move(changed));
    m_step->answerSettings(message.id, true);
}

void Runner::onSleep(const protocol::SleepMessage &message)
{
    if (m_request.time == TimeMode::Virtual) {
        m_step->answerSleep(message.id);
        return;
    }
    constexpr double longest = 2'000'000;
    const auto ms = static_cast<int>(std::clamp(message.seconds, 0.0, longest) * 1000);
    QTimer::singleShot(
        ms, m_step.get(), [step = m_step.get(), id = message.id] { step->answerSleep(id); });
}

void Runner::onExpired(double seconds)
{
    if (m_done || m_stopping)
        return;
    m_expiredSeconds = seconds;
    stop();
}

void Runner::pauseClocks(bool pause)
{
    for (WallClock *clock : {&m_stepClock, &m_totalClock})
        pause ? clock->pause() : clock->resume();
}

void Runner::onStepFinished(const hostlink::RunEnd &end)
{
    using Reason = hostlink::RunEnd::Reason;
    m_stepClock.stop();
    m_step.release()->deleteLater(); // its signal is still being delivered
    if (m_outcome && end.reason == Reason::Completed) {
        decideNext(*m_outcome);
        return;
    }
    addLoadConsole();
    switch (end.reason) {
    case Reason::LoadFailed:
        m_result.kind = OutcomeKind::LoadFailed;
        if (end.loadError)
            m_result.error = fromProtocol(*end.loadError);
        finish();
        break;
    case Reason::Stopped:
        finishStopped();
        break;
    case Reason::TimedOut:
        finishFailed(OutcomeKind::TimedOut, end.error);
        break;
    case Reason::Completed:
    case Reason::OutOfMemory:
    case Reason::Exited:
    case Reason::Killed:
    case Reason::Misbehaved:
    case Reason::HostDied:
        if (m_stopping)
            finishStopped();
        else if (end.error.code == ErrorCode::Timeout)
            finishLoadTimedOut(end.error);
        else
            finishFailed(OutcomeKind::HostFailed, end.error);
    }
}

void Runner::decideNext(const protocol::Outcome &outcome)
{
    using Kind = protocol::Outcome::Kind;
    switch (outcome.kind) {
    case Kind::Ok:
        m_result.kind = OutcomeKind::Ok;
        m_result.value = outcome.value;
        finish();
        return;
    case Kind::Raised:
        // A stop shows inside as an error; it must not start another try.
        if (m_stopping)
            finishStopped();
        else if (outcome.retry && m_retries < std::min(outcome.retry->max, 3))
            retry(outcome);
        else
            finishRaised(outcome.error ? fromProtocol(*outcome.error) : RaisedError{});
        return;
    case Kind::Reinvoke:
        if (m_stopping)
            finishStopped();
        else
            reinvoke(outcome);
        return;
    case Kind::Suspend:
        m_result.kind = OutcomeKind::Suspended;
        m_result.value = suspendedDetails(outcome);
        finish();
        return;
    case Kind::Timeout:
        m_result.limitSeconds = outcome.seconds;
        finishFailed(OutcomeKind::TimedOut,
            {ErrorCode::Timeout, QStringLiteral("stopped after %1 s").arg(outcome.seconds)});
        return;
    }
}

void Runner::retry(const protocol::Outcome &outcome)
{
    const QList<double> &delays = outcome.retry->delays;
    const double seconds = delays.isEmpty() ? 0 : delays.value(m_retries, delays.last());
    ++m_retries;
    TraceEvent retried
        = event(TraceEvent::Kind::Retried, outcome.error ? outcome.error->message : QString(),
            outcome.error ? outcome.error->line : 0);
    retried.details = {{"try", m_retries}, {"of", outcome.retry->max}, {"seconds", seconds}};
    trace(std::move(retried));
    startWaiting(seconds);
}

void Runner::reinvoke(const protocol::Outcome &outcome)
{
    if (m_reinvokes >= m_limits.reinvokes) {
        finishRaised(tooManyReinvokes(m_request.profile, m_limits.reinvokes));
        return;
    }
    ++m_reinvokes;
    m_retries = 0;
    m_next.continueJson = outcome.value;
    const double seconds
        = m_limits.reinvokeWait.value_or(std::max(outcome.seconds, m_limits.reinvokeMinimum));
    TraceEvent reinvoked = event(TraceEvent::Kind::Reinvoked);
    reinvoked.details = {{"step", m_reinvokes}, {"seconds", seconds}, {"asked", outcome.seconds}};
    trace(std::move(reinvoked));
    startWaiting(seconds);
}

void Runner::startWaiting(double seconds)
{
    constexpr double longest = 2'000'000;
    const bool real = m_request.time == TimeMode::Real;
    if (!real)
        m_next.movedSeconds += std::max(seconds, 0.0);
    m_wait.start(real ? static_cast<int>(std::clamp(seconds, 0.0, longest) * 1000) : 0);
}

void Runner::finishRaised(const RaisedError &error)
{
    m_result.kind = OutcomeKind::Raised;
    m_result.error = error;
    finish();
}

void Runner::finishFailed(OutcomeKind kind, Error failure)
{
    m_result.kind = kind;
    m_result.failure = std::move(failure);
    finish();
}

// Only the load has a limit of its own in the host; the steps are watched from here.
void Runner::finishLoadTimedOut(const Error &error)
{
    m_result.kind = OutcomeKind::LoadFailed;
    m_result.error = RaisedError{QStringLiteral("Timeout::Error"),
        QStringLiteral("the file takes too long to load (%1)").arg(error.detail), {}, 0};
    finish();
}

void Runner::finishStopped()
{
    if (m_expiredSeconds > 0) {
        m_result.limitSeconds = m_expiredSeconds;
        finishFailed(OutcomeKind::TimedOut,
            {ErrorCode::Timeout, QStringLiteral("stopped after %1 s").arg(m_expiredSeconds)});
        return;
    }
    finishFailed(
        OutcomeKind::Stopped, {ErrorCode::Cancelled, QStringLiteral("stopped by the user")});
}

void Runner::finish()
{
    if (std::exchange(m_done, true))
        return;
    m_wait.stop();
    m_stepClock.stop();
    m_totalClock.stop();
    m_exchanges.cancelAll();
    m_result.exchanges = http::ExchangeList(m_exchanges.exchanges());
    m_result.elapsedMs
        = std::chrono::duration<double, std::milli>(m_services.clock.monotonic() - m_startedAt)
              .count();
    m_lambdas.clear();
    trace(event(TraceEvent::Kind::RunFinished, m_request.path));
    emit finished(m_result);
}

TraceEvent Runner::event(TraceEvent::Kind kind, const QString &text, int line) const
{
    TraceEvent made;
    made.kind = kind;
    made.text = text;
    made.line = line;
    made.run = m_result.id;
    made.parent = m_lambdas.isEmpty() ? m_rootTrace : m_lambdas.last();
    return made;
}

qint64 Runner::trace(TraceEvent event)
{
    event.id = ++m_services.lastTrace;
    event.at = m_services.clock.now();
    emit traced(event);
    return event.id;
}

} // namespace patchbay::engine
