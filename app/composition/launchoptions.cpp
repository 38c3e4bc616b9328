// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/launchoptions.h"

#include <QCommandLineParser>

#include <cstdio>
#include <cstdlib>

namespace patchbay::app
{

LaunchOptions parseLaunchOptions(const QStringList &arguments)
{
    const auto text
        = [](const char *source) { return QCoreApplication::translate("LaunchOptions", source); };
    QCommandLineParser parser;
    parser.setApplicationDescription(text("Desktop studio for Workato custom connectors."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("files"),
        text("Connectors to open, or folders with one."), QStringLiteral("[files…]"));
    const QCommandLineOption sample(
        QStringLiteral("sample"), text("Open the sample with its API on this computer."));
    const QCommandLineOption run(QStringLiteral("run"), text("Run the operation shown, once."));
    const QCommandLineOption operation(
        QStringLiteral("operation"), text("Go to this operation first."), QStringLiteral("path"));
    const QCommandLineOption screenshot(QStringLiteral("screenshot"),
        text("Write a picture of the window and leave."), QStringLiteral("file"));
    const QCommandLineOption size(QStringLiteral("size"), text("Size of the window."),
        QStringLiteral("WxH"), QStringLiteral("1440x900"));
    const QCommandLineOption theme(QStringLiteral("theme"),
        text("system, light, dark, hc-light or hc-dark."), QStringLiteral("name"));
    const QCommandLineOption language(QStringLiteral("language"),
        text("Language of the window: en or ja."), QStringLiteral("code"));
    const QCommandLineOption paint(QStringLiteral("exit-after-paint"),
        text("Say \"painted\" after the first paint and leave, for measuring."));
    parser.addOptions({sample, run, operation, screenshot, size, theme, language, paint});
    parser.process(arguments);

    LaunchOptions options;
    options.files = parser.positionalArguments();
    options.sample = parser.isSet(sample);
    options.run = parser.isSet(run);
    options.operation = parser.value(operation);
    options.screenshot = parser.value(screenshot);
    options.theme = parser.value(theme);
    options.language = parser.value(language);
    options.exitAfterPaint = parser.isSet(paint);
    const QStringList parts = parser.value(size).split(QLatin1Char('x'));
    options.size = {parts.value(0).toInt(), parts.value(1).toInt()};
    if (options.size.width() < 320 || options.size.height() < 240 || options.size.width() > 16'000
        || options.size.height() > 16'000) {
        std::fprintf(
            stderr, "%s\n", qPrintable(text("--size wants WIDTHxHEIGHT, 320x240 at least.")));
        std::exit(2);
    }
    return options;
}

} // namespace patchbay::app
