// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/mainwindow.h"

#include "app/actions/actionregistry.h"
#include "app/actions/commandpalette.h"
#include "app/dialogs/prompter.h"
#include "app/models/problemtext.h"
#include "app/panels/connection/connectionpanel.h"
#include "app/panels/outline/outlinepanel.h"
#include "app/panels/output/outputpanel.h"
#include "app/panels/preview/previewpanel.h"
#include "app/panels/run/runbar.h"
#include "app/preferences/preferences.h"
#include "app/preferences/preferencesdialog.h"
#include "app/shell/bottompanels.h"
#include "app/shell/clientcaller.h"
#include "app/shell/connectorplaces.h"
#include "app/shell/consentpolicy.h"
#include "app/shell/engineclient.h"
#include "app/shell/previewcontroller.h"
#include "app/shell/statusline.h"
#include "app/shell/welcomepage.h"
#include "app/shell/windowactions.h"
#include "app/theme/theme.h"
#include "app/widgets/accessiblecombo.h"
#include "app/widgets/accessibleparts.h"
#include "app/widgets/keyboardsplitter.h"

#include <QCloseEvent>
#include <QFileInfo>
#include <QInputDialog>
#include <QLocale>
#include <QMenuBar>
#include <QRegularExpression>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <chrono>
#include <utility>

namespace patchbay::app
{

namespace
{

using namespace std::chrono_literals;
constexpr auto longestWaitForPaint = 1s;

QFrame *hairline(QWidget *parent)
{
    auto *line = new QFrame(parent);
    line->setProperty("role", QStringLiteral("hairline"));
    line->setFixedHeight(1);
    return line;
}

} // namespace

MainWindow::MainWindow(const WindowServices &services)
    : m_services(services)
    , m_actions(std::make_unique<ActionRegistry>())
    , m_chosenTheme(services.preferences.theme())
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(QStringLiteral("Patchbay"));
    installComboAccessibility();
    installPartAccessibility();
    WindowActions actions(*this);
    actions.registerAll();
    build();
    actions.addMenus();
    connectDocuments();
    m_services.preferences.adoptShortcuts(*m_actions);
    connect(&m_services.preferences, &Preferences::changed, this, &MainWindow::applyPreferences);
    resize(1440, 900);
    enableActions();
    planFurnishing();
}

MainWindow::~MainWindow()
{
    // The controllers listen to parts that go with the window.
    m_runs.reset();
    m_previews.reset();
    if (m_connection)
        m_connection->setStore(nullptr); // what was typed last is written while somebody writes
}

void MainWindow::build()
{
    const Theme &theme = m_services.theme;
    auto *whole = new QWidget(this);
    whole->setObjectName(QStringLiteral("whole"));
    whole->setAccessibleName(tr("Work area"));
    auto *layout = new QVBoxLayout(whole);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_outer = new KeyboardSplitter(
        Qt::Horizontal, theme, QStringLiteral("outerSplitter"), tr("Border of the outline"), whole);
    m_inner = new KeyboardSplitter(Qt::Vertical, theme, QStringLiteral("innerSplitter"),
        tr("Border of the run's panels"), m_outer);
    m_upper = new KeyboardSplitter(Qt::Horizontal, theme, QStringLiteral("upperSplitter"),
        tr("Border of the preview"), m_inner);
    m_upper->addWidget(makeCentre());
    m_inner->addWidget(m_upper);
    m_outer->addWidget(m_inner);
    layout->addWidget(m_outer, 1);
    setCentralWidget(whole);
    // Stack and splitters lay out what they are given, for sizes that it never gets.
    m_welcome->layout()->setEnabled(true);
    m_status = new StatusLine(theme, this);
    setStatusBar(m_status);
}

void MainWindow::planFurnishing()
{
    const Theme &theme = m_services.theme;
    m_furnishing.append([this] { WindowActions(*this).fillMenus(); });
    m_furnishing.append([this] { makeRunBar(); });
    m_furnishing.append([this, &theme] {
        m_outline = new OutlinePanel(m_outlineModel, theme, this);
        m_outline->hide(); // until it has its place
    });
    m_furnishing.append([this, &theme] {
        m_preview = new PreviewPanel(theme, this);
        m_preview->hide();
    });
    m_furnishing.append([this, &theme] {
        m_connection = new ConnectionPanel(theme, m_preview);
        m_preview->setConnectionPage(m_connection);
    });
    m_furnishing.append([this, &theme] {
        m_bottom = new BottomPanels({m_consoleModel, m_exchanges, m_problemsModel}, theme, this);
    });
    for (int i = 0; i < BottomPanels::panelCount; ++i)
        m_furnishing.append([this] { m_bottom->makeNext(); });
    m_furnishing.append([this] { m_upper->addWidget(m_preview); });
    m_furnishing.append([this] { m_inner->addWidget(m_bottom); });
    m_furnishing.append([this] { m_outer->insertWidget(0, m_outline); });
    m_furnishing.append([this] { connectPanes(); });
    connect(&m_furnishing, &StagedWork::finished, this, &MainWindow::openPlanned);
    // A window that starts minimised is not painted.
    QTimer::singleShot(longestWaitForPaint, this, &MainWindow::begin);
}

void MainWindow::begin()
{
    if (std::exchange(m_begun, true))
        return;
    m_furnishing.start();
    emit begun();
}

void MainWindow::makeRunBar()
{
    QWidget *whole = centralWidget();
    m_runBar = new RunBar(m_services.theme,
        {*m_actions->action(QStringLiteral("run.start")),
            *m_actions->action(QStringLiteral("run.stop")),
            *m_actions->action(QStringLiteral("go.anything"))},
        whole);
    m_runBarLine = hairline(whole);
    m_runBar->hide();
    m_runBarLine->hide();
    auto *layout = static_cast<QVBoxLayout *>(whole->layout());
    layout->insertWidget(0, m_runBar);
    layout->insertWidget(1, m_runBarLine);
}

void MainWindow::connectPanes()
{
    m_outline->setMinimumWidth(140);
    m_preview->setMinimumWidth(220);
    m_upper->setStretchFactor(0, 1);
    m_upper->setStretchFactor(1, 0);
    m_inner->setStretchFactor(0, 1);
    m_outer->setStretchFactor(1, 1);
    m_palette = new CommandPalette(m_services.theme, this);
    m_layout = std::make_unique<WindowLayout>(
        WindowLayout::Parts{*m_outer, *m_inner, *m_upper, *m_outline, *m_preview, *m_bottom});
    connectParts();
    m_layout->reset();
    m_layout->setFileOpen(m_page != nullptr);
    m_layout->restore(std::exchange(m_keptLayout, {}));
    showFile();
}

void MainWindow::whenReady(StagedWork::Step step)
{
    m_opening.append(std::move(step));
    if (m_furnishing.isFinished())
        m_opening.start();
}

// The session is kept from here on: before, it would forget the files that are still to come.
void MainWindow::openPlanned()
{
    whenReady([this] { m_services.session.keep([this] { return describeSession(); }); });
}

QWidget *MainWindow::makeCentre()
{
    m_centre = new QStackedWidget(m_upper);
    m_centre->setObjectName(QStringLiteral("centre"));
    m_centre->setAccessibleName(tr("Editor"));
    m_centre->setMinimumWidth(260);
    m_welcome = new WelcomePage(m_services.theme,
        {{QStringLiteral("folder-open"), tr("Open a file…"),
             tr("A connector.rb of yours, or one you were given. A stranger's file is only read "
                "until you allow more."),
             m_actions->action(QStringLiteral("file.open"))},
            {QStringLiteral("file-plus"), tr("New connector…"),
                tr("A folder with the skeleton of a connector, ready for your first action."),
                m_actions->action(QStringLiteral("file.new"))},
            {QStringLiteral("flask-conical"), tr("Try the sample"),
                tr("A connector for an invented parcel service whose API runs on this computer."),
                m_actions->action(QStringLiteral("file.sample"))}},
        m_centre);
    m_welcome->layout()->setEnabled(false); // until build() has put all in its place
    m_tabs = new QTabWidget(m_centre);
    m_tabs->setObjectName(QStringLiteral("editorTabs"));
    m_tabs->setAccessibleName(tr("Open files"));
    namePages(*m_tabs);
    m_tabs->setMovable(true);
    m_tabs->setDocumentMode(true);
    m_centre->addWidget(m_welcome);
    m_centre->addWidget(m_tabs);
    return m_centre;
}

void MainWindow::connectDocuments()
{
    m_documents = std::make_unique<DocumentController>(
        DocumentController::Services{m_services.theme, m_services.preferences, m_services.analysis,
            m_services.trust, m_services.prompter, m_services.files, m_services.recoveryFolder},
        *m_tabs);
    connect(m_documents.get(), &DocumentController::currentChanged, this, &MainWindow::pageChanged);
    // None of the last session's files could be read.
    connect(m_documents.get(), &DocumentController::readingEnded, this,
        [this] { m_centre->setCurrentIndex(m_page ? 1 : 0); });
    connect(m_documents.get(), &DocumentController::recentChanged, this,
        [this] { m_welcome->setRecent(m_documents->recent()); });
    connect(m_welcome, &WelcomePage::recentChosen, this,
        [this](const QString &path) { m_documents->open(path); });
    connect(m_documents.get(), &DocumentController::statusMessage, this,
        [this](const QString &text) { m_status->showMessage(text, 6000); });
    connect(&m_services.session, &WindowSession::notKept, this, [this](const QString &detail) {
        m_status->showMessage(
            tr("What is open here cannot be kept for the next start: %1").arg(detail), 15000);
    });
    const auto countHosts = [this] {
        m_status->setAllowedHosts(m_services.consent.allowedCount(m_workspace.folder()));
    };
    connect(&m_services.consent, &ConsentPolicy::allowed, this, countHosts);
    connect(&m_workspace, &Workspace::projectChanged, this, countHosts);
    connect(&m_workspace, &Workspace::problemChanged, this, [this] {
        if (!m_workspace.problem().isEmpty())
            m_status->showMessage(
                tr("The settings cannot be read: %1").arg(m_workspace.problem()), 15000);
    });
    connect(&m_problemsModel, &ProblemsModel::countsChanged, m_status, &StatusLine::setProblems);
}

void MainWindow::connectParts()
{
    m_previews = std::make_unique<PreviewController>(m_services.engine, m_workspace, *m_preview);
    m_runs = std::make_unique<RunController>(m_services.engine, m_workspace,
        RunController::Views{
            *m_runBar, *m_preview, m_bottom->output(), m_consoleModel, m_exchanges},
        *m_actions->action(QStringLiteral("run.start")),
        *m_actions->action(QStringLiteral("run.stop")));
    connect(m_runs.get(), &RunController::ended, this, &MainWindow::runEnded);
    connect(m_runBar, &RunBar::saveCaseRequested, this, &MainWindow::saveCase);
    connect(m_runBar, &RunBar::operationChosen, this, [this](const QString &path) {
        m_previews->setPinned(m_runBar->isPinned() ? path : QString());
    });

    connectConnectionPage();
    connectPanels();
    connect(m_layout.get(), &WindowLayout::changed, this,
        [this] { WindowActions::showLayout(*m_actions, *m_layout); });
}

void MainWindow::connectPanels()
{
    const auto say = [this](const QString &text) { m_status->showMessage(text, 6000); };
    connect(m_runs.get(), &RunController::refused, this, say);
    connect(m_bottom, &BottomPanels::statusMessage, this, say);
    connect(m_bottom, &BottomPanels::stopRequested, m_runs.get(), &RunController::stop);
    connect(m_bottom, &BottomPanels::goToLine, this, &MainWindow::goToLine);
    connect(m_preview, &PreviewPanel::goToLine, this, &MainWindow::goToLine);
    const auto jump = [this](int offset) {
        if (m_page)
            m_page->code().jumpTo(offset);
    };
    connect(m_outline, &OutlinePanel::jumpTo, this, jump);
    connect(m_bottom, &BottomPanels::jumpTo, this, jump);
    connect(m_runs.get(), &RunController::started, this, [this](const QString &path) {
        m_layout->makeRoomForRun();
        m_testing = path == QLatin1String("test"); // whatever asked for it
        if (m_testing)
            m_connection->setTestState(ConnectionPanel::TestState::Running);
        const ConnectorFile &file = m_page->file();
        m_history.noteStart(file.path(), path, file.analysis(), file.text());
    });
}

// The connection page, the run bar and the workspace choose the same connection.
void MainWindow::connectConnectionPage()
{
    const auto follow = [this] {
        m_connection->setStore(m_workspace.connections());
        m_connection->setConnectionName(m_workspace.connection());
    };
    connect(&m_workspace, &Workspace::connectionsChanged, this, follow);
    connect(&m_workspace, &Workspace::connectionChanged, this, follow);
    connect(
        m_connection, &ConnectionPanel::connectionChanged, &m_workspace, &Workspace::setConnection);
    connect(m_connection, &ConnectionPanel::settingsChanged, m_previews.get(),
        &PreviewController::refresh);
    connect(m_connection, &ConnectionPanel::evaluationNeeded, m_previews.get(),
        &PreviewController::refresh);
    connect(m_connection, &ConnectionPanel::goToLine, this, &MainWindow::goToLine);
    connect(m_previews.get(), &PreviewController::connectionEvaluated, m_connection,
        &ConnectionPanel::setResult);
    m_connection->setCallers([this]() -> std::unique_ptr<auth::LambdaCaller> {
        if (!m_page || !m_page->file().mayRun())
            return nullptr;
        return std::make_unique<ClientCaller>(m_services.engine, m_runs->makeRequest(QString()));
    });
    connect(m_connection, &ConnectionPanel::testRequested, this,
        [this] { m_runs->runPath(QStringLiteral("test")); });
}

void MainWindow::enableActions()
{
    // What needs a file: everything that edits, and these.
    QStringList ids = m_actions->ids().filter(QRegularExpression(QStringLiteral("^edit\\.")));
    for (const char *id : {"file.save", "file.saveAs", "file.close", "go.line", "run.test",
             "run.here", "run.saveCase", "run.pin", "preview.refresh", "preview.network"})
        ids.append(QLatin1String(id));
    if (!m_runs)
        ids += {QStringLiteral("run.start"), QStringLiteral("run.stop")};
    for (const QString &id : std::as_const(ids))
        m_actions->action(id)->setEnabled(m_page != nullptr);
}

// The parts beside the editor follow the file in front.
void MainWindow::showFile()
{
    ConnectorFile *file = m_page ? &m_page->file() : nullptr;
    m_runBar->setVisible(file != nullptr);
    m_runBarLine->setVisible(file != nullptr);
    m_runs->setFile(file);
    m_previews->setFile(file);
    m_outline->setFile(file ? file->path() : QString());
    if (!file)
        m_outline->setAnalysis({}, {});
}

void MainWindow::pageChanged(EditorPage *page)
{
    if (m_page) {
        disconnect(&m_page->file(), nullptr, this, nullptr);
        disconnect(m_page, nullptr, this, nullptr);
    }
    m_page = page;
    m_centre->setCurrentIndex(page ? 1 : 0);
    enableActions();
    ConnectorFile *file = page ? &page->file() : nullptr;
    m_workspace.setProject(file ? file->project() : std::nullopt);
    if (page)
        furnish();
    if (m_layout) {
        m_layout->setFileOpen(page != nullptr);
        showFile();
    }
    if (!page) {
        setWindowTitle(QStringLiteral("Patchbay"));
        m_problemsModel.setDiagnostics({});
        m_status->clearFile();
        return;
    }
    connect(file, &ConnectorFile::analysisChanged, this, &MainWindow::analysisChanged);
    connect(file, &ConnectorFile::caretMoved, this, [this](int line, int column) {
        m_status->setCaret(line, column);
        m_outline->followCaret(m_page->code().caret());
    });
    const auto title = [this] {
        setWindowTitle(QStringLiteral("%1[*] – Patchbay").arg(m_page->file().displayName()));
        setWindowModified(m_page->file().document().isDirty());
        const editor::TextFormat format = m_page->file().document().format();
        m_status->setFormat(
            QStringLiteral("Ruby · UTF-8%1 · %2")
                .arg(format.bom ? QStringLiteral(" BOM") : QString(),
                    format.lineEnds == editor::LineEnds::Lf ? QStringLiteral("LF")
                                                            : QStringLiteral("CRLF")));
    };
    connect(page, &EditorPage::titleChanged, this, title);
    title();
    analysisChanged();
}

void MainWindow::analysisChanged()
{
    const ConnectorFile &file = m_page->file();
    const language::Analysis &analysis = file.analysis();
    m_outline->setAnalysis(analysis, file.displayName());
    m_outline->followCaret(m_page->code().caret());
    m_problemsModel.setDiagnostics(worded(analysis.diagnostics));
    showBadges();
    m_status->setStale(file.lastGood().isValid()
            ? tr("form as of %1")
                  .arg(QLocale().toString(file.lastGood().time(), QStringLiteral("HH:mm")))
            : QString());
}

// Success opens the output, failure too: it names the line and links to it. A pane in which
// somebody is working is left alone.
void MainWindow::runEnded(const engine::RunResult &result)
{
    QWidget *focus = focusWidget();
    const bool busyBelow = focus && m_bottom->isAncestorOf(focus);
    if (!busyBelow) {
        m_bottom->chooseOutput();
        m_layout->show(WindowLayout::Pane::Bottom, true);
    }
    m_history.noteEnd(result);
    showBadges();
    if (std::exchange(m_testing, false)) {
        const bool passed = result.kind == engine::OutcomeKind::Ok;
        const QString message = result.error ? result.error->message : result.failure.detail;
        m_connection->setTestState(
            passed ? ConnectionPanel::TestState::Passed : ConnectionPanel::TestState::Failed,
            passed ? QString() : message);
    }
}

void MainWindow::goToLine(int line)
{
    if (m_page && line > 0)
        m_page->goToLine(line);
}

void MainWindow::jumpToPath(const QString &path)
{
    if (!m_page)
        return;
    if (const auto *node = language::findNode(m_page->file().analysis(), path))
        m_page->code().jumpTo(node->nameRange.begin);
}

void MainWindow::goToAnything()
{
    QList<PaletteItem> items;
    if (m_page) {
        items = ConnectorPlaces::items(m_page->file().analysis(), [this](int offset) {
            if (m_page)
                m_page->code().jumpTo(offset);
        });
    }
    for (const QString &path : m_documents->recent())
        items.append({path, tr("recent file"), true, [this, path] { m_documents->open(path); }});
    items += CommandPalette::commands(*m_actions);
    m_palette->open(tr("Go to a key, a field, a file or a command"), std::move(items));
}

void MainWindow::showPanel(const QString &objectName)
{
    furnish();
    if (!m_bottom->choose(objectName))
        return;
    m_layout->makeRoomForRun();
    m_layout->show(WindowLayout::Pane::Bottom, true);
    m_bottom->enter();
}

void MainWindow::nextPanel(bool backwards)
{
    QWidget *code = m_page ? static_cast<QWidget *>(&m_page->code()) : m_welcome;
    QList<QWidget *> panes{m_runBar, m_outline, code, m_preview, m_bottom->currentWidget()};
    panes.removeIf([](const QWidget *pane) { return !pane->isVisible(); });
    int at = 0;
    for (int i = 0; i < panes.size(); ++i) {
        if (focusWidget() && (panes[i] == focusWidget() || panes[i]->isAncestorOf(focusWidget())))
            at = i;
    }
    const int count = static_cast<int>(panes.size());
    QWidget *target = panes[(at + (backwards ? count - 1 : 1)) % count];
    for (QWidget *child : target->findChildren<QWidget *>()) {
        if (child->isVisible() && child->isEnabled() && (child->focusPolicy() & Qt::TabFocus)) {
            child->setFocus(Qt::ShortcutFocusReason);
            return;
        }
    }
    target->setFocus(Qt::ShortcutFocusReason);
}

void MainWindow::showBadges()
{
    if (!m_page)
        return;
    const ConnectorFile &file = m_page->file();
    m_outlineModel.setBadges(m_history.badges(file.path(), file.analysis(), file.text()));
}

void MainWindow::showHostState(const QString &text, bool warning)
{
    m_status->setHost(text, warning);
}

void MainWindow::applyPreferences()
{
    const Preferences &chosen = m_services.preferences;
    // What the command line asked for stays until another theme is chosen.
    if (std::exchange(m_chosenTheme, chosen.theme()) != chosen.theme())
        m_services.theme.setChoice(chosen.theme());
    m_services.theme.setDensity(chosen.density());
    m_services.theme.setCodeSize(chosen.codeSize());
}

void MainWindow::showPreferences(bool keys)
{
    auto *dialog = findChild<PreferencesDialog *>();
    if (!dialog) {
        dialog = new PreferencesDialog(m_services.preferences, *m_actions, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
    }
    if (keys)
        dialog->showKeys();
    dialog->show();
    dialog->raise();
    dialog->activateWindow();
}

void MainWindow::saveCase()
{
    auto *dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("caseNameDialog"));
    dialog->setWindowTitle(tr("Save input as a case"));
    dialog->setLabelText(tr("Name"));
    connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString &name) {
        if (name.trimmed().isEmpty())
            return;
        project::InputCase made{
            name.trimmed(), m_preview->operation(), {}, Json{{"input", m_preview->values()}}};
        m_workspace.saveCase(made, [this](const Result<void> &saved) {
            if (!saved)
                m_services.prompter.inform(tr("Not saved"), saved.error().detail);
        });
    });
    dialog->open();
}

Json MainWindow::describeSession() const
{
    Json files = Json::array();
    for (EditorPage *page : m_documents->pages())
        files.push_back({{"path", toStd(page->file().path())}, {"caret", page->code().caret()}});
    for (const QString &path : m_documents->beingRead())
        files.push_back({{"path", toStd(path)}, {"caret", 0}});
    Json recent = Json::array();
    for (const QString &path : m_documents->recent())
        recent.push_back(toStd(path));
    return {{"files", files}, {"current", m_tabs->currentIndex()}, {"recent", recent},
        {"geometry", toStd(QString::fromLatin1(saveGeometry().toBase64()))},
        {"layout", m_layout->describe()}, {"connection", toStd(m_workspace.connection())},
        {"operation", toStd(m_runBar->operation())}, {"pinned", m_runBar->isPinned()}};
}

void MainWindow::restoreSession(const Json &session)
{
    QStringList recent;
    for (const Json &path : valueAt(session, "recent"))
        recent.append(path.is_string() ? fromStd(path) : QString());
    m_documents->setRecent(recent);
    restoreGeometry(QByteArray::fromBase64(stringAt(session, "geometry").toLatin1()));
    if (m_layout)
        m_layout->restore(valueAt(session, "layout"));
    else
        m_keptLayout = valueAt(session, "layout");
    const Json &files = valueAt(session, "files");
    for (const Json &file : files) {
        if (!QFileInfo::exists(stringAt(file, "path")))
            continue;
        m_centre->setCurrentIndex(1); // the page of the first start would be seen for a moment
        whenReady([this, file] { openAgain(file); });
    }
    const auto current = static_cast<size_t>(integerAt(session, "current", -1));
    whenReady([this, path = current < files.size() ? stringAt(files[current], "path") : QString(),
                  connection = stringAt(session, "connection")] {
        if (QFileInfo::exists(path))
            m_documents->open(path);
        m_workspace.setConnection(connection);
    });
}

void MainWindow::openAgain(const Json &file)
{
    m_documents->open(stringAt(file, "path"), [caret = integerAt(file, "caret")](EditorPage &page) {
        page.code().jumpTo(static_cast<int>(caret));
    });
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_leaving) {
        event->accept();
        return;
    }
    m_services.session.writeNow();
    event->ignore();
    m_documents->closeAll([this](bool yes) {
        if (!yes)
            return;
        m_leaving = true;
        m_services.session.stop();
        // Out of this close event first.
        QMetaObject::invokeMethod(this, &QWidget::close, Qt::QueuedConnection);
    });
}

void MainWindow::paintEvent(QPaintEvent *event)
{
    QMainWindow::paintEvent(event);
    if (!m_painted) {
        m_painted = true;
        QMetaObject::invokeMethod(this, &MainWindow::painted, Qt::QueuedConnection);
        QMetaObject::invokeMethod(this, &MainWindow::begin, Qt::QueuedConnection);
    }
}

} // namespace patchbay::app
