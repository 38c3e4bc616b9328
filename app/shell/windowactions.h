// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

#include <functional>

class QAction;

namespace patchbay::app
{

class ActionRegistry;
class MainWindow;
struct ActionSpec;
class WindowLayout;

// Every command of the window, with id, default shortcut and place in the menus.
class WindowActions
{
    Q_DECLARE_TR_FUNCTIONS(patchbay::app::WindowActions)
public:
    explicit WindowActions(MainWindow &window)
        : m_window(window)
    { }

    void registerAll(); // before the parts that show actions are made
    void addMenus(); // their titles, which the first picture shows
    void fillMenus(); // what is in them, and the shortcuts; after the first paint
    static void showLayout(const ActionRegistry &actions, const WindowLayout &layout);

private:
    // `run` finds the whole window there, however early it comes.
    QAction *add(const ActionSpec &spec, std::function<void()> run);
    void fill(const char *menu, const QStringList &ids);
    void fillViewMenu();
    void registerFile();
    void registerEdit();
    void registerView();
    void registerLayout();
    void registerGo();
    void registerRun();
    void registerTools();

    MainWindow &m_window;
};

} // namespace patchbay::app
