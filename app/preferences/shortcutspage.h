// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/preferences/shortcutsmodel.h"

#include <QSortFilterProxyModel>
#include <QWidget>

class QKeySequenceEdit;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;

namespace patchbay::app
{

class ActionRegistry;

// Every command's key: search, press another one, see what it collides with, take it back.
class ShortcutsPage : public QWidget
{
    Q_OBJECT
public:
    explicit ShortcutsPage(ActionRegistry &actions, QWidget *parent = nullptr);

private:
    QWidget *makeTable();
    QWidget *makeCapture();
    QString currentId() const;
    void showCurrent();
    void assign();

    ActionRegistry &m_actions;
    ShortcutsModel m_model;
    QSortFilterProxyModel m_proxy;
    QLineEdit *m_search;
    QTableView *m_table;
    QKeySequenceEdit *m_capture;
    QPushButton *m_clear;
    QPushButton *m_reset;
    QLabel *m_report;
};

} // namespace patchbay::app
