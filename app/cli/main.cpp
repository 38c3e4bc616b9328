// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/describecommand.h"
#include "app/cli/editcommand.h"
#include "app/cli/execcommand.h"
#include "app/cli/generatecommand.h"
#include "app/cli/generatetestcommand.h"
#include "app/cli/mockcommand.h"
#include "app/cli/oauth2command.h"
#include "runtime/project/newproject.h"

#include <sys/socket.h>
#include <unistd.h>

#include <QCoreApplication>

#include <csignal>

namespace patchbay::cli
{
namespace
{

int signalSockets[2] = {-1, -1};

void onSignal(int)
{
    const char byte = 1;
    [[maybe_unused]] const ssize_t written = ::write(signalSockets[0], &byte, 1);
}

// Ctrl-C and SIGTERM become calls in the event loop.
void watchSignals(QObject *context, std::function<void()> interrupt)
{
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, signalSockets) != 0)
        return;
    auto *notifier = new QSocketNotifier(signalSockets[1], QSocketNotifier::Read, context);
    QObject::connect(
        notifier, &QSocketNotifier::activated, context, [interrupt = std::move(interrupt)] {
            char byte = 0;
            if (::read(signalSockets[1], &byte, 1) > 0)
                interrupt();
        });
    std::signal(SIGINT, onSignal);
    std::signal(SIGTERM, onSignal);
}

template <typename CommandType> int runLoop(QCoreApplication &app, CommandType &command)
{
    ExitCode code = ExitCode::HostFailed;
    QObject::connect(
        &command, &CommandType::finished, &app,
        [&code, &app](ExitCode result) {
            code = result;
            app.quit();
        },
        Qt::QueuedConnection);
    QMetaObject::invokeMethod(&command, &CommandType::start, Qt::QueuedConnection);
    QCoreApplication::exec();
    return static_cast<int>(code);
}

int show(Terminal &terminal, const Message &message)
{
    if (message.isError)
        terminal.error(message.text);
    else
        terminal.out(message.text.toUtf8() + '\n');
    return static_cast<int>(message.code);
}

int makeFolder(Terminal &terminal, const NewOptions &options)
{
    const Result<QStringList> made = project::makeConnectorFolder(options.path);
    if (!made)
        return show(terminal,
            {QStringLiteral("patchbay-cli: ") + made.error().detail, true, ExitCode::Usage});
    for (const QString &file : *made)
        terminal.out("create  " + file.toUtf8() + '\n');
    return static_cast<int>(ExitCode::Ok);
}

int run(QCoreApplication &app, const Command &command)
{
    Terminal terminal;
    const QString folder = QCoreApplication::applicationDirPath();
    if (const auto *message = std::get_if<Message>(&command))
        return show(terminal, *message);
    if (const auto *given = std::get_if<ExecOptions>(&command)) {
        ExecOptions options = *given;
        std::unique_ptr<http::mockserver::HarborMock> mock;
        if (options.sample) {
            mock = std::make_unique<http::mockserver::HarborMock>();
            if (const auto used = useSample(*mock, folder, options); !used)
                return show(terminal,
                    {QStringLiteral("patchbay-cli: ") + used.error().detail, true,
                        ExitCode::Usage});
        }
        ExecCommand exec(options, folder, terminal);
        watchSignals(&exec, [&exec] { exec.interrupt(); });
        return runLoop(app, exec);
    }
    if (const auto *options = std::get_if<OAuth2Options>(&command)) {
        OAuth2Command oauth2(*options, folder, terminal);
        watchSignals(&oauth2, [&oauth2] { oauth2.interrupt(); });
        return runLoop(app, oauth2);
    }
    if (const auto *options = std::get_if<DescribeOptions>(&command)) {
        DescribeCommand describe(*options, folder, terminal);
        return runLoop(app, describe);
    }
    if (const auto *options = std::get_if<GenerateTestOptions>(&command)) {
        GenerateTestCommand generate(*options, folder, terminal);
        return runLoop(app, generate);
    }
    if (const auto *options = std::get_if<EditOptions>(&command)) {
        EditCommand edit(*options, terminal);
        return runLoop(app, edit);
    }
    if (const auto *options = std::get_if<MockOptions>(&command)) {
        MockCommand mock(*options, terminal);
        watchSignals(&mock, [&mock] { mock.interrupt(); });
        return runLoop(app, mock);
    }
    if (const auto *options = std::get_if<GenerateOptions>(&command))
        return show(terminal, generateSchema(*options));
    return makeFolder(terminal, std::get<NewOptions>(command));
}

} // namespace
} // namespace patchbay::cli

int main(int argc, char **argv)
{
    // A reader that goes away shows as a write error.
    std::signal(SIGPIPE, SIG_IGN);
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("patchbay"));
    QCoreApplication::setApplicationVersion(QStringLiteral(PATCHBAY_VERSION));
    return patchbay::cli::run(
        app, patchbay::cli::parseArguments(argc, argv, QCoreApplication::applicationVersion()));
}
