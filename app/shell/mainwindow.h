// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/consolemodel.h"
#include "app/models/outlinemodel.h"
#include "app/models/problemsmodel.h"
#include "app/shell/documentcontroller.h"
#include "app/shell/runcontroller.h"
#include "app/shell/runhistory.h"
#include "app/shell/stagedwork.h"
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
class BottomPanels;
class CommandPalette;
class ConnectionPanel;
class ConsentPolicy;
class EngineClient;
class OutlinePanel;
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
    FileWorker &files;
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
    // Size, place and layout at once; the files when the window is ready for them.
    void restoreSession(const Json &session);
    // Does this when the window has shown itself and has all its parts, in the order asked for.
    void whenReady(StagedWork::Step step);
    // What the host said of its cage, or why it does not run.
    void showHostState(const QString &text, bool warning);
    void showPanel(const QString &objectName);
    // Jumps to a place in the front file by path ("actions.search_shipments").
    void jumpToPath(const QString &path);

signals:
    void painted(); // once, after the first paint
    void begun(); // once, after the first paint, or when there was none for a second

protected:
    void closeEvent(QCloseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    friend class WindowActions;
    void build();
    QWidget *makeCentre();
    // The parts that show only beside an open file are made after the first paint, one a turn, so
    // that neither the first picture nor a key waits for them (docs/decisions/0005). furnish()
    // makes those that are missing at once.
    void planFurnishing();
    void begin();
    void furnish() { m_furnishing.finish(); }
    void makeRunBar();
    void connectPanes();
    void openPlanned();
    void openAgain(const Json &file);
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
    BottomPanels *m_bottom = nullptr;
    WelcomePage *m_welcome = nullptr;
    RunBar *m_runBar = nullptr;
    QWidget *m_runBarLine = nullptr;
    OutlinePanel *m_outline = nullptr;
    PreviewPanel *m_preview = nullptr;
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
    StagedWork m_furnishing;
    StagedWork m_opening; // of the files that were open, or asked for; after the furnishing
    bool m_testing = false; // the run under way is the test of the connection
    bool m_leaving = false;
    bool m_painted = false;
    bool m_begun = false;
};

} // namespace patchbay::app
