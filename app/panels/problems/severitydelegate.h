// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace patchbay::app
{

class Theme;

// Severity by shape, word and colour.
class SeverityDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    SeverityDelegate(const Theme &theme, QObject *parent);

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    const Theme &m_theme;
};

} // namespace patchbay::app
