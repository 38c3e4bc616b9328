// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/console/consoleproxy.h"

#include "app/models/consolemodel.h"

namespace patchbay::app
{

ConsoleProxy::ConsoleProxy(QObject *parent)
    : QSortFilterProxyModel(parent)
{ }

void ConsoleProxy::setText(const QString &text)
{
    m_text = text.trimmed();
    invalidateRowsFilter();
}

void ConsoleProxy::setShow(Show show)
{
    m_show = show;
    invalidateRowsFilter();
}

bool ConsoleProxy::filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const
{
    using Level = ConsoleModel::Level;
    const QModelIndex index
        = sourceModel()->index(sourceRow, ConsoleModel::TextColumn, sourceParent);
    const auto level = Level(index.data(ConsoleModel::LevelRole).toInt());
    const bool isProblem = level == Level::Error || level == Level::Warning;
    if (level != Level::Run) {
        if (m_show == Show::Problems && !isProblem)
            return false;
        if (m_show == Show::Output && isProblem)
            return false;
    }
    return m_text.isEmpty()
        || index.data(ConsoleModel::FullTextRole).toString().contains(m_text, Qt::CaseInsensitive);
}

} // namespace patchbay::app
