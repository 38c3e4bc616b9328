// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/composition/launchoptions.h"

class QApplication;
class QCoreApplication;
class QTranslator;

namespace patchbay::app
{

// The words of the command line, before it says in which language the window is to be.
void installSystemLanguage(QTranslator &translator, QCoreApplication &application);

// Makes every service once, gives them to the window, and runs it to its end. The exit status.
int runApplication(QApplication &application, const LaunchOptions &options);

} // namespace patchbay::app
