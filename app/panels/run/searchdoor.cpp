// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/run/searchdoor.h"

#include "app/actions/menutext.h"
#include "app/theme/icons.h"
#include "app/theme/theme.h"

#include <QAction>
#include <QStyleOptionButton>
#include <QStylePainter>

namespace patchbay::app
{

namespace
{
constexpr int margin = 10; // pixels beside the words
constexpr int iconSide = 16;
constexpr int wishedWidth = 240;
} // namespace

SearchDoor::SearchDoor(const Theme &theme, const QAction &action, QWidget *parent)
    : QPushButton(parent)
    , m_theme(theme)
    , m_action(action)
{
    setProperty("role", QStringLiteral("door"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&action, &QAction::changed, this, &SearchDoor::follow);
    connect(&theme, &Theme::changed, this, [this] { update(); });
    follow();
}

void SearchDoor::follow()
{
    m_key = m_action.shortcut().toString(QKeySequence::NativeText);
    setAccessibleName(caption());
    update();
}

QString SearchDoor::caption() const
{
    return withoutMenuMark(m_action.text());
}

QSize SearchDoor::sizeHint() const
{
    return {wishedWidth, Theme::controlHeight};
}

QSize SearchDoor::minimumSizeHint() const
{
    return {iconSide + 2 * margin, Theme::controlHeight};
}

void SearchDoor::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    option.text.clear();
    painter.drawControl(QStyle::CE_PushButton, option);

    const QColor ink = m_theme.color(isEnabled() ? Token::Muted : Token::Faint);
    QRect inner = rect().adjusted(margin, 0, -margin, 0);
    tintedIcon(QStringLiteral("search"), ink)
        .paint(&painter, inner.x(), (height() - iconSide) / 2, iconSide, iconSide);
    inner.setLeft(inner.left() + iconSide + 6);
    painter.setPen(ink);
    painter.setFont(m_theme.font(Theme::Type::Caption));
    const int keyWidth = painter.fontMetrics().horizontalAdvance(m_key);
    const QFontMetrics body(m_theme.font(Theme::Type::Body));
    const int captionWidth = body.horizontalAdvance(caption());
    if (captionWidth + 12 + keyWidth <= inner.width())
        painter.drawText(inner, Qt::AlignVCenter | Qt::AlignRight, m_key);
    // Half a word helps nobody: the icon stands alone then.
    if (captionWidth <= inner.width()) {
        painter.setFont(m_theme.font(Theme::Type::Body));
        painter.drawText(inner, Qt::AlignVCenter | Qt::AlignLeft, caption());
    }
}

} // namespace patchbay::app
