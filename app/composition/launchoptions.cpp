// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/launchoptions.h"

#include <QCommandLineParser>

#include <cstdio>
#include <cstdlib>

namespace patchbay::app
{

namespace
{

// The words of --help.
struct Help
{
    Q_DECLARE_TR_FUNCTIONS(patchbay::app::LaunchOptions)
};

[[noreturn]] void refuse(const QString &sentence)
{
    std::fprintf(stderr, "%s\n", qPrintable(sentence));
    std::exit(2);
}

} // namespace

LaunchOptions parseLaunchOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(Help::tr("Desktop studio for Workato custom connectors."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("files"),
        Help::tr("Connectors to open, or folders with one."), QStringLiteral("[files…]"));
    const QCommandLineOption sample(
        QStringLiteral("sample"), Help::tr("Open the sample with its API on this computer."));
    const QCommandLineOption run(QStringLiteral("run"), Help::tr("Run the operation shown, once."));
    const QCommandLineOption operation(QStringLiteral("operation"),
        Help::tr("Go to this operation first."), QStringLiteral("path"));
    const QCommandLineOption inputCase(QStringLiteral("case"),
        Help::tr("Choose this case of the operation."), QStringLiteral("name"));
    const QCommandLineOption panel(QStringLiteral("panel"),
        Help::tr("Show this after the run: console, network, output or problems."),
        QStringLiteral("name"));
    const QCommandLineOption screenshot(QStringLiteral("screenshot"),
        Help::tr("Write a picture of the window and leave."), QStringLiteral("file"));
    const QCommandLineOption size(QStringLiteral("size"), Help::tr("Size of the window."),
        QStringLiteral("WxH"), QStringLiteral("1440x900"));
    const QCommandLineOption theme(QStringLiteral("theme"),
        Help::tr("system, light, dark, hc-light or hc-dark."), QStringLiteral("name"));
    const QCommandLineOption language(QStringLiteral("language"),
        Help::tr("Language of the window: en or ja."), QStringLiteral("code"));
    const QCommandLineOption paint(QStringLiteral("exit-after-paint"),
        Help::tr("Say \"painted\" after the first paint and leave, for measuring."));
    parser.addOptions(
        {sample, run, operation, inputCase, panel, screenshot, size, theme, language, paint});
    parser.process(arguments);

    LaunchOptions options;
    options.files = parser.positionalArguments();
    options.sample = parser.isSet(sample);
    options.run = parser.isSet(run);
    options.operation = parser.value(operation);
    options.inputCase = parser.value(inputCase);
    options.panel = parser.value(panel);
    options.screenshot = parser.value(screenshot);
    options.theme = parser.value(theme);
    options.language = parser.value(language);
    options.exitAfterPaint = parser.isSet(paint);
    const QStringList panels{QString(), QStringLiteral("console"), QStringLiteral("network"),
        QStringLiteral("output"), QStringLiteral("problems")};
    if (!panels.contains(options.panel))
        refuse(Help::tr("--panel wants console, network, output or problems."));
    const QStringList parts = parser.value(size).split(QLatin1Char('x'));
    options.size = {parts.value(0).toInt(), parts.value(1).toInt()};
    if (options.size.width() < 320 || options.size.height() < 240 || options.size.width() > 16'000
        || options.size.height() > 16'000)
        refuse(Help::tr("--size wants WIDTHxHEIGHT, 320x240 at least."));
    return options;
}

} // namespace patchbay::app
