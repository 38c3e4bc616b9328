// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace patchbay::app
{

class Theme;

// Draws a row of the exchange list: colours by outcome, a step to the right for what follows from
// another request, methods in the code font, the waterfall as bars.
class ExchangeDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit ExchangeDelegate(const Theme &theme, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintBar(QPainter &painter, const QRect &area, const QModelIndex &index) const;
    QColor textColor(const QModelIndex &index) const;

    const Theme &m_theme;
};

} // namespace patchbay::app
