// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/exchangefilterproxy.h"

#include "app/models/exchangelistmodel.h"

namespace patchbay
{

ExchangeFilterProxy::ExchangeFilterProxy(ExchangeListModel &model, QObject *parent)
    : QSortFilterProxyModel(parent)
    , m_model(model)
{
    setSortRole(ExchangeListModel::SortRole);
    setDynamicSortFilter(true);
    setSourceModel(&model);
}

void ExchangeFilterProxy::setScope(traffic::Scope scope)
{
    if (m_scope == scope)
        return;
    m_scope = scope;
    invalidateRowsFilter();
}

void ExchangeFilterProxy::setFilter(traffic::Filter filter)
{
    m_filter = std::move(filter);
    invalidateRowsFilter();
}

void ExchangeFilterProxy::setRun(const QString &run)
{
    if (m_run == run)
        return;
    m_run = run;
    invalidateRowsFilter();
}

bool ExchangeFilterProxy::isNarrowed() const
{
    return m_scope != traffic::Scope::All || !m_filter.isEmpty() || !m_run.isEmpty();
}

const http::Exchange &ExchangeFilterProxy::exchange(int row) const
{
    return m_model.exchange(mapToSource(index(row, 0)).row());
}

bool ExchangeFilterProxy::filterAcceptsRow(int sourceRow, const QModelIndex &) const
{
    const http::Exchange &exchange = m_model.exchange(sourceRow);
    return (m_run.isEmpty() || exchange.run == m_run) && traffic::inScope(exchange, m_scope)
        && m_filter.matches(exchange);
}

} // namespace patchbay
