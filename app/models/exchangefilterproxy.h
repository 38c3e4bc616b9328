// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/traffic/filter.h"

#include <QSortFilterProxyModel>

namespace patchbay
{

class ExchangeListModel;

// Narrows the exchange list by a chip, a typed filter and a run; sorts by the model's SortRole.
class ExchangeFilterProxy final : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    explicit ExchangeFilterProxy(ExchangeListModel &model, QObject *parent = nullptr);

    void setScope(traffic::Scope scope);
    traffic::Scope scope() const { return m_scope; }
    void setFilter(traffic::Filter filter);
    void setRun(const QString &run); // empty: all of them
    bool isNarrowed() const;

    // The exchange of a row of this proxy.
    const http::Exchange &exchange(int row) const;

protected:
    bool filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const override;

private:
    ExchangeListModel &m_model;
    traffic::Scope m_scope = traffic::Scope::All;
    traffic::Filter m_filter;
    QString m_run;
};

} // namespace patchbay
