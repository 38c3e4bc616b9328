// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/interfacelanguage.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

namespace patchbay::app
{

QString systemLanguage()
{
    return QLocale::system().language() == QLocale::Japanese ? QStringLiteral("ja")
                                                             : QStringLiteral("en");
}

void installLanguage(const QString &language, const InstallPaths &paths, QTranslator &translator,
    QCoreApplication &application)
{
    if (translator.load(QStringLiteral("patchbay_") + language, paths.translations))
        application.installTranslator(&translator);
    QLocale::setDefault(language == QLatin1String("ja") ? QLocale(QLocale::Japanese) : QLocale());
}

} // namespace patchbay::app
