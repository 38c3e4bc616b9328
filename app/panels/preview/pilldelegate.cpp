// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/preview/pilldelegate.h"

#include "app/panels/preview/pilltreemodel.h"
#include "app/theme/icons.h"
#include "app/theme/theme.h"

#include <QHash>

namespace patchbay::app
{

namespace
{

// structure-and-schema.md §11.4
QString iconFor(const QString &typeName)
{
    static const QHash<QString, QString> names{
        {QStringLiteral("integer"), QStringLiteral("hash")},
        {QStringLiteral("number"), QStringLiteral("hash")},
        {QStringLiteral("list_size"), QStringLiteral("hash")},
        {QStringLiteral("list_index"), QStringLiteral("hash")},
        {QStringLiteral("date"), QStringLiteral("calendar")},
        {QStringLiteral("date_time"), QStringLiteral("clock")},
        {QStringLiteral("boolean"), QStringLiteral("toggle-left")},
        {QStringLiteral("object"), QStringLiteral("braces")},
        {QStringLiteral("array"), QStringLiteral("list-tree")},
    };
    if (typeName.endsWith(QLatin1String("-array")))
        return QStringLiteral("brackets");
    return names.value(typeName, QStringLiteral("type"));
}

} // namespace

PillDelegate::PillDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{ }

QSize PillDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    size.setHeight(qMax(size.height(), Theme::tableRow));
    return size;
}

void PillDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    if (index.column() == PillTreeModel::SampleColumn) {
        option->palette.setColor(QPalette::Text, m_theme.color(Token::Muted));
        return;
    }
    const bool broken = index.data(PillTreeModel::BrokenRole).toBool();
    option->features |= QStyleOptionViewItem::HasDecoration;
    option->decorationSize = QSize(14, 14);
    option->icon = tintedIcon(broken ? QStringLiteral("triangle-alert")
                                     : iconFor(index.data(PillTreeModel::TypeRole).toString()),
        m_theme.color(broken ? Token::Warning : Token::Muted));
}

} // namespace patchbay::app
