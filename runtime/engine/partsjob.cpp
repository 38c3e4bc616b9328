// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/engine/partsjob.h"

#include "runtime/engine/conversion.h"
#include "runtime/hostlink/host.h"

namespace patchbay::engine
{
namespace
{

constexpr int maxSkipped = 100;

} // namespace

void placeVerdict(Json &document, const QString &part, const Json &verdict)
{
    // An operation and the connection have a shape of their own; there an error says it.
    const bool isOperation
        = part.startsWith(QLatin1String("actions.")) || part.startsWith(QLatin1String("triggers."));
    Json placed = verdict;
    if (isOperation && verdict.contains("timeout")) {
        placed["error"] = toJson({QStringLiteral("Patchbay::LambdaTimeout"),
            QStringLiteral("this part did not end and was skipped"), {}, 0});
    } else if (part == QLatin1String("connection")) {
        placed = {{"keys", Json::array()}, {"fields", verdict}};
    }
    const qsizetype dot = part.indexOf(QLatin1Char('.'));
    if (dot < 0)
        document[toStd(part)] = placed;
    else if (const auto section = document.find(toStd(part.left(dot))); section != document.end())
        (*section)[toStd(part.mid(dot + 1))] = placed;
}

PartsJob::PartsJob(Services &services, Plan plan, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_plan(std::move(plan))
    , m_exchanges(services, m_plan.asRun, 0)
{
    connect(&m_clock, &WallClock::expired, this, [this] {
        if (skipCurrent(Json{{"timeout", m_plan.lambdaSeconds}}))
            startChild();
    });
    connect(&m_exchanges, &ExchangeService::consentPending, &m_clock, &WallClock::pause);
    connect(&m_exchanges, &ExchangeService::consentGiven, &m_clock, &WallClock::resume);
    connect(&m_exchanges, &ExchangeService::finished, this, &PartsJob::exchangeFinished);
}

PartsJob::~PartsJob() = default;

void PartsJob::begin()
{
    startChild();
}

void PartsJob::startChild()
{
    using hostlink::HostRun;
    m_outcome.reset();
    m_current.clear();
    m_child = m_services.host.createRun(m_plan.version);
    HostRun *child = m_child.get();
    connect(child, &HostRun::describing, this, &PartsJob::onDescribing);
    connect(child, &HostRun::piece, this, [this] {
        m_current.clear();
        m_clock.stop();
    });
    connect(child, &HostRun::exchangeRequested, this,
        [this, child](
            const protocol::ExchangeRequest &request) { m_exchanges.serve(child, request); });
    connect(child, &HostRun::resolveRequested, this,
        [this, child](
            const protocol::ResolveMessage &message) { m_exchanges.resolve(child, message); });
    connect(child, &HostRun::sleepRequested, this,
        [child](const protocol::SleepMessage &message) { child->answerSleep(message.id); });
    connect(child, &HostRun::settingsChanged, this, &PartsJob::onSettings);
    connect(child, &HostRun::outcome, this, [this](const protocol::Outcome &outcome) {
        m_outcome = outcome;
        m_clock.stop();
    });
    connect(child, &HostRun::finished, this, &PartsJob::onChildFinished);
    child->start(m_plan.job(m_plan.lambdaSeconds, m_skip, m_changes));
}

void PartsJob::onDescribing(const QString &name)
{
    m_current = name;
    if (m_skip.contains(name)) { // the child does not skip: another try would not end either
        PartsResult result;
        result.loaded = true;
        finishWith(std::move(result));
        return;
    }
    // The child watches its own lambdas; this is for what it cannot stop.
    m_clock.start(m_plan.lambdaSeconds + 1);
}

void PartsJob::onSettings(const protocol::SettingsMessage &message)
{
    if (message.changes.is_object()) {
        m_changes.update(message.changes);
        emit settingsChanged(message.changes);
    }
    m_child->answerSettings(message.id, true);
}

// False: there is nothing to skip, or too much was skipped already; the job has ended then.
bool PartsJob::skipCurrent(Json verdict)
{
    m_clock.stop();
    if (m_child)
        m_child.release()->deleteLater();
    if (m_current.isEmpty() || m_skip.size() >= maxSkipped) {
        PartsResult result;
        result.loaded = true;
        result.failure = {ErrorCode::HostDied, QStringLiteral("too many parts failed to end")};
        finishWith(std::move(result));
        return false;
    }
    m_skip.append(m_current);
    m_verdicts[toStd(m_current)] = std::move(verdict);
    return true;
}

void PartsJob::onChildFinished(const hostlink::RunEnd &end)
{
    using Reason = hostlink::RunEnd::Reason;
    m_clock.stop();
    PartsResult result;
    if (end.reason == Reason::LoadFailed) {
        if (end.loadError)
            result.error = fromProtocol(*end.loadError);
        finishWith(std::move(result));
        return;
    }
    if (end.reason == Reason::HostDied && end.error.code == ErrorCode::Timeout) {
        result.error = RaisedError{QStringLiteral("Timeout::Error"),
            QStringLiteral("the file takes too long to load (%1)").arg(end.error.detail), {}, 0};
        finishWith(std::move(result));
        return;
    }
    result.loaded = true;
    if (end.reason == Reason::Completed && m_outcome) {
        if (m_outcome->kind == protocol::Outcome::Kind::Ok) {
            Result<Json> document = parseJson(m_outcome->value);
            if (document)
                result.document = std::move(*document);
            else
                result.failure = document.error();
        } else if (m_outcome->error) {
            result.error = fromProtocol(*m_outcome->error);
        } else {
            result.failure = {ErrorCode::Protocol, QStringLiteral("an outcome of the wrong kind")};
        }
        finishWith(std::move(result));
        return;
    }
    if (m_current.isEmpty()) {
        result.loaded = end.reason != Reason::HostDied;
        result.failure = end.error;
        finishWith(std::move(result));
        return;
    }
    const RaisedError died{end.reason == Reason::OutOfMemory
            ? QStringLiteral("NoMemoryError")
            : QStringLiteral("Patchbay::ProcessDied"),
        QStringLiteral("the process that evaluated this part ended: %1").arg(end.error.detail), {},
        0};
    if (skipCurrent(Json{{"error", toJson(died)}}))
        startChild();
}

void PartsJob::finishWith(PartsResult result)
{
    if (m_child)
        m_child.release()->deleteLater();
    m_clock.stop();
    for (const auto &[path, verdict] : m_verdicts.items())
        placeVerdict(result.document, fromStd(path), verdict);
    emit finished(result);
}

} // namespace patchbay::engine
