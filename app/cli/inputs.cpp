// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/inputs.h"

#include "runtime/files/readfile.h"

#include <QDir>
#include <QFileInfo>

namespace patchbay::cli
{
namespace
{

constexpr qint64 maxInputBytes = 256LL * 1024 * 1024;

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
    const Result<QByteArray> text = readUtf8File(path, maxInputBytes);
    if (!text)
        return wrong(ExitCode::Usage, text.error().detail);
    Result<Json> value = parseJson(*text);
    if (!value)
        return wrong(ExitCode::Usage, QStringLiteral("%1: %2").arg(path, value.error().detail));
    return std::move(*value);
}

enum class Blank { Kept, LeftOut };

// Reads one file into `arguments`; nothing where the option was not given.
InputResult<bool> addFile(Json &arguments, const char *name, const QString &path, Blank blank)
{
    if (path.isEmpty())
        return false;
    InputResult<Json> value = readJsonFile(path);
    if (!value)
        return tl::unexpected<InputError>(value.error());
    if (blank == Blank::LeftOut && isBlank(*value))
        return false;
    arguments[name] = std::move(*value);
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
    };
    const File files[] = {
        {"input", o.input, Blank::Kept},
        {"args", o.args, Blank::LeftOut},
        {"closure", o.closure, Blank::LeftOut},
        {"continue", o.continueFile, Blank::Kept},
        {"extended_input_schema", o.extendedInputSchema, Blank::LeftOut},
        {"extended_output_schema", o.extendedOutputSchema, Blank::LeftOut},
        {"config_fields", o.configFields, Blank::Kept},
        {"payload", o.webhookPayload, Blank::Kept},
        {"params", o.webhookParams, Blank::Kept},
        {"headers", o.webhookHeaders, Blank::Kept},
        {"webhook_subscribe_output", o.webhookSubscribeOutput, Blank::Kept},
    };
    for (const File &file : files) {
        const InputResult<bool> added = addFile(arguments, file.name, file.path, file.blank);
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

} // namespace

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
    if (!file->exists() && !options.connection.isEmpty()) {
        return wrong(ExitCode::Usage,
            QStringLiteral("there is no settings file with a connection \"%1\"")
                .arg(options.connection));
    }
    const Result<Json> settings = file->read(options.connection);
    if (!settings) {
        const bool isUnknown = settings.error().code == ErrorCode::NotFound;
        return wrong(ExitCode::Usage,
            isUnknown ? QStringLiteral("%1: %2").arg(file->path(), settings.error().detail)
                      : settings.error().detail);
    }
    const Result<project::ProjectData> data = project->data(options.key);
    if (!data)
        return wrong(ExitCode::Usage, data.error().detail);

    ExecInputs inputs{std::move(*project), std::move(*file), {}, std::move(*allowed)};
    engine::RunRequest &request = inputs.request;
    request.source = {options.connector, std::move(*source)};
    request.path = options.path;
    request.arguments = std::move(*arguments);
    request.timeArguments = {QStringLiteral("closure"), QStringLiteral("continue")};
    request.settings = *settings;
    request.connectionName = options.connection;
    request.surroundings = {data->accountProperties, data->lookupTables, data->schemas, {}};
    request.profile = options.profile;
    request.time = options.time;
    request.clock = options.clock;
    request.maxSeconds = options.maxSeconds;
    return inputs;
}

InputResult<http::CurlOptions> curlOptionsOf(const ExecOptions &options)
{
    http::CurlOptions curl;
    curl.connectTo = options.connectTo;
    curl.proxy = options.proxy;
    curl.caFile = options.caFile;
    if (!curl.caFile.isEmpty() && !QFileInfo(curl.caFile).isReadable())
        return wrong(ExitCode::Usage, QStringLiteral("%1: cannot be read").arg(curl.caFile));
    return curl;
}

} // namespace patchbay::cli
