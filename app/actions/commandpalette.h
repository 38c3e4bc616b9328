// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/actions/palettemodel.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QListView;

namespace patchbay::app
{

class ActionRegistry;
class Theme;

// The box for everything: type, choose, done. Opens over the top of its window, closes with Escape.
class CommandPalette : public QDialog
{
    Q_OBJECT
public:
    CommandPalette(const Theme &theme, QWidget *parent);

    void open(const QString &placeholder, QList<PaletteItem> items);

    // Every enabled or disabled command of a registry, with its shortcut.
    static QList<PaletteItem> commands(const ActionRegistry &registry);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void narrow(const QString &pattern);
    void chooseCurrent();

    PaletteModel m_model;
    QLineEdit *m_input;
    QListView *m_list;
    QLabel *m_nothing;
};

} // namespace patchbay::app
