// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QButtonGroup;
class QLabel;
class QLineEdit;
class QStackedWidget;
class QTableView;

namespace patchbay
{
class ConsoleModel;
}

namespace patchbay::app
{

class ConsoleProxy;
class Theme;

// What connector code printed, with a way to the line that printed it. Borrows model and theme.
class ConsolePanel final : public QWidget
{
    Q_OBJECT
public:
    ConsolePanel(ConsoleModel &model, const Theme &theme, QWidget *parent = nullptr);

    void setFilterText(const QString &text);

signals:
    void goToLine(int line);
    void countChanged(int count); // of all lines
    void statusMessage(const QString &text);

private:
    QWidget *makeTopBar();
    void makeTable();
    void connectModel();
    void updateState();
    void activate(const QModelIndex &index);
    void copySelection();
    void showContextMenu(const QPoint &position);

    ConsoleModel &m_model;
    const Theme &m_theme;
    ConsoleProxy *m_proxy;
    QLineEdit *m_filter = nullptr;
    QButtonGroup *m_chips = nullptr;
    QTableView *m_table = nullptr;
    QStackedWidget *m_pages = nullptr;
    QLabel *m_message = nullptr;
    bool m_follow = true; // the view stays at the end while new lines come
};

} // namespace patchbay::app
