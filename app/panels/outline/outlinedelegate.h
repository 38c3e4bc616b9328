// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace patchbay::app
{

class Theme;

// A row of the outline: name on the left, badge on the right.
class OutlineDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    OutlineDelegate(const Theme &theme, QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    QColor badgeColor(const QModelIndex &index) const;

    const Theme &m_theme;
};

} // namespace patchbay::app
