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

namespace patchbay::app
{

namespace
{

QKeySequence keys(const char *text)
{
    return QKeySequence(QLatin1String(text));
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

void WindowActions::registerFile()
{
    MainWindow *w = &m_window;
    ActionRegistry &actions = *w->m_actions;
    const QString file = tr("File");
    actions.add({QStringLiteral("file.open"), tr("&Open…"), file, QKeySequence::Open,
                    QStringLiteral("folder-open"), {}},
        w, [w] { w->m_documents->openWithDialog(); });
    actions.add({QStringLiteral("file.sample"), tr("Try the &Sample"), file, {},
                    QStringLiteral("flask-conical"), {}},
        w, [w] { w->m_services.openSample(); });
    actions.add({QStringLiteral("file.save"), tr("&Save"), file, QKeySequence::Save,
                    QStringLiteral("save"), {}},
        w, [w] { w->m_documents->save(); });
    actions.add(
        {QStringLiteral("file.saveAs"), tr("Save &As…"), file, keys("Ctrl+Shift+S"), {}, {}}, w,
        [w] { w->m_documents->saveAs(); });
    actions.add({QStringLiteral("file.saveAll"), tr("Save A&ll"), file, keys("Ctrl+Alt+S"), {}, {}},
        w, [w] { w->m_documents->saveAll(); });
    actions.add({QStringLiteral("file.close"), tr("&Close"), file, keys("Ctrl+W"), {}, {}}, w,
        [w] { w->m_documents->closeTab(w->m_tabs->currentIndex()); });
    actions.add({QStringLiteral("file.quit"), tr("&Quit"), file, keys("Ctrl+Q"), {}, {}}, w,
        [w] { w->close(); });
}

void WindowActions::registerEdit()
{
    MainWindow *w = &m_window;
    ActionRegistry &actions = *w->m_actions;
    const QString edit = tr("Edit");
    const auto withPage = [w](auto use) {
        return [w, use] {
            if (w->m_page)
                use(*w->m_page);
        };
    };
    actions.add({QStringLiteral("edit.undo"), tr("&Undo"), edit, QKeySequence::Undo, {}, {}}, w,
        withPage([](EditorPage &page) { page.code().undo(); }));
    actions.add({QStringLiteral("edit.redo"), tr("&Redo"), edit, keys("Ctrl+Shift+Z"), {}, {}}, w,
        withPage([](EditorPage &page) { page.code().redo(); }));
    actions.add({QStringLiteral("edit.find"), tr("&Find…"), edit, QKeySequence::Find,
                    QStringLiteral("search"), {}},
        w, withPage([](EditorPage &page) { page.showFind(false); }));
    actions.add(
        {QStringLiteral("edit.replace"), tr("Find and Re&place…"), edit, keys("Ctrl+H"), {}, {}}, w,
        withPage([](EditorPage &page) { page.showFind(true); }));
    actions.add({QStringLiteral("edit.findNext"), tr("Find &Next"), edit, keys("F3"), {}, {}}, w,
        withPage([](EditorPage &page) { page.findNext(false); }));
    actions.add(
        {QStringLiteral("edit.findPrevious"), tr("Find Pre&vious"), edit, keys("Shift+F3"), {}, {}},
        w, withPage([](EditorPage &page) { page.findNext(true); }));
    actions.add({QStringLiteral("edit.foldAll"), tr("Fold All"), edit, keys("Ctrl+Alt+["), {}, {}},
        w, withPage([](EditorPage &page) { page.code().foldAll(true); }));
    actions.add(
        {QStringLiteral("edit.unfoldAll"), tr("Unfold All"), edit, keys("Ctrl+Alt+]"), {}, {}}, w,
        withPage([](EditorPage &page) { page.code().foldAll(false); }));
    for (const editor::EditorCommand &command : editor::editorCommands())
        actions.add({command.id, command.text, edit, command.keys.value(0), {}, {}}, w,
            withPage([run = command.run](EditorPage &page) { run(page.code()); }));
}

void WindowActions::registerView()
{
    MainWindow *w = &m_window;
    ActionRegistry &actions = *w->m_actions;
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
        actions.add({QLatin1String(panel.id), panel.text, view, keys(panel.shortcut), {}, {}}, w,
            [w, name = QString::fromLatin1(panel.panel)] { w->showPanel(name); });
    }
    actions.add({QStringLiteral("view.nextPanel"), tr("Next Pane"), view, keys("F6"), {}, {}}, w,
        [w] { w->nextPanel(false); });
    actions.add(
        {QStringLiteral("view.previousPanel"), tr("Previous Pane"), view, keys("Shift+F6"), {}, {}},
        w, [w] { w->nextPanel(true); });
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
        QAction *action = actions.add({QLatin1String(look.id), look.text, view, {}, {}, {}}, w,
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
    ActionRegistry &actions = *w->m_actions;
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
        QAction *action = actions.add(
            {QLatin1String(each.id), each.text, tr("Layout"), keys(each.shortcut), {}, {}}, w,
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
        actions
            .add({QLatin1String(each.id), each.text, view, keys(each.shortcut), {}, {}}, w,
                [w, pane = each.pane] { w->m_layout->show(pane, !w->m_layout->isShown(pane)); })
            ->setCheckable(true);
    }
    actions.add({QStringLiteral("view.resetLayout"), tr("Reset &Layout"), view, {}, {}, {}}, w,
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
    ActionRegistry &actions = *w->m_actions;
    const QString go = tr("Go");
    actions.add(
        {QStringLiteral("go.palette"), tr("&Command Palette…"), go, keys("Ctrl+Shift+P"), {}, {}},
        w,
        [w] { w->m_palette->open(tr("Type a command"), CommandPalette::commands(*w->m_actions)); });
    actions.add({QStringLiteral("go.anything"), tr("Go to &Anything…"), go, keys("Ctrl+P"),
                    QStringLiteral("search"), {}},
        w, [w] { w->goToAnything(); });
    actions.add(
        {QStringLiteral("go.line"), tr("Go to &Line…"), go, keys("Ctrl+G"), {}, {}}, w, [w] {
            if (!w->m_page)
                return;
            QList<PaletteItem> lines;
            const int count = std::min(w->m_page->code().lineCount(), 100'000);
            lines.reserve(count);
            for (int line = 1; line <= count; ++line)
                lines.append({QString::number(line), {}, true, [w, line] { w->goToLine(line); }});
            w->m_palette->open(tr("Line number"), std::move(lines));
        });
    actions.add(
        {QStringLiteral("go.nextProblem"), tr("Next &Problem"), go, keys("F8"), {}, {}}, w, [w] {
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
    ActionRegistry &actions = *w->m_actions;
    const QString run = tr("Run");
    actions.add(
        {QStringLiteral("run.start"), tr("&Run"), run, keys("F5"), QStringLiteral("play"), {}}, w,
        [w] { w->m_runs->run(); });
    actions.add({QStringLiteral("run.stop"), tr("&Stop"), run, keys("Shift+F5"),
                    QStringLiteral("square"), {}},
        w, [w] { w->m_runs->stop(); });
    actions.add({QStringLiteral("run.test"), tr("&Test the Connection"), run, keys("Ctrl+Shift+T"),
                    QStringLiteral("plug"), {}},
        w, [w] { w->m_runs->runPath(QStringLiteral("test")); });
    actions.add({QStringLiteral("run.here"), tr("Run the &Lambda at the Caret"), run,
                    keys("Ctrl+F5"), {}, {}},
        w, [w] {
            if (!w->m_page)
                return;
            const auto chain
                = language::nodesAt(w->m_page->file().analysis(), w->m_page->code().caret());
            for (auto node = chain.crbegin(); node != chain.crend(); ++node) {
                if ((*node)->kind == language::NodeKind::Lambda
                    || (*node)->kind == language::NodeKind::PickList
                    || (*node)->kind == language::NodeKind::Method
                    || (*node)->kind == language::NodeKind::Test) {
                    w->m_runs->runPath((*node)->path);
                    return;
                }
            }
        });
    actions.add({QStringLiteral("run.saveCase"), tr("Save Input as &Case…"), run, {}, {}, {}}, w,
        [w] { w->saveCase(); });
    actions.add(
        {QStringLiteral("run.pin"), tr("&Pin the Operation"), run, {}, QStringLiteral("pin"), {}},
        w, [w] { w->m_runBar->setPinned(!w->m_runBar->isPinned()); });
    actions.add({QStringLiteral("preview.refresh"), tr("Refresh the &Form"), run, keys("Ctrl+R"),
                    QStringLiteral("refresh-cw"), {}},
        w, [w] { w->m_previews->refresh(); });
}

void WindowActions::registerTools()
{
    MainWindow *w = &m_window;
    ActionRegistry &actions = *w->m_actions;
    const QString tools = tr("Tools");
    actions.add({QStringLiteral("tools.preferences"), tr("&Preferences…"), tools, keys("Ctrl+,"),
                    QStringLiteral("settings"), {}},
        w, [w] { w->showPreferences(false); });
    actions.add({QStringLiteral("tools.keys"), tr("&Keys…"), tools, {}, {}, {}}, w,
        [w] { w->showPreferences(true); });
    actions.add({QStringLiteral("help.about"), tr("&About Patchbay"), tr("Help"), {},
                    QStringLiteral("info"), {}},
        w, [w] {
            w->m_services.prompter.inform(tr("About Patchbay"),
                tr("Patchbay %1\nA desktop studio for Workato custom connectors.\nFree software "
                   "under the GNU GPL, "
                   "version 3 or later. Not made or endorsed by Workato.")
                    .arg(QCoreApplication::applicationVersion()));
        });
}

void WindowActions::fillViewMenu()
{
    const ActionRegistry &actions = *m_window.m_actions;
    QMenu *view = m_window.menuBar()->addMenu(tr("&View"));
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
    const ActionRegistry &actions = *m_window.m_actions;
    QMenuBar *bar = m_window.menuBar();
    bar->setObjectName(QStringLiteral("menuBar"));
    const auto menu = [&](const QString &title, const QStringList &ids) {
        QMenu *made = bar->addMenu(title);
        actions.fill(*made, ids);
        return made;
    };
    menu(tr("&File"),
        {QStringLiteral("file.open"), QStringLiteral("file.sample"), QStringLiteral("-"),
            QStringLiteral("file.save"), QStringLiteral("file.saveAs"),
            QStringLiteral("file.saveAll"), QStringLiteral("-"), QStringLiteral("file.close"),
            QStringLiteral("file.quit")});
    QStringList onText;
    for (const editor::EditorCommand &command : editor::editorCommands())
        onText.append(command.id);
    menu(tr("&Edit"),
        QStringList{QStringLiteral("edit.undo"), QStringLiteral("edit.redo"), QStringLiteral("-"),
            QStringLiteral("edit.find"), QStringLiteral("edit.replace"),
            QStringLiteral("edit.findNext"), QStringLiteral("edit.findPrevious"),
            QStringLiteral("-")}
            + onText
            + QStringList{QStringLiteral("-"), QStringLiteral("edit.foldAll"),
                QStringLiteral("edit.unfoldAll")});
    fillViewMenu();
    menu(tr("&Go"),
        {QStringLiteral("go.anything"), QStringLiteral("go.palette"), QStringLiteral("-"),
            QStringLiteral("go.line"), QStringLiteral("go.nextProblem")});
    menu(tr("&Run"),
        {QStringLiteral("run.start"), QStringLiteral("run.stop"), QStringLiteral("-"),
            QStringLiteral("run.test"), QStringLiteral("run.here"), QStringLiteral("-"),
            QStringLiteral("run.saveCase"), QStringLiteral("run.pin"),
            QStringLiteral("preview.refresh")});
    menu(tr("&Tools"), {QStringLiteral("tools.preferences"), QStringLiteral("tools.keys")});
    menu(tr("&Help"), {QStringLiteral("help.about")});
    actions.attach(m_window);
}

} // namespace patchbay::app
