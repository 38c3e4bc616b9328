// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QTabWidget;

namespace patchbay::app
{

class ActionRegistry;
class Preferences;

// Looks, editor and keys, each change applied at once. Not modal: the window behind shows what a
// change does.
class PreferencesDialog : public QDialog
{
    Q_OBJECT
public:
    PreferencesDialog(Preferences &preferences, ActionRegistry &actions, QWidget *parent = nullptr);

    void showKeys();

private:
    QWidget *makeLookPage();
    QWidget *makeEditorPage();

    Preferences &m_preferences;
    QTabWidget *m_tabs;
};

} // namespace patchbay::app
