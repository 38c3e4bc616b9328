// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/console/consoledelegate.h"

#include "app/models/consolemodel.h"
#include "app/theme/theme.h"

namespace patchbay::app
{

namespace
{

constexpr int rowHeight = 22;

}

ConsoleDelegate::ConsoleDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{ }

QSize ConsoleDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return {QStyledItemDelegate::sizeHint(option, index).width(), rowHeight};
}

void ConsoleDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    using Level = ConsoleModel::Level;
    QStyledItemDelegate::initStyleOption(option, index);
    option->state &= ~QStyle::State_HasFocus; // the whole row is marked
    const auto level = Level(index.data(ConsoleModel::LevelRole).toInt());
    QColor color = m_theme.color(Token::Muted);
    if (index.column() == ConsoleModel::TextColumn) {
        color = m_theme.color(Token::Text);
        option->font = m_theme.font(Theme::Type::Code);
        if (level == Level::Error) {
            color = m_theme.color(Token::Danger);
            option->text.prepend(QStringLiteral("\u2715 "));
        } else if (level == Level::Warning) {
            color = m_theme.color(Token::Warning);
            option->text.prepend(QStringLiteral("\u25b2 "));
        } else if (level == Level::Run) {
            color = m_theme.color(Token::Muted);
            option->font = m_theme.font(Theme::Type::Strong);
        }
    } else if (index.column() == ConsoleModel::LineColumn) {
        color = m_theme.color(Token::Accent);
        option->displayAlignment = Qt::AlignRight | Qt::AlignVCenter;
    }
    option->palette.setColor(QPalette::Text, color);
    option->palette.setColor(QPalette::HighlightedText, color);
}

} // namespace patchbay::app
