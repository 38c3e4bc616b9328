// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/welcomepage.h"

#include "app/theme/icons.h"
#include "app/theme/theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QStringListModel>
#include <QVBoxLayout>

namespace patchbay::app
{

WelcomePage::WelcomePage(const Theme &theme, QAction &open, QAction &sample, QWidget *parent)
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
    column->addWidget(makeDoor(QStringLiteral("folder-open"), tr("Open a file…"),
        tr("A connector.rb of yours, or one you were given. A stranger's file is only read until "
           "you allow more."),
        open));
    column->addWidget(makeDoor(QStringLiteral("flask-conical"), tr("Try the sample"),
        tr("A connector for an invented parcel service whose API runs on this computer."), sample));

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

QWidget *WelcomePage::makeDoor(
    const QString &icon, const QString &title, const QString &text, QAction &action)
{
    auto *card = new QFrame(this);
    card->setProperty("role", QStringLiteral("card"));
    auto *button = new QPushButton(title, card);
    button->setObjectName(QStringLiteral("welcome.") + action.objectName());
    button->setAccessibleDescription(text);
    connect(button, &QPushButton::clicked, &action, &QAction::trigger);
    const auto restyle
        = [this, button, icon] { button->setIcon(tintedIcon(icon, m_theme.color(Token::Accent))); };
    restyle();
    connect(&m_theme, &Theme::changed, button, restyle);
    auto *label = new QLabel(text, card);
    label->setProperty("role", QStringLiteral("muted"));
    label->setWordWrap(true);
    auto *layout = new QHBoxLayout(card);
    layout->setContentsMargins(16, 12, 16, 12);
    layout->setSpacing(16);
    layout->addWidget(button);
    layout->addWidget(label, 1);
    return card;
}

void WelcomePage::setRecent(const QStringList &paths)
{
    m_model->setStringList(paths);
    m_recentBox->setVisible(!paths.isEmpty());
}

} // namespace patchbay::app
