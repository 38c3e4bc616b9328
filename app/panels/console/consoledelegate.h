// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace patchbay::app
{

class Theme;

// Draws a console line: text in the code font, a sign and a colour for what is no plain output,
// the source line as a link.
class ConsoleDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit ConsoleDelegate(const Theme &theme, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    QColor textColor(const QModelIndex &index) const;

    const Theme &m_theme;
};

} // namespace patchbay::app
