// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/rowtable.h"

#include <QKeyEvent>

#include <algorithm>

namespace patchbay::app
{

void RowTable::keyPressEvent(QKeyEvent *event)
{
    const bool arrow = event->key() == Qt::Key_Down || event->key() == Qt::Key_Up;
    if (arrow && currentIndex().isValid() && !selectionModel()->hasSelection())
        selectRow(currentIndex().row());
    else
        QTableView::keyPressEvent(event);
}

QModelIndex RowTable::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    if (!model() || (action != MoveHome && action != MoveEnd))
        return QTableView::moveCursor(action, modifiers);
    const int row = action == MoveHome ? 0 : model()->rowCount(rootIndex()) - 1;
    return model()->index(row, std::max(0, currentIndex().column()), rootIndex());
}

} // namespace patchbay::app
