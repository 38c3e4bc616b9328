// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/mockcommand.h"

#include "app/cli/terminal.h"
#include "runtime/base/installpaths.h"

namespace patchbay::cli
{

using http::mockserver::HarborMock;
using http::mockserver::HarborService;

Result<void> useSample(HarborMock &mock, const QString &applicationFolder, ExecOptions &options)
{
    const auto port = mock.start();
    if (!port)
        return fail(port.error());
    const QString sample
        = InstallPaths::fromApplicationDir(applicationFolder).samples + QStringLiteral("/harbor");
    options.connector = sample + QStringLiteral("/connector.rb");
    options.settings = sample + QStringLiteral("/settings.yaml");
    if (options.connection.isEmpty())
        options.connection = QStringLiteral("API key");
    // The settings name the usual port; where it is taken, requests are led to the other one.
    const QString usual = QString::number(HarborMock::usualPort);
    if (*port != HarborMock::usualPort)
        options.connectTo.append(QStringLiteral("127.0.0.1:%1:127.0.0.1:%2").arg(usual).arg(*port));
    options.allowHosts.append(QStringLiteral("127.0.0.1:") + usual);
    return {};
}

MockCommand::MockCommand(const MockOptions &options, Terminal &terminal, QObject *parent)
    : QObject(parent)
    , m_options(options)
    , m_terminal(terminal)
{ }

void MockCommand::start()
{
    const auto port = m_mock.start(m_options.port);
    if (!port) {
        m_terminal.error(QStringLiteral("patchbay-cli: ") + port.error().detail);
        emit finished(ExitCode::Usage);
        return;
    }
    m_terminal.out("Harbor answers at " + m_mock.baseUrl().toUtf8()
        + " (X-Api-Key: " + QByteArray(HarborService::apiKey) + "); Ctrl-C ends it\n");
}

void MockCommand::interrupt()
{
    emit finished(ExitCode::Ok);
}

} // namespace patchbay::cli
