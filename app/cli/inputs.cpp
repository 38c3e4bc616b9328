// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/inputs.h"

#include "runtime/project/files.h"

#include <QDir>
#include <QRegularExpression>
#include <QTimeZone>

namespace patchbay::cli
{
namespace
{

constexpr qint64 maxInputBytes = 256 * 1024 * 1024;

tl::unexpected<InputError> wrong(ExitCode code, const QString &text)
{
    return tl::unexpected<InputError>(InputError{code, text});
}

bool isBlank(const Json &value)
{
    return value.is_null() || value == Json(false) || value.empty()
        || (value.is_string() && fromStd(value.get<std::string>()).trimmed().isEmpty());
}

InputResult<Json> readJsonFile(const QString &path)
{
    const Result<QByteArray> text = project::readUtf8File(path, maxInputBytes);
    if (!text)
        return wrong(ExitCode::Usage, text.error().detail);
    Result<Json> value = parseJson(*text);
    if (!value)
        return wrong(ExitCode::Usage, QStringLiteral("%1: %2").arg(path, value.error().detail));
    return std::move(*value);
}

enum class Blank { Kept, LeftOut };
enum class Times { AsText, AsTimes };

// Reads one file into `arguments`; nothing where the option was not given.
InputResult<bool> addFile(Json &arguments, const char *name, const QString &path,
    Blank blank = Blank::Kept, Times times = Times::AsText)
{
    if (path.isEmpty())
        return false;
    InputResult<Json> value = readJsonFile(path);
    if (!value)
        return tl::unexpected<InputError>(value.error());
    if (blank == Blank::LeftOut && isBlank(*value))
        return false;
    arguments[name] = times == Times::AsTimes ? withTimes(*value) : std::move(*value);
    return true;
}

InputResult<Json> readArguments(const ExecOptions &o)
{
    Json arguments = Json::object();
    struct File
    {
        const char *name;
        const QString &path;
        Blank blank;
        Times times;
    };
    const File files[] = {
        {"input", o.input, Blank::Kept, Times::AsText},
        {"args", o.args, Blank::LeftOut, Times::AsText},
        {"closure", o.closure, Blank::LeftOut, Times::AsTimes},
        {"continue", o.continueFile, Blank::Kept, Times::AsTimes},
        {"extended_input_schema", o.extendedInputSchema, Blank::LeftOut, Times::AsText},
        {"extended_output_schema", o.extendedOutputSchema, Blank::LeftOut, Times::AsText},
        {"config_fields", o.configFields, Blank::Kept, Times::AsText},
        {"payload", o.webhookPayload, Blank::Kept, Times::AsText},
        {"params", o.webhookParams, Blank::Kept, Times::AsText},
        {"headers", o.webhookHeaders, Blank::Kept, Times::AsText},
        {"webhook_subscribe_output", o.webhookSubscribeOutput, Blank::Kept, Times::AsText},
    };
    for (const File &file : files) {
        const InputResult<bool> added
            = addFile(arguments, file.name, file.path, file.blank, file.times);
        if (!added)
            return tl::unexpected<InputError>(added.error());
    }
    const std::pair<const char *, const std::optional<QString> &> literals[]
        = {{"webhook_url", o.webhookUrl}, {"oauth2_code", o.oauth2Code},
            {"redirect_url", o.redirectUrl}, {"refresh_token", o.refreshToken}};
    for (const auto &[name, value] : literals) {
        if (value)
            arguments[name] = toStd(*value);
    }
    arguments["from"] = o.from;
    arguments["to"] = o.from + o.frameSize - 1;
    arguments["frame_size"] = o.frameSize;
    return arguments;
}

InputResult<QList<auth::HostPattern>> readPatterns(const QStringList &texts)
{
    QList<auth::HostPattern> patterns;
    for (const QString &text : texts) {
        const Result<auth::HostPattern> pattern = auth::HostPattern::parse(text);
        if (!pattern)
            return wrong(
                ExitCode::Usage, QStringLiteral("--allow-host: ") + pattern.error().detail);
        patterns.append(*pattern);
    }
    return patterns;
}

QByteArray environmentKey()
{
    return qgetenv("WORKATO_CONNECTOR_MASTER_KEY");
}

QString pacificAsUtc(const QString &text)
{
    QDateTime local = QDateTime::fromString(text, Qt::ISODateWithMs);
    local.setTimeZone(QTimeZone("America/Los_Angeles"));
    return local.toUTC().toString(Qt::ISODateWithMs);
}

Json timeOf(const std::string &value)
{
    static const QRegularExpression date(QStringLiteral("\\A\\d{4}-\\d{2}-\\d{2}\\z"));
    static const QRegularExpression time(
        QStringLiteral("\\A\\d{4}-\\d{1,2}-\\d{1,2}[T \\t]+\\d{1,2}:\\d{2}:\\d{2}(?:\\.[0-9]*)?"
                       "([ \\t]*Z|[-+]\\d{2}?(?::\\d{2})?)?\\z"));
    if (value.size() > 40)
        return value;
    const QString text = fromStd(value);
    if (date.match(text).hasMatch())
        return QDate::fromString(text, Qt::ISODate).isValid() ? Json{{"$date", value}} : Json(value);
    const QRegularExpressionMatch match = time.match(text);
    if (!match.hasMatch())
        return value;
    if (match.hasCaptured(1) && !match.captured(1).isEmpty())
        return Json{{"$time", value}};
    const QString utc = pacificAsUtc(text);
    return utc.isEmpty() ? Json(value) : Json{{"$time", toStd(utc)}};
}

} // namespace

Json withTimes(const Json &value)
{
    if (value.is_string())
        return timeOf(value.get_ref<const std::string &>());
    if (value.is_array()) {
        Json list = Json::array();
        for (const Json &item : value)
            list.push_back(withTimes(item));
        return list;
    }
    if (!value.is_object() || (value.size() == 1 && value.begin().key().starts_with('$')))
        return value;
    Json map = Json::object();
    for (const auto &[key, item] : value.items())
        map[key] = withTimes(item);
    return map;
}

InputResult<project::ConnectorProject> openProject(const QString &connector)
{
    Result<project::ConnectorProject> project
        = project::ConnectorProject::open(connector, QDir::currentPath(), environmentKey());
    if (!project)
        return wrong(ExitCode::NotLoaded, project.error().detail);
    return std::move(*project);
}

InputResult<QByteArray> readSource(const project::ConnectorProject &project)
{
    Result<QByteArray> source = project.readSource();
    if (!source)
        return wrong(ExitCode::NotLoaded, source.error().detail);
    return std::move(*source);
}

InputResult<ExecInputs> readInputs(const ExecOptions &options)
{
    InputResult<QList<auth::HostPattern>> allowed = readPatterns(options.allowHosts);
    if (!allowed)
        return tl::unexpected<InputError>(allowed.error());
    InputResult<project::ConnectorProject> project = openProject(options.connector);
    if (!project)
        return tl::unexpected<InputError>(project.error());
    InputResult<QByteArray> source = readSource(*project);
    if (!source)
        return tl::unexpected<InputError>(source.error());
    InputResult<Json> arguments = readArguments(options);
    if (!arguments)
        return tl::unexpected<InputError>(arguments.error());
    Result<project::SettingsFile> file = project->settings(options.settings, options.key);
    if (!file)
        return wrong(ExitCode::Usage, file.error().detail);
    const Result<Json> settings = file->exists() || options.connection.isEmpty()
        ? file->read(options.connection)
        : Result<Json>(fail(ErrorCode::NotFound, QStringLiteral("no settings file was found")));
    if (!settings)
        return wrong(ExitCode::Usage, settings.error().detail);
    const Result<project::ProjectData> data = project->data(options.key);
    if (!data)
        return wrong(ExitCode::Usage, data.error().detail);

    ExecInputs inputs{std::move(*project), std::move(*file), {}, std::move(*allowed)};
    engine::RunRequest &request = inputs.request;
    request.source = {options.connector, std::move(*source)};
    request.path = options.path;
    request.arguments = std::move(*arguments);
    request.settings = *settings;
    request.connectionName = options.connection;
    request.surroundings = {data->accountProperties, data->lookupTables, data->schemas};
    request.profile = options.profile;
    request.time = options.time;
    request.clock = options.clock;
    request.maxSeconds = options.maxSeconds;
    return inputs;
}

} // namespace patchbay::cli
