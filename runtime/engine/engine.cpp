// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/engine/engine.h"

#include "runtime/engine/conversion.h"
#include "runtime/engine/job.h"
#include "runtime/engine/partsjob.h"
#include "runtime/engine/runner.h"

#include <QCryptographicHash>
#include <QHash>
#include <QPointer>

namespace patchbay::engine
{
namespace
{

constexpr double describeLambdaSeconds = 10; // design §4.3
constexpr double formLambdaSeconds = 10;
constexpr double formLambdaSecondsWithNetwork = 40; // what the platform gives its own console

Error errorOf(const PartsResult &result)
{
    if (result.failure.detail.isEmpty() && result.error)
        return {ErrorCode::Internal,
            result.error->className + QStringLiteral(": ") + result.error->message};
    return result.failure;
}

qsizetype lineCount(const QByteArray &text)
{
    return text.count('\n') + (text.isEmpty() || text.endsWith('\n') ? 0 : 1);
}

// The describe document: what only the outside knows first, then what the child found out.
Json describeDocument(const Source &source, const QString &clock, const PartsResult &result)
{
    Json document = {{"describe", 1}, {"path", toStd(source.path)}};
    document["sha256"]
        = QCryptographicHash::hash(source.text, QCryptographicHash::Sha256).toHex().toStdString();
    document["lines"] = lineCount(source.text);
    document["clock"] = toStd(clock);
    if (result.loaded) {
        document["load"] = {{"ok", true}};
        for (const auto &[key, value] : result.document.items()) {
            if (!document.contains(key))
                document[key] = value;
        }
    } else {
        document["load"] = {{"ok", false}};
        document["load"]["error"] = toJson(result.error.value_or(RaisedError{}));
    }
    return document;
}

} // namespace

HostPolicy::~HostPolicy() = default;

struct Engine::Private
{
    Services services;
    RunId lastRun = 0;
    QHash<RunId, Runner *> runners;
    QHash<QString, QPointer<PartsJob>> forms; // by slot

    Surroundings completed(Surroundings surroundings) const
    {
        if (surroundings.timeZone.isEmpty())
            surroundings.timeZone = services.environment.value(QStringLiteral("WORKATO_TIME_ZONE"));
        return surroundings;
    }
};

Engine::Engine(hostlink::Host &host, http::Transport &transport, HostPolicy &policy,
    const Clock &clock, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(
          Private{{host, transport, policy, clock, 0, 0, {}, {}}, 0, {}, {}}))
{
    qRegisterMetaType<RunResult>();
    qRegisterMetaType<TraceEvent>();
}

Engine::~Engine()
{
    // Jobs use the services: they go first.
    const auto jobs = findChildren<QObject *>(QString(), Qt::FindDirectChildrenOnly);
    qDeleteAll(jobs);
}

void Engine::setLimits(Json table)
{
    d->services.limits = std::move(table);
}

void Engine::setEnvironment(const QProcessEnvironment &environment)
{
    d->services.environment = environment;
}

RunId Engine::start(RunRequest request)
{
    const RunId id = ++d->lastRun;
    request.surroundings = d->completed(std::move(request.surroundings));
    auto *runner = new Runner(d->services, std::move(request), id, this);
    d->runners.insert(id, runner);
    connect(runner, &Runner::traced, this, &Engine::traced);
    connect(runner, &Runner::finished, this, [this, runner, id](const RunResult &result) {
        d->runners.remove(id);
        runner->deleteLater();
        emit finished(result);
    });
    // The caller learns the id before the first event.
    QMetaObject::invokeMethod(runner, &Runner::begin, Qt::QueuedConnection);
    return id;
}

void Engine::stop(RunId run)
{
    if (Runner *runner = d->runners.value(run))
        runner->stop();
}

void Engine::evaluateForm(const QString &slot, FormRequest request, QObject *context,
    std::function<void(FormResult)> done, std::function<void(const Json &)> settingsChanged)
{
    delete d->forms.take(slot).data();
    request.surroundings = d->completed(std::move(request.surroundings));

    PartsJob::Plan plan;
    plan.version = versionOf(request.source, request.profile, {});
    plan.lambdaSeconds = request.allowNetwork ? formLambdaSecondsWithNetwork : formLambdaSeconds;
    plan.asRun.source = request.source;
    plan.asRun.path = request.operation;
    plan.asRun.connectionName = request.connectionName;
    plan.asRun.profile = request.profile;
    plan.job = [request = std::move(request)](
                   double seconds, const QStringList &skip, const Json &changes) mutable {
        request.settings.update(changes);
        return formJob(request, seconds, skip);
    };
    auto *job = new PartsJob(d->services, std::move(plan), this);
    connect(job, &PartsJob::settingsChanged, context, std::move(settingsChanged));
    d->forms.insert(slot, job);
    connect(
        job, &PartsJob::finished, context, [job, done = std::move(done)](const PartsResult &parts) {
            job->deleteLater();
            FormResult result;
            result.loaded = parts.loaded;
            result.error = parts.error;
            result.failure = parts.failure;
            result.parts = parts.document;
            done(std::move(result));
        });
    connect(context, &QObject::destroyed, job, &QObject::deleteLater);
    QMetaObject::invokeMethod(job, &PartsJob::begin, Qt::QueuedConnection);
}

void Engine::describe(
    Source source, Json options, QObject *context, std::function<void(Result<Json>)> done)
{
    const DescribeOptions chosen = DescribeOptions::fromJson(options);
    const QString clock
        = clockText(chosen.clock.isValid() ? chosen.clock : d->services.clock.now());
    PartsJob::Plan plan;
    plan.version = versionOf(source, chosen.profile, chosen.clock);
    plan.lambdaSeconds = describeLambdaSeconds;
    plan.asRun.source = source;
    plan.job = [chosen, surroundings = d->completed({})](double seconds, const QStringList &skip,
                   const Json &) { return describeJob(chosen, surroundings, seconds, skip); };
    auto *job = new PartsJob(d->services, std::move(plan), this);
    connect(job, &PartsJob::finished, context,
        [job, source, clock, done = std::move(done)](const PartsResult &result) {
            job->deleteLater();
            const bool answered = result.loaded ? !result.error && result.failure.detail.isEmpty()
                                                : result.error.has_value();
            if (answered)
                done(describeDocument(source, clock, result));
            else
                done(fail(errorOf(result)));
        });
    connect(context, &QObject::destroyed, job, &QObject::deleteLater);
    QMetaObject::invokeMethod(job, &PartsJob::begin, Qt::QueuedConnection);
}

} // namespace patchbay::engine
