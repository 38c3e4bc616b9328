// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/welcomedoor.h"

#include <QWidget>

class QAction;
class QListView;
class QStringListModel;

namespace patchbay::app
{

class Theme;

// What the window shows while no file is open: the doors in, and what was open before.
class WelcomePage : public QWidget
{
    Q_OBJECT
public:
    struct Door
    {
        WelcomeDoor::Words words;
        QAction *action = nullptr;
    };

    WelcomePage(const Theme &theme, const QList<Door> &doors, QWidget *parent = nullptr);

    void setRecent(const QStringList &paths);

signals:
    void recentChosen(const QString &path);

private:
    QWidget *makeDoor(const Door &door);

    const Theme &m_theme;
    QWidget *m_recentBox;
    QListView *m_recent;
    QStringListModel *m_model;
};

} // namespace patchbay::app
