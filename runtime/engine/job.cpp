// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/engine/job.h"

#include "runtime/engine/limits.h"

#include <utility>

namespace patchbay::engine
{
namespace
{

// A JSON object, member by member: large values are neither copied as values nor read again.
class ObjectText
{
public:
    void add(const char *name, const Json &value) { addText(name, toJsonText(value)); }
    void addText(const QByteArray &name, const QByteArray &json)
    {
        m_text += m_text.isEmpty() ? '{' : ',';
        m_text += toJsonText(Json(name.toStdString()));
        m_text += ':';
        m_text += json;
    }
    QByteArray finish() &&
    {
        if (m_text.isEmpty())
            m_text += '{';
        m_text += '}';
        return std::move(m_text);
    }

private:
    QByteArray m_text;
};

void addSurroundings(ObjectText &job, const Surroundings &surroundings)
{
    job.add("account_properties", surroundings.accountProperties);
    job.add("lookup_tables", surroundings.lookupTables);
    job.add("schemas", surroundings.schemas);
    if (!surroundings.timeZone.isEmpty())
        job.add("time_zone", toStd(surroundings.timeZone));
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

// What a step carried over takes the place of what the request has; its text is kept, so that its
// numbers stay as they are.
QByteArray argumentsText(const Arguments &arguments, const QByteArray &continueJson)
{
    constexpr auto carriedName = "continue";
    ObjectText text;
    bool carried = continueJson.isEmpty();
    for (const auto &[name, json] : arguments) {
        const bool replaced = !continueJson.isEmpty() && name == carriedName;
        text.addText(name, replaced ? continueJson : json);
        carried = carried || replaced;
    }
    if (!carried)
        text.addText(carriedName, continueJson);
    return std::move(text).finish();
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

QByteArray execJob(const RunRequest &request, const Arguments &arguments, const ExecStep &step)
{
    QStringList times = request.timeArguments;
    if (!step.continueJson.isEmpty())
        times.removeAll(QStringLiteral("continue")); // tagged by the step before
    ObjectText job;
    job.add("do", "exec");
    job.add("path", toStd(request.path));
    job.addText("arguments", argumentsText(arguments, step.continueJson));
    job.add("times", nameList(times));
    job.add("settings", step.settings);
    job.add("connection_name", toStd(request.connectionName));
    addSurroundings(job, request.surroundings);
    job.add("profile", toStd(profileName(request.profile)));
    job.add("clock", clockJson(request.clock));
    job.add("clock_offset", step.movedSeconds);
    job.add("time", request.time == TimeMode::Real ? "real" : "virtual");
    job.add("network", true);
    return std::move(job).finish();
}

QByteArray formJob(const FormRequest &request, double lambdaSeconds, const QStringList &skip)
{
    ObjectText job;
    job.add("do", "form");
    job.add("operation", toStd(request.operation));
    job.add("input", request.input);
    job.add("labels", request.labels);
    job.add("settings", request.settings);
    job.add("connection_name", toStd(request.connectionName));
    addSurroundings(job, request.surroundings);
    job.add("profile", toStd(profileName(request.profile)));
    job.add("clock", Json());
    job.add("time", "virtual");
    job.add("network", request.allowNetwork);
    job.add("normalized", true);
    job.add("lambda_seconds", lambdaSeconds);
    job.add("skip", nameList(skip));
    return std::move(job).finish();
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

QByteArray describeJob(const DescribeOptions &options, const Surroundings &surroundings,
    double lambdaSeconds, const QStringList &skip)
{
    ObjectText job;
    job.add("do", "describe");
    job.add("settings", Json::object());
    addSurroundings(job, surroundings);
    job.add("profile", toStd(profileName(options.profile)));
    job.add("clock", clockJson(options.clock));
    job.add("time", "virtual");
    job.add("network", false);
    job.add("variants", options.variants);
    job.add("normalized", options.normalized);
    job.add("lambda_seconds", lambdaSeconds);
    job.add("skip", nameList(skip));
    return std::move(job).finish();
}

} // namespace patchbay::engine
