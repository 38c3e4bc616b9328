// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace patchbay::app
{

// A table of rows, not of cells: Home and End go to the first and the last row, where Qt's go to
// the first and the last column. Entered by the keyboard with nothing selected, an arrow takes the
// row that the focus shows, and not the one after it.
class RowTable : public QTableView
{
    Q_OBJECT
public:
    using QTableView::QTableView;

protected:
    void keyPressEvent(QKeyEvent *event) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
};

} // namespace patchbay::app
