// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/application.h"

#include <QApplication>
#include <QTranslator>

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("patchbay"));
    QApplication::setApplicationDisplayName(QStringLiteral("Patchbay"));
    QApplication::setApplicationVersion(QStringLiteral(PATCHBAY_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("dev.patchbay.Patchbay"));
    patchbay::app::LaunchOptions options;
    {
        QTranslator translator;
        patchbay::app::installSystemLanguage(translator, application);
        options = patchbay::app::parseLaunchOptions(QApplication::arguments());
    }
    return patchbay::app::runApplication(application, options);
}
