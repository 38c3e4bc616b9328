// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/execcommand.h"

#include "app/cli/execreport.h"
#include "app/cli/plainvalue.h"
#include "runtime/files/atomicfile.h"
#include "runtime/json/jsontext.h"
#include "runtime/traffic/har.h"
#include "runtime/traffic/redactor.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

namespace patchbay::cli
{
namespace
{

ExitCode exitCodeOf(engine::OutcomeKind kind)
{
    using engine::OutcomeKind;
    switch (kind) {
    case OutcomeKind::Ok:
    case OutcomeKind::Suspended:
        return ExitCode::Ok;
    case OutcomeKind::Raised:
        return ExitCode::Raised;
    case OutcomeKind::LoadFailed:
        return ExitCode::NotLoaded;
    case OutcomeKind::TimedOut:
    case OutcomeKind::Stopped:
    case OutcomeKind::HostFailed:
        break;
    }
    return ExitCode::HostFailed;
}

// What a settings file calls by a telling name must not reach an archive.
void addSecrets(traffic::Redactor &redactor, const Json &settings)
{
    static const QRegularExpression telling(
        QStringLiteral("token|secret|passw|pwd|key|auth|credential|cert|signature"),
        QRegularExpression::CaseInsensitiveOption);
    if (!settings.is_object())
        return;
    for (const auto &[name, value] : settings.items()) {
        if (value.is_string() && telling.match(fromStd(name)).hasMatch()) {
            redactor.addSecret(
                fromStd(name), QByteArray::fromStdString(value.get_ref<const std::string &>()));
        }
    }
}

QString describeError(const engine::RaisedError &error, const QString &path, bool whole)
{
    QString text = error.line > 0
        ? QStringLiteral("%1:%2: %3 (%4)")
              .arg(path, QString::number(error.line), error.message, error.className)
        : QStringLiteral("%1 (%2)").arg(error.message, error.className);
    for (const engine::BacktraceEntry &entry : error.backtrace) {
        if (!whole && entry.file != path)
            continue;
        text += QStringLiteral("\n    from %1:%2:in `%3'")
                    .arg(entry.file, QString::number(entry.line), entry.label);
    }
    return text;
}

} // namespace

ExecCommand::ExecCommand(
    ExecOptions options, QString applicationFolder, Terminal &terminal, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_applicationFolder(std::move(applicationFolder))
    , m_terminal(terminal)
    , m_remembered(auth::AllowedHosts::defaultPath())
{ }

ExecCommand::~ExecCommand() = default;

void ExecCommand::start()
{
    const auto leave = [this](const InputError &error) {
        m_terminal.error(QStringLiteral("patchbay-cli: ") + error.text);
        emit finished(error.code);
    };
    InputResult<ExecInputs> inputs = readInputs(m_options);
    if (!inputs)
        return leave(inputs.error());
    const InputResult<http::CurlOptions> curl = curlOptionsOf(m_options);
    if (!curl)
        return leave(curl.error());
    m_inputs = std::make_unique<ExecInputs>(std::move(*inputs));
    m_policy = std::make_unique<TerminalPolicy>(
        m_terminal, m_remembered, m_inputs->project.folder(), m_inputs->allowed);
    m_services = std::make_unique<Composition>(m_applicationFolder, *curl, *m_policy);
    run();
}

void ExecCommand::run()
{
    connect(&m_services->engine, &engine::Engine::traced, this, &ExecCommand::onTraced);
    connect(&m_services->engine, &engine::Engine::finished, this, &ExecCommand::onFinished);
    if (m_options.verbose && !m_options.json)
        showVerboseInput();
    m_run = m_services->engine.start(m_inputs->request);
}

void ExecCommand::interrupt()
{
    if (m_run == 0 || std::exchange(m_interrupted, true)) {
        emit finished(ExitCode::HostFailed);
        return;
    }
    m_services->engine.stop(m_run);
}

// Values of settings are secrets: names only.
void ExecCommand::showVerboseInput()
{
    if (!m_inputs->request.settings.empty()) {
        m_terminal.out("SETTINGS\n");
        for (const auto &[name, value] : m_inputs->request.settings.items())
            m_terminal.out("  " + QByteArray::fromStdString(name) + '\n');
    }
    m_terminal.out("INPUT\n");
    const Json &input = valueAt(m_inputs->request.arguments, "input");
    m_terminal.out(toPrettyJsonText(input.is_null() ? Json::object() : input) + '\n');
}

void ExecCommand::onTraced(const engine::TraceEvent &event)
{
    using Kind = engine::TraceEvent::Kind;
    if (event.kind == Kind::SettingsChanged)
        m_updateMessage = event.text;
    if (m_options.json)
        return;
    if (event.kind == Kind::Console) {
        const bool isError = stringAt(event.details, "stream") == QLatin1String("err");
        if (isError)
            m_terminal.error(event.text);
        else
            m_terminal.out(event.text.toUtf8() + '\n');
    } else if (event.kind == Kind::ExchangeFinished && m_options.verbose && event.exchange) {
        const http::Exchange &exchange = *event.exchange;
        const QByteArray end = exchange.failure ? exchange.failure->detail.toUtf8()
                                                : QByteArray::number(exchange.status);
        m_terminal.out(exchange.method + ' ' + exchange.url + " => " + end + '\n');
    } else if (event.kind == Kind::Warning && m_options.verbose) {
        m_terminal.error(QStringLiteral("warning: ") + event.text);
    }
}

void ExecCommand::onFinished(const engine::RunResult &result)
{
    m_run = 0;
    const bool ask = !result.changedSettings.empty() && !m_options.json && !m_interrupted
        && m_terminal.isInteractive();
    if (ask)
        offerToSaveSettings(result);
    else
        leave(result);
}

// sdk/runtime.md §17.2: asked until it is yes or no; the end of input is no.
void ExecCommand::offerToSaveSettings(const engine::RunResult &result)
{
    m_terminal.ask(m_updateMessage
            + QStringLiteral("\nUpdated settings file with new connection attributes? (Yes or No)"),
        [this, result](const QString &line) {
            const QString word = line.toLower();
            if (word == QLatin1String("y") || word == QLatin1String("yes")) {
                saveSettings(result);
                leave(result);
            } else if (word.isEmpty() || word == QLatin1String("n")
                || word == QLatin1String("no")) {
                leave(result);
            } else {
                offerToSaveSettings(result);
            }
        });
}

void ExecCommand::saveSettings(const engine::RunResult &result)
{
    const Result<void> saved
        = m_inputs->settings.edit(m_options.connection, {result.changedSettings, {}});
    if (!saved) {
        m_terminal.error(
            QStringLiteral("patchbay-cli: settings were not saved: %1").arg(saved.error().detail));
    }
}

void ExecCommand::leave(const engine::RunResult &result)
{
    bool written = writeResult(result);
    written = writeHar(result) && written;
    reportProblem(result);
    const ExitCode code = exitCodeOf(result.kind);
    emit finished(written || code != ExitCode::Ok ? code : ExitCode::HostFailed);
}

bool ExecCommand::writeResult(const engine::RunResult &result)
{
    if (m_options.json)
        m_terminal.out(execReport(result) + '\n');
    const bool hasValue
        = result.kind == engine::OutcomeKind::Ok || result.kind == engine::OutcomeKind::Suspended;
    if (hasValue && !m_options.output.isEmpty()) {
        const QByteArray value = plainValue(result.value);
        // A device or a pipe cannot be replaced as a whole.
        const QFileInfo info(m_options.output);
        Result<void> written;
        if (info.exists() && !info.isFile()) {
            QFile file(m_options.output);
            if (!file.open(QIODevice::WriteOnly) || file.write(value) < 0 || !file.flush())
                written = fail(ErrorCode::NoSpace,
                    QStringLiteral("%1: %2").arg(m_options.output, file.errorString()));
        } else {
            written = writeFileAtomically(m_options.output, value);
        }
        if (!written) {
            m_terminal.error(QStringLiteral("patchbay-cli: the result was not written: %1")
                                 .arg(written.error().detail));
            return false;
        }
    } else if (hasValue && !m_options.json) {
        if (m_options.verbose)
            m_terminal.out("OUTPUT\n");
        m_terminal.out(reformatJson(plainValue(result.value)) + '\n');
    }
    if (!m_terminal.isGood()) {
        m_terminal.error(QStringLiteral("patchbay-cli: the result was not written: %1")
                             .arg(m_terminal.failure()));
    }
    return m_terminal.isGood();
}

bool ExecCommand::writeHar(const engine::RunResult &result)
{
    if (m_options.har.isEmpty())
        return true;
    traffic::Redactor redactor;
    for (const Json &settings : {m_inputs->request.settings, result.changedSettings})
        addSecrets(redactor, settings);
    for (const http::Exchange &exchange : result.exchanges)
        redactor.learn(exchange);
    QBuffer archive;
    archive.open(QIODevice::WriteOnly);
    Result<void> written = traffic::writeHar(
        archive, result.exchanges.list(), &redactor, QCoreApplication::applicationVersion());
    if (written) {
        written = writeFileAtomically(m_options.har, archive.data(), NewFileMode::OwnerOnly);
    }
    if (!written) {
        m_terminal.error(QStringLiteral("patchbay-cli: the HAR file was not written: %1")
                             .arg(written.error().detail));
    }
    return written.has_value();
}

void ExecCommand::reportProblem(const engine::RunResult &result)
{
    using engine::OutcomeKind;
    switch (result.kind) {
    case OutcomeKind::Raised:
    case OutcomeKind::LoadFailed:
        m_terminal.error(describeError(result.error.value_or(engine::RaisedError{}),
            m_inputs->request.source.path, m_options.debug));
        break;
    case OutcomeKind::TimedOut:
        m_terminal.error(QStringLiteral("patchbay-cli: the run was stopped after its limit of %1 s")
                             .arg(result.limitSeconds));
        break;
    case OutcomeKind::Stopped:
        m_terminal.error(QStringLiteral("patchbay-cli: stopped"));
        break;
    case OutcomeKind::HostFailed:
        m_terminal.error(
            QStringLiteral("patchbay-cli: the host failed: %1").arg(result.failure.detail));
        break;
    case OutcomeKind::Ok:
    case OutcomeKind::Suspended:
        break;
    }
    for (const QString &host : m_policy->denied()) {
        m_terminal.error(QStringLiteral("patchbay-cli: contact with %1 was denied; allow it with "
                                        "--allow-host %1")
                             .arg(host));
    }
}

} // namespace patchbay::cli
