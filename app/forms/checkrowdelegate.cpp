// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/forms/checkrowdelegate.h"

#include <QAbstractItemModel>
#include <QMouseEvent>

namespace patchbay::app
{

bool CheckRowDelegate::editorEvent(QEvent *event, QAbstractItemModel *model,
    const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const bool checkable = index.flags().testFlags(Qt::ItemIsUserCheckable | Qt::ItemIsEnabled);
    switch (checkable ? event->type() : QEvent::None) {
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonDblClick:
        return true;
    case QEvent::MouseButtonRelease: {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        if (mouse->button() != Qt::LeftButton || !option.rect.contains(mouse->position().toPoint()))
            return false;
        const bool ticked = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
        return model->setData(index, ticked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
    }
    default:
        return QStyledItemDelegate::editorEvent(event, model, option, index);
    }
}

} // namespace patchbay::app
