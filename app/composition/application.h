// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/composition/enginethread.h"
#include "app/composition/launchoptions.h"
#include "app/composition/samplehost.h"
#include "app/dialogs/qtprompter.h"
#include "app/preferences/preferences.h"
#include "app/shell/analysisworker.h"
#include "app/shell/consentpolicy.h"
#include "app/shell/engineclient.h"
#include "app/shell/mainwindow.h"
#include "app/theme/theme.h"
#include "runtime/base/clock.h"
#include "runtime/base/installpaths.h"
#include "runtime/files/fileworker.h"

#include <QTranslator>

#include <memory>

class QApplication;

namespace patchbay::app
{

class FirstVisit;
class Screenshot;

// Every service, made once and given to the window, and what the command line asks of them. The
// members are in the order in which they need each other.
class Application
{
public:
    Application(QApplication &application, LaunchOptions options);
    ~Application();

    // Shows the window and runs to its end. The exit status.
    int run();

private:
    QString language() const;
    Theme::Look look() const;
    WindowServices services();
    void placeWindow();
    void planFiles();
    void planVisit();
    void planLeaving();
    void openSample();
    void openSampleAtItsFirstRun();

    QApplication &m_application;
    LaunchOptions m_options;
    InstallPaths m_paths;
    SystemClock m_clock;
    FileWorker m_files; // outlives who asks it
    WindowSession m_session;
    Json m_last; // session
    Preferences m_preferences;
    QTranslator m_translator;
    project::TrustStore m_trust;
    auth::AllowedHosts m_hosts;
    QtPrompter m_prompter;
    ConsentPolicy m_consent;
    EngineThread m_engine; // makes its parts while the theme reads the fonts
    Theme m_theme;
    EngineClient m_client;
    AnalysisWorker m_analysis;
    SampleHost m_sample;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<FirstVisit> m_visit;
    std::unique_ptr<Screenshot> m_screenshot;
    int m_status = 0;
};

} // namespace patchbay::app
