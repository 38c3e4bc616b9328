// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/windowactions.h"

#include "app/actions/actionregistry.h"
#include "app/actions/commandpalette.h"
#include "app/dialogs/prompter.h"
#include "app/panels/preview/previewpanel.h"
#include "app/panels/run/runbar.h"
#include "app/preferences/preferences.h"
#include "app/shell/mainwindow.h"
#include "app/shell/previewcontroller.h"
#include "app/theme/theme.h"
#include "editor/decorators/editorcommands.h"

#include <QActionGroup>
#include <QMenuBar>
#include <QSplitter>
#include <QTabWidget>

#include <algorithm>

namespace patchbay::app
{

namespace
{

QKeySequence keys(const char *text)
{
    return {QLatin1String(text)};
}

} // namespace

void WindowActions::registerAll()
{
    registerFile();
    registerEdit();
    registerView();
    registerGo();
    registerRun();
    registerTools();
}

QAction *WindowActions::add(const ActionSpec &spec, std::function<void()> run)
{
    MainWindow *w = &m_window;
    return w->m_actions->add(spec, w, [w, run = std::move(run)] {
        w->furnish();
        run();
    });
}

void WindowActions::registerFile()
{
    MainWindow *w = &m_window;
    const QString file = tr("File");
    add({QStringLiteral("file.new"), tr("&New Connector…"), file, QKeySequence::New,
            QStringLiteral("file-plus"), {}},
        [w] { w->m_documents->makeWithDialog(); });
    add({QStringLiteral("file.open"), tr("&Open…"), file, QKeySequence::Open,
            QStringLiteral("folder-open"), {}},
        [w] { w->m_documents->openWithDialog(); });
    add({QStringLiteral("file.sample"), tr("Try the &Sample"), file, {},
            QStringLiteral("flask-conical"), {}},
        [w] { w->m_services.openSample(); });
    add({QStringLiteral("file.save"), tr("&Save"), file, QKeySequence::Save, QStringLiteral("save"),
            {}},
        [w] { w->m_documents->save(); });
    add({QStringLiteral("file.saveAs"), tr("Save &As…"), file, keys("Ctrl+Shift+S"), {}, {}},
        [w] { w->m_documents->saveAs(); });
    add({QStringLiteral("file.saveAll"), tr("Save A&ll"), file, keys("Ctrl+Alt+S"), {}, {}},
        [w] { w->m_documents->saveAll(); });
    add({QStringLiteral("file.close"), tr("&Close"), file, keys("Ctrl+W"), {}, {}},
        [w] { w->m_documents->closeTab(w->m_tabs->currentIndex()); });
    add({QStringLiteral("file.quit"), tr("&Quit"), file, keys("Ctrl+Q"), {}, {}},
        [w] { w->close(); });
}

void WindowActions::registerEdit()
{
    MainWindow *w = &m_window;
    const QString edit = tr("Edit");
    const auto withPage = [w](auto use) {
        return [w, use] {
            if (w->m_page)
                use(*w->m_page);
        };
    };
    add({QStringLiteral("edit.undo"), tr("&Undo"), edit, QKeySequence::Undo, {}, {}},
        withPage([](EditorPage &page) { page.code().undo(); }));
    add({QStringLiteral("edit.redo"), tr("&Redo"), edit, keys("Ctrl+Shift+Z"), {}, {}},
        withPage([](EditorPage &page) { page.code().redo(); }));
    add({QStringLiteral("edit.find"), tr("&Find…"), edit, QKeySequence::Find,
            QStringLiteral("search"), {}},
        withPage([](EditorPage &page) { page.showFind(false); }));
    add({QStringLiteral("edit.replace"), tr("Find and Re&place…"), edit, keys("Ctrl+H"), {}, {}},
        withPage([](EditorPage &page) { page.showFind(true); }));
    add({QStringLiteral("edit.findNext"), tr("Find &Next"), edit, keys("F3"), {}, {}},
        withPage([](EditorPage &page) { page.findNext(false); }));
    add({QStringLiteral("edit.findPrevious"), tr("Find Pre&vious"), edit, keys("Shift+F3"), {}, {}},
        withPage([](EditorPage &page) { page.findNext(true); }));
    add({QStringLiteral("edit.foldAll"), tr("Fold All"), edit, keys("Ctrl+Alt+["), {}, {}},
        withPage([](EditorPage &page) { page.code().foldAll(true); }));
    add({QStringLiteral("edit.unfoldAll"), tr("Unfold All"), edit, keys("Ctrl+Alt+]"), {}, {}},
        withPage([](EditorPage &page) { page.code().foldAll(false); }));
    for (const editor::EditorCommand &command : editor::editorCommands())
        add({command.id, command.text, edit, command.keys.value(0), {}, {}, command.keys.mid(1)},
            withPage([run = command.run](EditorPage &page) { run(page.code()); }));
}

void WindowActions::registerView()
{
    MainWindow *w = &m_window;
    const QString view = tr("View");
    struct Panel
    {
        const char *id;
        QString text;
        const char *shortcut;
        const char *panel;
    };
    for (const Panel &panel : {Panel{"view.console", tr("&Console"), "Ctrl+`", "consolePanel"},
             Panel{"view.network", tr("&Network"), "Ctrl+Shift+N", "networkPanel"},
             Panel{"view.output", tr("O&utput"), "Ctrl+Shift+U", "outputPanel"},
             Panel{"view.problems", tr("P&roblems"), "Ctrl+Shift+M", "problemsPanel"}}) {
        add({QLatin1String(panel.id), panel.text, view, keys(panel.shortcut), {}, {}},
            [w, name = QString::fromLatin1(panel.panel)] { w->showPanel(name); });
    }
    add({QStringLiteral("view.nextPanel"), tr("Next Pane"), view, keys("F6"), {}, {}},
        [w] { w->nextPanel(false); });
    add({QStringLiteral("view.previousPanel"), tr("Previous Pane"), view, keys("Shift+F6"), {}, {}},
        [w] { w->nextPanel(true); });
    registerLayout();
    auto *group = new QActionGroup(w);
    struct Look
    {
        const char *id;
        QString text;
        Theme::Choice choice;
    };
    for (const Look &look :
        {Look{"view.theme.system", tr("Theme of the &System"), Theme::Choice::System},
            Look{"view.theme.light", tr("Li&ght Theme"), Theme::Choice::Light},
            Look{"view.theme.dark", tr("&Dark Theme"), Theme::Choice::Dark},
            Look{
                "view.theme.hcLight", tr("High Contrast, Light"), Theme::Choice::HighContrastLight},
            Look{
                "view.theme.hcDark", tr("High Contrast, Dark"), Theme::Choice::HighContrastDark}}) {
        QAction *action = add({QLatin1String(look.id), look.text, view, {}, {}, {}},
            [w, choice = look.choice] { w->m_services.preferences.setTheme(choice); });
        action->setCheckable(true);
        action->setChecked(w->m_services.theme.choice() == look.choice);
        QObject::connect(
            &w->m_services.theme, &Theme::changed, action, [w, action, choice = look.choice] {
                action->setChecked(w->m_services.theme.choice() == choice);
            });
        group->addAction(action);
    }
}

// The keys 4 and 6 are kept for debugging and reviewing.
void WindowActions::registerLayout()
{
    MainWindow *w = &m_window;
    const QString view = tr("View");
    using Perspective = WindowLayout::Perspective;
    struct Layout
    {
        const char *id;
        QString text;
        const char *shortcut;
        Perspective perspective;
    };
    auto *group = new QActionGroup(w);
    for (const Layout &each :
        {Layout{"view.layout.write", tr("&Write"), "Ctrl+1", Perspective::Write},
            Layout{"view.layout.form", tr("&Form"), "Ctrl+2", Perspective::Form},
            Layout{"view.layout.run", tr("&Run"), "Ctrl+3", Perspective::Run},
            Layout{"view.layout.network", tr("&Network"), "Ctrl+5", Perspective::Network}}) {
        QAction *action
            = add({QLatin1String(each.id), each.text, tr("Layout"), keys(each.shortcut), {}, {}},
                [w, perspective = each.perspective] { w->m_layout->setPerspective(perspective); });
        action->setCheckable(true);
        group->addAction(action);
    }
    using Pane = WindowLayout::Pane;
    struct Part
    {
        const char *id;
        QString text;
        const char *shortcut;
        Pane pane;
    };
    for (const Part &each : {Part{"view.tree", tr("&Tree"), "Ctrl+B", Pane::Tree},
             Part{"view.preview", tr("Pre&view"), "Ctrl+Alt+B", Pane::Preview},
             Part{"view.bottom", tr("Panels of the R&un"), "Ctrl+J", Pane::Bottom}}) {
        add({QLatin1String(each.id), each.text, view, keys(each.shortcut), {}, {}},
            [w, pane = each.pane] { w->m_layout->show(pane, !w->m_layout->isShown(pane)); })
            ->setCheckable(true);
    }
    add({QStringLiteral("view.resetLayout"), tr("Reset &Layout"), view, {}, {}, {}},
        [w] { w->m_layout->reset(); });
}

// Ticks what shows now.
void WindowActions::showLayout(const ActionRegistry &actions, const WindowLayout &layout)
{
    using Pane = WindowLayout::Pane;
    const QString current = QStringLiteral("view.layout.") + perspectiveName(layout.perspective());
    for (const char *id :
        {"view.layout.write", "view.layout.form", "view.layout.run", "view.layout.network"})
        actions.action(QLatin1String(id))->setChecked(current == QLatin1String(id));
    actions.action(QStringLiteral("view.tree"))->setChecked(layout.isShown(Pane::Tree));
    actions.action(QStringLiteral("view.preview"))->setChecked(layout.isShown(Pane::Preview));
    actions.action(QStringLiteral("view.bottom"))->setChecked(layout.isShown(Pane::Bottom));
}

void WindowActions::registerGo()
{
    MainWindow *w = &m_window;
    const QString go = tr("Go");
    add({QStringLiteral("go.palette"), tr("&Command Palette…"), go, keys("Ctrl+Shift+P"), {}, {}},
        [w] { w->m_palette->open(tr("Type a command"), CommandPalette::commands(*w->m_actions)); });
    add({QStringLiteral("go.anything"), tr("Go to &Anything…"), go, keys("Ctrl+P"),
            QStringLiteral("search"), {}},
        [w] { w->goToAnything(); });
    add({QStringLiteral("go.line"), tr("Go to &Line…"), go, keys("Ctrl+G"), {}, {}}, [w] {
        if (!w->m_page)
            return;
        QList<PaletteItem> lines;
        const int count = std::min(w->m_page->code().lineCount(), 100'000);
        lines.reserve(count);
        for (int line = 1; line <= count; ++line)
            lines.append({QString::number(line), {}, true, [w, line] { w->goToLine(line); }});
        w->m_palette->open(tr("Line number"), std::move(lines));
    });
    add({QStringLiteral("go.nextProblem"), tr("Next &Problem"), go, keys("F8"), {}, {}}, [w] {
        if (!w->m_page)
            return;
        const auto &found = w->m_page->file().analysis().diagnostics;
        const int caret = w->m_page->code().caret();
        for (const language::Diagnostic &each : found) {
            if (each.range.begin > caret) {
                w->m_page->code().jumpTo(each.range.begin);
                return;
            }
        }
        if (!found.isEmpty())
            w->m_page->code().jumpTo(found.first().range.begin);
    });
}

void WindowActions::registerRun()
{
    MainWindow *w = &m_window;
    const QString run = tr("Run");
    add({QStringLiteral("run.start"), tr("&Run"), run, keys("F5"), QStringLiteral("play"), {}},
        [w] { w->m_runs->run(); });
    add({QStringLiteral("run.stop"), tr("&Stop"), run, keys("Shift+F5"), QStringLiteral("square"),
            {}},
        [w] { w->m_runs->stop(); });
    add({QStringLiteral("run.test"), tr("&Test the Connection"), run, keys("Ctrl+Shift+T"),
            QStringLiteral("plug"), {}},
        [w] { w->m_runs->runPath(QStringLiteral("test")); });
    add({QStringLiteral("run.here"), tr("Run the &Lambda at the Caret"), run, keys("Ctrl+F5"), {},
            {}},
        [w] {
            if (!w->m_page)
                return;
            const auto chain
                = language::nodesAt(w->m_page->file().analysis(), w->m_page->code().caret());
            const auto innermost = std::find_if(
                chain.crbegin(), chain.crend(), [](const language::OutlineNode *node) {
                    return node->kind == language::NodeKind::Lambda
                        || node->kind == language::NodeKind::PickList
                        || node->kind == language::NodeKind::Method
                        || node->kind == language::NodeKind::Test;
                });
            if (innermost != chain.crend())
                w->m_runs->runPath((*innermost)->path);
        });
    add({QStringLiteral("run.saveCase"), tr("Save Input as &Case…"), run, {}, {}, {}},
        [w] { w->saveCase(); });
    add({QStringLiteral("run.pin"), tr("&Pin the Operation"), run, {}, QStringLiteral("pin"), {}},
        [w] { w->m_runBar->setPinned(!w->m_runBar->isPinned()); });
    add({QStringLiteral("preview.refresh"), tr("Refresh the &Form"), run, keys("Ctrl+R"),
            QStringLiteral("refresh-cw"), {}},
        [w] { w->m_previews->refresh(); });
    add({QStringLiteral("preview.network"), tr("Load the Form with the &Network"), run, {}, {}, {}},
        [w] { w->m_previews->useNetwork(); });
}

void WindowActions::registerTools()
{
    MainWindow *w = &m_window;
    const QString tools = tr("Tools");
    add({QStringLiteral("tools.preferences"), tr("&Preferences…"), tools, keys("Ctrl+,"),
            QStringLiteral("settings"), {}},
        [w] { w->showPreferences(false); });
    add({QStringLiteral("tools.keys"), tr("&Keys…"), tools, {}, {}, {}},
        [w] { w->showPreferences(true); });
    add({QStringLiteral("help.about"), tr("&About Patchbay"), tr("Help"), {},
            QStringLiteral("info"), {}},
        [w] {
            w->m_services.prompter.inform(tr("About Patchbay"),
                tr("Patchbay %1\nA desktop studio for Workato custom connectors.\nFree software "
                   "under the GNU GPL, "
                   "version 3 or later. Not made or endorsed by Workato.")
                    .arg(QCoreApplication::applicationVersion()));
        });
}

void WindowActions::addMenus()
{
    QMenuBar *bar = m_window.menuBar();
    bar->setObjectName(QStringLiteral("menuBar"));
    bar->setAccessibleName(tr("Menu"));
    const auto menu = [bar](const QString &title, const char *name) {
        bar->addMenu(title)->setObjectName(QLatin1String(name));
    };
    menu(tr("&File"), "fileMenu");
    menu(tr("&Edit"), "editMenu");
    menu(tr("&View"), "viewMenu");
    menu(tr("&Go"), "goMenu");
    menu(tr("&Run"), "runMenu");
    menu(tr("&Tools"), "toolsMenu");
    menu(tr("&Help"), "helpMenu");
}

void WindowActions::fill(const char *menu, const QStringList &ids)
{
    m_window.m_actions->fill(*m_window.menuBar()->findChild<QMenu *>(QLatin1String(menu)), ids);
}

void WindowActions::fillViewMenu()
{
    const ActionRegistry &actions = *m_window.m_actions;
    auto *view = m_window.menuBar()->findChild<QMenu *>(QStringLiteral("viewMenu"));
    const auto submenu = [&](const QString &title, const QStringList &ids) {
        actions.fill(*view->addMenu(title), ids);
    };
    submenu(tr("&Layout"),
        {QStringLiteral("view.layout.write"), QStringLiteral("view.layout.form"),
            QStringLiteral("view.layout.run"), QStringLiteral("view.layout.network")});
    actions.fill(*view,
        {QStringLiteral("view.resetLayout"), QStringLiteral("-"), QStringLiteral("view.tree"),
            QStringLiteral("view.preview"), QStringLiteral("view.bottom"), QStringLiteral("-"),
            QStringLiteral("view.console"), QStringLiteral("view.network"),
            QStringLiteral("view.output"), QStringLiteral("view.problems"), QStringLiteral("-"),
            QStringLiteral("view.nextPanel"), QStringLiteral("view.previousPanel"),
            QStringLiteral("-")});
    submenu(tr("T&heme"),
        {QStringLiteral("view.theme.system"), QStringLiteral("view.theme.light"),
            QStringLiteral("view.theme.dark"), QStringLiteral("view.theme.hcLight"),
            QStringLiteral("view.theme.hcDark")});
}

void WindowActions::fillMenus()
{
    fill("fileMenu",
        {QStringLiteral("file.new"), QStringLiteral("file.open"), QStringLiteral("file.sample"),
            QStringLiteral("-"), QStringLiteral("file.save"), QStringLiteral("file.saveAs"),
            QStringLiteral("file.saveAll"), QStringLiteral("-"), QStringLiteral("file.close"),
            QStringLiteral("file.quit")});
    QStringList onText;
    for (const editor::EditorCommand &command : editor::editorCommands())
        onText.append(command.id);
    fill("editMenu",
        QStringList{QStringLiteral("edit.undo"), QStringLiteral("edit.redo"), QStringLiteral("-"),
            QStringLiteral("edit.find"), QStringLiteral("edit.replace"),
            QStringLiteral("edit.findNext"), QStringLiteral("edit.findPrevious"),
            QStringLiteral("-")}
            + onText
            + QStringList{QStringLiteral("-"), QStringLiteral("edit.foldAll"),
                QStringLiteral("edit.unfoldAll")});
    fillViewMenu();
    fill("goMenu",
        {QStringLiteral("go.anything"), QStringLiteral("go.palette"), QStringLiteral("-"),
            QStringLiteral("go.line"), QStringLiteral("go.nextProblem")});
    fill("runMenu",
        {QStringLiteral("run.start"), QStringLiteral("run.stop"), QStringLiteral("-"),
            QStringLiteral("run.test"), QStringLiteral("run.here"), QStringLiteral("-"),
            QStringLiteral("run.saveCase"), QStringLiteral("run.pin"),
            QStringLiteral("preview.refresh"), QStringLiteral("preview.network")});
    fill("toolsMenu", {QStringLiteral("tools.preferences"), QStringLiteral("tools.keys")});
    fill("helpMenu", {QStringLiteral("help.about")});
    m_window.m_actions->attach(m_window);
}

} // namespace patchbay::app
