// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSortFilterProxyModel>

namespace patchbay::app
{

// Console lines by text and level. Lines that begin a run stay, unless text is searched.
class ConsoleProxy final : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    enum class Show { All, Output, Problems };

    explicit ConsoleProxy(QObject *parent = nullptr);

    void setText(const QString &text);
    void setShow(Show show);

protected:
    bool filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const override;

private:
    QString m_text;
    Show m_show = Show::All;
};

} // namespace patchbay::app
