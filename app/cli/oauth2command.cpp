// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/oauth2command.h"

#include "runtime/auth/selfsigned.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QStandardPaths>

namespace patchbay::cli
{
namespace
{

// $BROWSER as scripts and terminals know it, else the desktop's own way.
bool openBrowser(const QUrl &url)
{
    const QString address = url.toString(QUrl::FullyEncoded);
    QStringList command = QProcess::splitCommand(qEnvironmentVariable("BROWSER"));
    if (command.isEmpty())
        command.append(QStringLiteral("xdg-open"));
    const QString program = QStandardPaths::findExecutable(command.takeFirst());
    if (program.isEmpty())
        return false;
    command.append(address);
    return QProcess::startDetached(program, command);
}

QString wordsFor(const auth::OAuth2Failure &failure)
{
    using Kind = auth::OAuth2Failure::Kind;
    switch (failure.kind) {
    case Kind::NotOAuth2:
        return QStringLiteral(
            "Authorization type is not OAuth2. For multi-auth connector ensure correct auth type "
            "was used. Expected: 'oauth2', got: '%1'")
            .arg(failure.detail);
    case Kind::BadAddress:
        return QStringLiteral("authorization_url gives no web address: \"%1\"").arg(failure.detail);
    case Kind::PortTaken:
        return QStringLiteral("Port %1 already in use. Try to use different port with --port=%2")
            .arg(failure.detail)
            .arg(QRandomGenerator::global()->bounded(10'000, 65'000));
    case Kind::NoServer:
        return QStringLiteral("nothing can listen at this address: %1").arg(failure.detail);
    case Kind::Raised:
        return failure.line > 0 ? QStringLiteral("%1 (%2, line %3)")
                                      .arg(failure.detail, failure.className)
                                      .arg(failure.line)
                                : QStringLiteral("%1 (%2)").arg(failure.detail, failure.className);
    case Kind::Refused:
        return failure.detail.isEmpty()
            ? QStringLiteral("the provider refused: %1").arg(failure.className)
            : QStringLiteral("the provider refused: %1 (%2)")
                  .arg(failure.detail, failure.className);
    case Kind::NoAnswer:
        return QStringLiteral(
            "Have not received callback from OAuth2 provider in %1 seconds. Aborting!")
            .arg(failure.detail);
    case Kind::NoTokens:
        return QStringLiteral("the exchange of the code gave no settings but: %1")
            .arg(failure.detail);
    case Kind::HostFailed:
        return QStringLiteral("the host failed: %1").arg(failure.detail);
    case Kind::Cancelled:
        break;
    }
    return QStringLiteral("stopped");
}

ExitCode exitCodeOf(auth::OAuth2Failure::Kind kind)
{
    using Kind = auth::OAuth2Failure::Kind;
    switch (kind) {
    case Kind::NotOAuth2:
    case Kind::PortTaken:
    case Kind::NoServer:
        return ExitCode::Usage;
    case Kind::BadAddress:
    case Kind::Raised:
    case Kind::Refused:
    case Kind::NoTokens:
        return ExitCode::Raised;
    case Kind::NoAnswer:
    case Kind::HostFailed:
    case Kind::Cancelled:
        break;
    }
    return ExitCode::HostFailed;
}

} // namespace

OAuth2Command::OAuth2Command(
    OAuth2Options options, QString applicationFolder, Terminal &terminal, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_applicationFolder(std::move(applicationFolder))
    , m_terminal(terminal)
    , m_remembered(auth::AllowedHosts::defaultPath())
{ }

OAuth2Command::~OAuth2Command() = default;

void OAuth2Command::start()
{
    InputResult<ExecInputs> inputs = readInputs(m_options.run);
    if (!inputs) {
        leave(inputs.error().text, inputs.error().code);
        return;
    }
    auth::OAuth2Options flow;
    flow.port = m_options.port;
    flow.patience = std::chrono::milliseconds(qint64(m_options.waitSeconds * 1000));
    flow.askIdentity = false; // as the gem: nothing but the exchange is sent
    if (!flow.address.setAddress(m_options.ip)) {
        leave(QStringLiteral("--ip: \"%1\" is no IP address").arg(m_options.ip), ExitCode::Usage);
        return;
    }
    if (m_options.https) {
        Result<QSslConfiguration> tls = auth::selfSignedForLocalhost();
        if (!tls) {
            leave(QStringLiteral("--https: ") + tls.error().detail, ExitCode::Usage);
            return;
        }
        flow.tls = std::move(*tls);
    }
    const InputResult<http::CurlOptions> curl = curlOptionsOf(m_options.run);
    if (!curl) {
        leave(curl.error().text, curl.error().code);
        return;
    }
    m_inputs = std::make_unique<ExecInputs>(std::move(*inputs));
    m_policy = std::make_unique<TerminalPolicy>(
        m_terminal, m_remembered, m_inputs->project.folder(), m_inputs->allowed);
    m_services = std::make_unique<Composition>(m_applicationFolder, *curl, *m_policy);
    startFlow(std::move(flow));
}

void OAuth2Command::startFlow(auth::OAuth2Options options)
{
    m_caller = std::make_unique<EngineCaller>(m_services->engine, m_inputs->request);
    m_flow = std::make_unique<auth::OAuth2Flow>(*m_caller, std::move(options));
    using auth::OAuth2Flow;
    connect(m_flow.get(), &OAuth2Flow::browserNeeded, this, &OAuth2Command::onBrowserNeeded);
    connect(m_flow.get(), &OAuth2Flow::connected, this, &OAuth2Command::onConnected);
    connect(m_flow.get(), &OAuth2Flow::failed, this, &OAuth2Command::onFailed);
    connect(m_flow.get(), &OAuth2Flow::phaseChanged, this, [this](OAuth2Flow::Phase phase) {
        if (phase == OAuth2Flow::Phase::Exchanging)
            status(QStringLiteral("Receive the provider's answer"));
    });
    connect(m_flow.get(), &OAuth2Flow::answerRejected, this, [this] {
        m_terminal.error(QStringLiteral(
            "patchbay-cli: an answer that does not belong to this authorization was turned away"));
    });
    m_flow->start();
}

void OAuth2Command::onBrowserNeeded(const QUrl &url)
{
    m_terminal.out(
        "Local server is running. Allow following redirect_url in your OAuth2 provider:\n\n"
        + m_flow->redirectUrl().toUtf8() + "\n\n");
    status(QStringLiteral("Open %1 in browser").arg(url.toString(QUrl::FullyEncoded)));
    if (m_options.openBrowser && !openBrowser(url)) {
        m_terminal.error(QStringLiteral(
            "patchbay-cli: no browser could be started; open the address above yourself"));
    }
}

void OAuth2Command::onConnected(const auth::OAuth2Grant &grant)
{
    status(QStringLiteral("Receive OAuth2 tokens"));
    if (m_options.run.verbose) { // values are secrets: names only
        for (const auto &[name, value] : grant.settings.items())
            m_terminal.out("  " + QByteArray::fromStdString(name) + '\n');
    }
    const Result<void> saved
        = m_inputs->settings.edit(m_options.run.connection, {grant.settings, {}});
    if (!saved) {
        leave(QStringLiteral("settings were not saved: %1").arg(saved.error().detail),
            ExitCode::HostFailed);
        return;
    }
    status(QStringLiteral("Update settings file"));
    emit finished(ExitCode::Ok);
}

void OAuth2Command::onFailed(const auth::OAuth2Failure &failure)
{
    for (const QString &host : m_policy->denied()) {
        m_terminal.error(QStringLiteral("patchbay-cli: contact with %1 was denied; allow it with "
                                        "--allow-host %1")
                             .arg(host));
    }
    leave(wordsFor(failure), exitCodeOf(failure.kind));
}

void OAuth2Command::interrupt()
{
    if (m_flow && m_flow->phase() != auth::OAuth2Flow::Phase::Done)
        m_flow->cancel();
    else
        emit finished(ExitCode::HostFailed);
}

void OAuth2Command::status(const QString &text)
{
    m_terminal.out("     success  " + text.toUtf8() + '\n');
}

void OAuth2Command::leave(const QString &problem, ExitCode code)
{
    m_terminal.error(QStringLiteral("patchbay-cli: ") + problem);
    emit finished(code);
}

} // namespace patchbay::cli
