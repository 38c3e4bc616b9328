// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/base/installpaths.h"

#include <QString>

class QCoreApplication;
class QTranslator;

namespace patchbay::app
{

// The language of this computer where there is a translation into it, else English ("en").
QString systemLanguage();

// Every text from now on in this language; the translator outlives its use. English goes through
// its catalogue as well: that is where plural forms are.
void installLanguage(const QString &language, const InstallPaths &paths, QTranslator &translator,
    QCoreApplication &application);

} // namespace patchbay::app
