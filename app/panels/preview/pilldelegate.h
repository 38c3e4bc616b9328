// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace patchbay::app
{

class Theme;

// Adds a pill's type icon and the colours of its state.
class PillDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit PillDelegate(const Theme &theme, QObject *parent = nullptr);

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    const Theme &m_theme;
};

} // namespace patchbay::app
