// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/engine/job.h"

#include "runtime/engine/limits.h"

namespace patchbay::engine
{
namespace
{

void addSurroundings(Json &job, const Surroundings &surroundings)
{
    job["account_properties"] = surroundings.accountProperties;
    job["lookup_tables"] = surroundings.lookupTables;
    job["schemas"] = surroundings.schemas;
    if (!surroundings.timeZone.isEmpty())
        job["time_zone"] = toStd(surroundings.timeZone);
}

Json clockJson(const QDateTime &clock)
{
    return clock.isValid() ? Json(toStd(clockText(clock))) : Json();
}

Json nameList(const QStringList &names)
{
    Json list = Json::array();
    for (const QString &name : names)
        list.push_back(toStd(name));
    return list;
}

// Puts raw JSON text in place of a marker, so that its numbers stay as they are.
constexpr char marker[] = "\x01patchbay-continue\x01";

QByteArray withRawContinue(const Json &job, const QByteArray &raw)
{
    QByteArray text = toJsonText(job);
    text.replace(toJsonText(Json(marker)), raw);
    return text;
}

} // namespace

hostlink::Version versionOf(const Source &source, Profile profile, const QDateTime &clock)
{
    return {source.text, source.path, profileName(profile), clockText(clock)};
}

QString clockText(const QDateTime &clock)
{
    return clock.isValid() ? clock.toUTC().toString(Qt::ISODateWithMs) : QString();
}

QByteArray execJob(const RunRequest &request, const ExecStep &step)
{
    Json job = {{"do", "exec"}, {"path", toStd(request.path)}};
    job["arguments"] = request.arguments;
    if (!step.continueJson.isEmpty())
        job["arguments"]["continue"] = marker;
    QStringList times = request.timeArguments;
    if (!step.continueJson.isEmpty())
        times.removeAll(QStringLiteral("continue")); // tagged by the step before
    job["times"] = nameList(times);
    job["settings"] = step.settings;
    job["connection_name"] = toStd(request.connectionName);
    addSurroundings(job, request.surroundings);
    job["profile"] = toStd(profileName(request.profile));
    job["clock"] = clockJson(request.clock);
    job["clock_offset"] = step.movedSeconds;
    job["time"] = request.time == TimeMode::Real ? "real" : "virtual";
    job["network"] = true;
    return step.continueJson.isEmpty() ? toJsonText(job) : withRawContinue(job, step.continueJson);
}

QByteArray formJob(const FormRequest &request, double lambdaSeconds, const QStringList &skip)
{
    Json job = {{"do", "form"}, {"operation", toStd(request.operation)}};
    job["input"] = request.input;
    job["settings"] = request.settings;
    job["connection_name"] = toStd(request.connectionName);
    addSurroundings(job, request.surroundings);
    job["profile"] = toStd(profileName(request.profile));
    job["clock"] = Json();
    job["time"] = "virtual";
    job["network"] = request.allowNetwork;
    job["normalized"] = true;
    job["lambda_seconds"] = lambdaSeconds;
    job["skip"] = nameList(skip);
    return toJsonText(job);
}

DescribeOptions DescribeOptions::fromJson(const Json &options)
{
    DescribeOptions result;
    result.variants
        = static_cast<int>(std::clamp<qint64>(integerAt(options, "variants"), 0, 10'000));
    result.normalized = boolAt(options, "normalized");
    result.clock = QDateTime::fromString(stringAt(options, "clock"), Qt::ISODateWithMs);
    result.profile
        = stringAt(options, "profile") == QLatin1String("gem") ? Profile::Gem : Profile::Cloud;
    return result;
}

QByteArray describeJob(
    const DescribeOptions &options, double lambdaSeconds, const QStringList &skip)
{
    Json job = {{"do", "describe"}, {"settings", Json::object()}};
    addSurroundings(job, {});
    job["profile"] = toStd(profileName(options.profile));
    job["clock"] = clockJson(options.clock);
    job["time"] = "virtual";
    job["network"] = false;
    job["variants"] = options.variants;
    job["normalized"] = options.normalized;
    job["lambda_seconds"] = lambdaSeconds;
    job["skip"] = nameList(skip);
    return toJsonText(job);
}

} // namespace patchbay::engine
