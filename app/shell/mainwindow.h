// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/consolemodel.h"
#include "app/models/outlinemodel.h"
#include "app/models/problemsmodel.h"
#include "app/shell/documentcontroller.h"
#include "app/shell/runcontroller.h"
#include "app/shell/runhistory.h"
#include "app/shell/windowlayout.h"
#include "app/shell/windowsession.h"
#include "app/shell/workspace.h"
#include "app/theme/theme.h"
#include "runtime/protocol/messages.h"

#include <QMainWindow>

#include <memory>

class QLabel;
class QSplitter;
class QStackedWidget;
class QTabWidget;

namespace patchbay::app
{

class ActionRegistry;
class AnalysisWorker;
class CommandPalette;
class ConnectionPanel;
class ConsentPolicy;
class ConsolePanel;
class EngineClient;
class NetworkPanel;
class OutlinePanel;
class ProblemsPanel;
class OutputPanel;
class Preferences;
class PreviewController;
class PreviewPanel;
class Prompter;
class RunBar;
class StatusLine;
class WelcomePage;

// What the window is given; everything outlives it.
struct WindowServices
{
    Theme &theme;
    Preferences &preferences;
    Prompter &prompter;
    EngineClient &engine;
    ConsentPolicy &consent;
    project::TrustStore &trust;
    AnalysisWorker &analysis;
    WindowSession &session;
    QString recoveryFolder;
    std::function<void()> openSample; // copies the sample, starts its service, opens it
};

// The main window: lays out the parts and connects them. It implements no feature of its own.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    explicit MainWindow(const WindowServices &services);
    ~MainWindow() override;

    DocumentController &documents() { return *m_documents; }
    RunController &runs()
    {
        furnish();
        return *m_runs;
    }
    Workspace &workspace() { return m_workspace; }
    ActionRegistry &actions() { return *m_actions; }
    void restoreSession(const Json &session);
    // What the host said of its cage, or why it does not run.
    void showHostState(const QString &text, bool warning);
    void showPanel(const QString &objectName);
    // Jumps to a place in the front file by path ("actions.search_shipments").
    void jumpToPath(const QString &path);

signals:
    void painted(); // once, after the first paint

protected:
    void closeEvent(QCloseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    friend class WindowActions;
    void build();
    QWidget *makeCentre();
    // Makes the parts that show only beside an open file, once: with the first file, else right
    // after the first paint, so that the first picture does not wait for what is not on it.
    void furnish();
    QWidget *makeBottom();
    void connectDocuments();
    void connectParts();
    void connectPanels();
    void enableActions();
    void showFile();
    void connectConnectionPage();
    void pageChanged(EditorPage *page);
    void analysisChanged();
    void runEnded(const engine::RunResult &result);
    void goToLine(int line);
    void goToAnything();
    void nextPanel(bool backwards);
    void showCounts();
    void showBadges();
    void saveCase();
    void applyPreferences();
    void showPreferences(bool keys);
    Json describeSession() const;

    WindowServices m_services;
    std::unique_ptr<ActionRegistry> m_actions;
    Theme::Choice m_chosenTheme;
    Workspace m_workspace;
    ConsoleModel m_consoleModel;
    OutlineModel m_outlineModel;
    ProblemsModel m_problemsModel;
    traffic::ExchangeStore m_exchanges;

    QSplitter *m_outer = nullptr; // outline | rest
    QSplitter *m_inner = nullptr; // above | bottom
    QSplitter *m_upper = nullptr; // editor | preview
    QStackedWidget *m_centre = nullptr;
    QTabWidget *m_tabs = nullptr;
    QTabWidget *m_bottom = nullptr;
    WelcomePage *m_welcome = nullptr;
    RunBar *m_runBar = nullptr;
    QWidget *m_runBarLine = nullptr;
    OutlinePanel *m_outline = nullptr;
    PreviewPanel *m_preview = nullptr;
    NetworkPanel *m_network = nullptr;
    ConsolePanel *m_console = nullptr;
    OutputPanel *m_output = nullptr;
    ProblemsPanel *m_problems = nullptr;
    ConnectionPanel *m_connection = nullptr;
    StatusLine *m_status = nullptr;
    CommandPalette *m_palette = nullptr;
    std::unique_ptr<DocumentController> m_documents;
    std::unique_ptr<RunController> m_runs;
    std::unique_ptr<PreviewController> m_previews;
    QPointer<EditorPage> m_page;
    RunHistory m_history;
    Json m_keptLayout; // of the last session, until there is something to lay out
    std::unique_ptr<WindowLayout> m_layout;
    bool m_testing = false; // the run under way is the connection page's test
    bool m_leaving = false;
    bool m_painted = false;
};

} // namespace patchbay::app
