// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/console/consoledelegate.h"

#include "app/models/consolemodel.h"
#include "app/theme/theme.h"

#include <QPainter>

namespace patchbay::app
{

namespace
{

constexpr int rowHeight = 22;
constexpr int cellPadding = 6;

} // namespace

ConsoleDelegate::ConsoleDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{ }

QSize ConsoleDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return {QStyledItemDelegate::sizeHint(option, index).width(), rowHeight};
}

QColor ConsoleDelegate::textColor(const QModelIndex &index) const
{
    using Level = ConsoleModel::Level;
    if (index.column() == ConsoleModel::LineColumn)
        return m_theme.color(Token::Accent);
    if (index.column() != ConsoleModel::TextColumn)
        return m_theme.color(Token::Muted);
    switch (Level(index.data(ConsoleModel::LevelRole).toInt())) {
    case Level::Error:
        return m_theme.color(Token::Danger);
    case Level::Warning:
        return m_theme.color(Token::Warning);
    case Level::Run:
        return m_theme.color(Token::Muted);
    case Level::Output:
        break;
    }
    return m_theme.color(Token::Text);
}

void ConsoleDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    using Level = ConsoleModel::Level;
    QStyledItemDelegate::initStyleOption(option, index);
    option->state &= ~QStyle::State_HasFocus; // the whole row is marked
    if (index.column() != ConsoleModel::TextColumn)
        return;
    const auto level = Level(index.data(ConsoleModel::LevelRole).toInt());
    option->font = m_theme.font(level == Level::Run ? Theme::Type::Strong : Theme::Type::Code);
    if (level == Level::Error)
        option->text.prepend(QStringLiteral("\u2715 "));
    else if (level == Level::Warning)
        option->text.prepend(QStringLiteral("\u25b2 "));
}

// Text is drawn here and not by the style: a style sheet's colour of a selected row would hide what
// the colour of a level says.
void ConsoleDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    item.widget->style()->drawPrimitive(QStyle::PE_PanelItemViewItem, &item, painter, item.widget);
    const QRect area = item.rect.adjusted(cellPadding, 0, -cellPadding, 0);
    const bool isLink = index.column() == ConsoleModel::LineColumn;
    painter->save();
    painter->setFont(item.font);
    painter->setPen(textColor(index));
    painter->drawText(area,
        Qt::AlignVCenter | (isLink ? Qt::AlignRight : Qt::AlignLeft) | Qt::TextSingleLine,
        QFontMetrics(item.font).elidedText(item.text, Qt::ElideRight, area.width()));
    painter->restore();
}

} // namespace patchbay::app
