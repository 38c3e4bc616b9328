// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/outline/outlinedelegate.h"

#include "app/models/outlinemodel.h"
#include "app/theme/theme.h"

#include <QPainter>

namespace patchbay::app
{

OutlineDelegate::OutlineDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{ }

QColor OutlineDelegate::badgeColor(const QModelIndex &index) const
{
    switch (index.data(OutlineModel::BadgeRole).value<OutlineModel::Badge>()) {
    case OutlineModel::Badge::Passed:
        return m_theme.color(Token::Success);
    case OutlineModel::Badge::Failed:
        return m_theme.color(Token::Danger);
    case OutlineModel::Badge::Stale:
        return m_theme.color(Token::Warning);
    case OutlineModel::Badge::NeverRun:
        return m_theme.color(Token::Muted);
    case OutlineModel::Badge::None:
        break;
    }
    const int worst = index.data(OutlineModel::WorstSeverityRole).toInt();
    if (worst == int(language::Severity::Error))
        return m_theme.color(Token::Danger);
    return m_theme.color(worst == int(language::Severity::Warning) ? Token::Warning : Token::Muted);
}

void OutlineDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QString badge = index.data(OutlineModel::BadgeTextRole).toString();
    QStyleOptionViewItem row = option;
    const QFont caption = m_theme.font(Theme::Type::Caption);
    const int wanted = badge.isEmpty()
        ? 0
        : QFontMetrics(caption).horizontalAdvance(badge) + 2 * Theme::space(1);
    // The name comes first: a badge never takes more than half of the row.
    const int width = qMin(wanted, option.rect.width() / 2);
    initStyleOption(&row, index);
    row.text = QFontMetrics(row.font).elidedText(
        row.text, Qt::ElideRight, option.rect.width() - width - Theme::space(1));
    const QWidget *widget = option.widget;
    QStyle *style = widget->style();
    style->drawControl(QStyle::CE_ItemViewItem, &row, painter, widget);
    if (width == 0)
        return;
    painter->save();
    painter->setFont(caption);
    painter->setPen(badgeColor(index));
    const QRect area = option.rect.adjusted(option.rect.width() - width, 0, -Theme::space(1), 0);
    painter->drawText(area, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine,
        QFontMetrics(caption).elidedText(badge, Qt::ElideRight, area.width()));
    painter->restore();
}

QSize OutlineDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    size.setHeight(m_theme.rowHeight());
    return size;
}

} // namespace patchbay::app
