// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/run/captionedcombo.h"

#include "app/theme/theme.h"

#include <QStyleOptionComboBox>
#include <QStylePainter>

#include <algorithm>

namespace patchbay::app
{

CaptionedCombo::CaptionedCombo(const Theme &theme, const QString &caption, QWidget *parent)
    : QComboBox(parent)
    , m_theme(theme)
    , m_caption(caption)
{
    setAccessibleName(caption);
    setSizeAdjustPolicy(QComboBox::AdjustToContents);
    setMaxVisibleItems(20);
}

void CaptionedCombo::setEmptyText(const QString &text)
{
    m_emptyText = text;
    updateGeometry();
    update();
}

QSize CaptionedCombo::sizeHint() const
{
    const QFontMetrics metrics(m_theme.font(Theme::Type::Body));
    int widest = metrics.horizontalAdvance(m_emptyText);
    for (int i = 0; i < count(); ++i)
        widest = std::max(widest, metrics.horizontalAdvance(itemText(i)));
    return {metrics.horizontalAdvance(m_caption) + std::clamp(widest, 60, 220) + 52,
        Theme::controlHeight};
}

QSize CaptionedCombo::minimumSizeHint() const
{
    return {110, Theme::controlHeight};
}

void CaptionedCombo::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    QStyleOptionComboBox option;
    initStyleOption(&option);
    option.currentText.clear();
    painter.drawComplexControl(QStyle::CC_ComboBox, option);
    QRect inner = rect().adjusted(10, 0, -26, 0);
    painter.setFont(m_theme.font(Theme::Type::Caption));
    painter.setPen(m_theme.color(Token::Muted));
    const int caption = painter.fontMetrics().horizontalAdvance(m_caption);
    const bool captionFits = inner.width() > caption + 50;
    if (captionFits) {
        painter.drawText(inner, Qt::AlignVCenter | Qt::AlignLeft, m_caption);
        inner.setLeft(inner.left() + caption + 8);
    }
    painter.setFont(m_theme.font(Theme::Type::Body));
    const QString text = count() == 0 ? m_emptyText : currentText();
    painter.setPen(m_theme.color(isEnabled() && count() > 0 ? Token::Text : Token::Muted));
    painter.drawText(inner, Qt::AlignVCenter | Qt::AlignLeft,
        painter.fontMetrics().elidedText(text, Qt::ElideMiddle, inner.width()));
}

} // namespace patchbay::app
