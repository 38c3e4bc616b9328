// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/application.h"
#include "app/composition/interfacelanguage.h"

#include <QApplication>
#include <QTranslator>

#include <algorithm>
#include <cstdio>
#include <string_view>

namespace
{

using patchbay::app::LaunchOptions;

template <typename Wanted> bool anyArgument(int argc, char **argv, Wanted wanted)
{
    return std::any_of(argv + 1, argv + std::max(argc, 1), wanted);
}

bool asksAboutItself(int argc, char **argv)
{
    return anyArgument(argc, argv, [](std::string_view word) {
        return word == "-h" || word == "--help" || word == "--help-all" || word == "-v"
            || word == "--version";
    });
}

// Where Qt would look for a screen. It aborts when it finds none.
bool hasDisplay(int argc, char **argv)
{
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY")
        || qEnvironmentVariableIsSet("QT_QPA_PLATFORM")
        || anyArgument(argc, argv, [](std::string_view word) { return word == "-platform"; });
}

LaunchOptions readOptions(QCoreApplication &application)
{
    QCoreApplication::setApplicationName(QStringLiteral("patchbay"));
    QCoreApplication::setApplicationVersion(QStringLiteral(PATCHBAY_VERSION));
    QTranslator translator;
    patchbay::app::installLanguage(patchbay::app::systemLanguage(),
        patchbay::InstallPaths::fromApplicationDir(QCoreApplication::applicationDirPath()),
        translator, application);
    return patchbay::app::parseLaunchOptions(QCoreApplication::arguments());
}

int withoutDisplay(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    readOptions(application); // answers --help and --version, and leaves
    std::fprintf(stderr, "%s\n",
        qPrintable(QCoreApplication::translate(
            "Main", "There is no display to open a window on; patchbay-cli needs none.")));
    return 1;
}

} // namespace

int main(int argc, char **argv)
{
    if (asksAboutItself(argc, argv) || !hasDisplay(argc, argv))
        return withoutDisplay(argc, argv);
    QApplication application(argc, argv);
    QApplication::setApplicationDisplayName(QStringLiteral("Patchbay"));
    QApplication::setDesktopFileName(QStringLiteral("dev.patchbay.Patchbay"));
    return patchbay::app::Application(application, readOptions(application)).run();
}
