// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/welcomepage.h"

#include "app/theme/theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QStringListModel>
#include <QVBoxLayout>

namespace patchbay::app
{

WelcomePage::WelcomePage(const Theme &theme, const QList<Door> &doors, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_recentBox(new QWidget(this))
    , m_recent(new QListView(this))
    , m_model(new QStringListModel(this))
{
    setObjectName(QStringLiteral("welcomePage"));
    setAccessibleName(tr("Welcome"));
    setAttribute(Qt::WA_StyledBackground);
    setProperty("ground", QStringLiteral("surface"));

    auto *heading = new QLabel(tr("Open a connector"), this);
    heading->setProperty("role", QStringLiteral("heading"));
    auto *lead = new QLabel(
        tr("Everything happens on this computer: no account, no network, no Ruby to install."),
        this);
    lead->setProperty("role", QStringLiteral("muted"));
    lead->setWordWrap(true);

    auto *column = new QVBoxLayout;
    column->setSpacing(Theme::space(2));
    column->addStretch(1);
    column->addWidget(heading);
    column->addWidget(lead);
    column->addSpacing(Theme::space(1));
    for (const Door &door : doors)
        column->addWidget(makeDoor(door));

    auto *recentTitle = new QLabel(tr("Recent"), this);
    recentTitle->setProperty("role", QStringLiteral("strong"));
    m_recent->setObjectName(QStringLiteral("recentFiles"));
    m_recent->setAccessibleName(tr("Recent files"));
    m_recent->setModel(m_model);
    m_recent->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_recent->setTextElideMode(Qt::ElideMiddle);
    connect(m_recent, &QListView::activated, this,
        [this](const QModelIndex &index) { emit recentChosen(index.data().toString()); });
    connect(m_recent, &QListView::clicked, this,
        [this](const QModelIndex &index) { emit recentChosen(index.data().toString()); });
    auto *recentLayout = new QVBoxLayout(m_recentBox);
    recentLayout->setContentsMargins(0, Theme::space(1), 0, 0);
    recentLayout->addWidget(recentTitle);
    recentLayout->addWidget(m_recent);
    column->addWidget(m_recentBox, 2);
    column->addStretch(1);

    auto *layout = new QHBoxLayout(this);
    layout->addStretch(1);
    layout->addLayout(column, 3);
    layout->addStretch(1);
    setRecent({});
}

QWidget *WelcomePage::makeDoor(const Door &door)
{
    auto *button = new WelcomeDoor(m_theme, door.words, this);
    button->setObjectName(QStringLiteral("welcome.") + door.action->objectName());
    connect(button, &QPushButton::clicked, door.action, &QAction::trigger);
    return button;
}

void WelcomePage::setRecent(const QStringList &paths)
{
    m_model->setStringList(paths);
    m_recentBox->setVisible(!paths.isEmpty());
}

} // namespace patchbay::app
