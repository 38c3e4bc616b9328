// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/application.h"

#include <QApplication>

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("patchbay"));
    QApplication::setApplicationDisplayName(QStringLiteral("Patchbay"));
    QApplication::setApplicationVersion(QStringLiteral(PATCHBAY_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("dev.patchbay.Patchbay"));
    return patchbay::app::runApplication(
        application, patchbay::app::parseLaunchOptions(QApplication::arguments()));
}
