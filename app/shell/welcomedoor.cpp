// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/welcomedoor.h"

#include "app/theme/icons.h"
#include "app/theme/theme.h"

#include <QEvent>
#include <QPainter>
#include <QStyleOptionButton>
#include <QStylePainter>

namespace patchbay::app
{

namespace
{

// Pixels.
constexpr int iconSide = 20;
constexpr int iconGap = 14;
constexpr int titleGap = 2;
constexpr int sideMargin = 16;
constexpr int endMargin = 12;
constexpr int leastHeight = 72;
constexpr int leastWidth = 240;

} // namespace

WelcomeDoor::WelcomeDoor(const Theme &theme, Words words, QWidget *parent)
    : QPushButton(parent)
    , m_theme(theme)
    , m_words(std::move(words))
{
    setProperty("role", QStringLiteral("door"));
    setAccessibleName(m_words.title);
    setAccessibleDescription(m_words.text);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

QFont WelcomeDoor::titleFont() const
{
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    return bold;
}

QRect WelcomeDoor::wordsRect(int width) const
{
    const int left = sideMargin + iconSide + iconGap;
    return {left, endMargin, qMax(1, width - left - sideMargin), 10'000};
}

QSize WelcomeDoor::sizeHint() const
{
    return {leastWidth, leastHeight};
}

QSize WelcomeDoor::minimumSizeHint() const
{
    return sizeHint();
}

int WelcomeDoor::heightForWidth(int width) const
{
    return qMax(leastHeight, 2 * endMargin + wordsHeight(width));
}

int WelcomeDoor::wordsHeight(int width) const
{
    if (m_measured.width() == width)
        return m_measured.height();
    const QRect text = fontMetrics().boundingRect(wordsRect(width), Qt::TextWordWrap, m_words.text);
    m_measured = {width, QFontMetrics(titleFont()).height() + titleGap + text.height()};
    return m_measured.height();
}

void WelcomeDoor::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        m_measured = {};
        updateGeometry();
    }
    QPushButton::changeEvent(event);
}

void WelcomeDoor::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    painter.drawControl(QStyle::CE_PushButtonBevel, option);

    const QRect iconRect = QStyle::visualRect(
        layoutDirection(), rect(), {sideMargin, (height() - iconSide) / 2, iconSide, iconSide});
    tintedIcon(m_words.icon, m_theme.color(Token::Accent)).paint(&painter, iconRect);

    const int titleHeight = QFontMetrics(titleFont()).height();
    QRect words = wordsRect(width());
    words.moveTop((height() - wordsHeight(width())) / 2);
    const QRect title = QStyle::visualRect(
        layoutDirection(), rect(), {words.left(), words.top(), words.width(), titleHeight});
    const QRect text = QStyle::visualRect(layoutDirection(), rect(),
        {words.left(), title.bottom() + 1 + titleGap, words.width(), height()});
    const int side = int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft | Qt::AlignTop));
    painter.setFont(titleFont());
    painter.setPen(m_theme.color(Token::Text));
    painter.drawText(title, side | Qt::TextSingleLine, m_words.title);
    painter.setFont(font());
    painter.setPen(m_theme.color(Token::Muted));
    painter.drawText(text, side | Qt::TextWordWrap, m_words.text);
}

} // namespace patchbay::app
