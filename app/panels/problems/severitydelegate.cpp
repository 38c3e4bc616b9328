// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/problems/severitydelegate.h"

#include "app/models/problemsmodel.h"
#include "app/theme/icons.h"
#include "app/theme/theme.h"

namespace patchbay::app
{

SeverityDelegate::SeverityDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{ }

void SeverityDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    QString icon = QStringLiteral("info");
    Token token = Token::Info;
    switch (static_cast<language::Severity>(index.data(ProblemsModel::SeverityRole).toInt())) {
    case language::Severity::Error:
        icon = QStringLiteral("circle-x");
        token = Token::Danger;
        break;
    case language::Severity::Warning:
        icon = QStringLiteral("triangle-alert");
        token = Token::Warning;
        break;
    case language::Severity::Info:
        break;
    }
    option->features |= QStyleOptionViewItem::HasDecoration;
    option->icon = tintedIcon(icon, m_theme.color(token));
    option->decorationSize = {16, 16};
    option->palette.setColor(QPalette::Text, m_theme.color(token));
}

} // namespace patchbay::app
