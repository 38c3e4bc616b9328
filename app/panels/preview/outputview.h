// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/json/json.h"

#include <QWidget>

class QLabel;
class QTreeView;

namespace patchbay::app
{

class PillTreeModel;
class StateCard;
class Theme;

// The data pills of an operation's output.
class OutputView final : public QWidget
{
    Q_OBJECT
public:
    explicit OutputView(const Theme &theme, QWidget *parent = nullptr);

    void showParts(const Json &parts); // of a FormResult
    void clear();

signals:
    void goToLine(int line);
    void networkRequested();

private:
    void showMenu(const QPoint &at);
    void copyPath();

    PillTreeModel *m_model;
    QTreeView *m_tree;
    QLabel *m_empty;
    StateCard *m_state;
};

} // namespace patchbay::app
