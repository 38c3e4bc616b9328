// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/exchangefilterproxy.h"

#include "app/models/exchangelistmodel.h"

#include <QElapsedTimer>

#include <algorithm>

namespace patchbay
{

namespace
{

constexpr int sliceMs = 4; // half of what a turn of the event loop may take

} // namespace

ExchangeFilterProxy::ExchangeFilterProxy(ExchangeListModel &model, QObject *parent)
    : QSortFilterProxyModel(parent)
    , m_model(model)
{
    setSortRole(ExchangeListModel::SortRole);
    setDynamicSortFilter(true);
    m_slice.setSingleShot(true);
    connect(&m_slice, &QTimer::timeout, this, &ExchangeFilterProxy::judgeSlice);
    // Before the base class hears of a change: it asks for the verdicts then.
    connect(&model, &QAbstractItemModel::rowsInserted, this,
        [this](const QModelIndex &, int first, int last) {
            for (int row = first; row <= last; ++row)
                m_verdicts.insert(m_verdicts.begin() + row, accepts(row));
        });
    connect(&model, &QAbstractItemModel::dataChanged, this,
        [this](const QModelIndex &from, const QModelIndex &to) {
            for (int row = from.row(); row <= to.row(); ++row) {
                m_verdicts[std::size_t(row)] = accepts(row);
                if (std::size_t(row) < m_coming.size())
                    m_coming[std::size_t(row)] = accepts(row);
            }
        });
    connect(&model, &QAbstractItemModel::rowsRemoved, this,
        [this](const QModelIndex &, int first, int last) {
            for (std::deque<bool> *each : {&m_verdicts, &m_coming}) {
                const auto size = std::ptrdiff_t(each->size());
                each->erase(each->begin() + std::min<std::ptrdiff_t>(first, size),
                    each->begin() + std::min<std::ptrdiff_t>(last + 1, size));
            }
        });
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, [this] {
        m_slice.stop();
        m_verdicts.clear();
        m_coming.clear();
    });
    m_verdicts.assign(std::size_t(model.rowCount()), true);
    setSourceModel(&model);
}

void ExchangeFilterProxy::setScope(traffic::Scope scope)
{
    if (m_scope == scope)
        return;
    m_scope = scope;
    narrow();
}

void ExchangeFilterProxy::setFilter(traffic::Filter filter)
{
    m_filter = std::move(filter);
    narrow();
}

void ExchangeFilterProxy::setRun(const QString &run)
{
    if (m_run == run)
        return;
    m_run = run;
    narrow();
}

void ExchangeFilterProxy::narrow()
{
    m_coming.clear();
    if (m_model.rowCount() > fewRows) {
        m_slice.start(0);
        return;
    }
    m_slice.stop();
    for (int row = 0; row < m_model.rowCount(); ++row)
        m_coming.push_back(accepts(row));
    take();
}

void ExchangeFilterProxy::judgeSlice()
{
    QElapsedTimer clock;
    clock.start();
    while (int(m_coming.size()) < m_model.rowCount()) {
        if (m_coming.size() % 64 == 0 && clock.elapsed() >= sliceMs) {
            m_slice.start(0);
            return;
        }
        m_coming.push_back(accepts(int(m_coming.size())));
    }
    // In a turn of its own: it tells the views.
    QTimer::singleShot(0, this, [this] {
        if (!m_slice.isActive() && int(m_coming.size()) == m_model.rowCount())
            take();
        else if (!m_slice.isActive() && !m_coming.empty())
            m_slice.start(0);
    });
}

// All at once: taking out row by row would cost as much as there are rows for each of them.
void ExchangeFilterProxy::take()
{
    m_verdicts.swap(m_coming);
    m_coming.clear();
    invalidate();
    emit judged();
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
    return std::size_t(sourceRow) < m_verdicts.size() ? m_verdicts[std::size_t(sourceRow)]
                                                      : accepts(sourceRow);
}

bool ExchangeFilterProxy::accepts(int sourceRow) const
{
    const http::Exchange &exchange = m_model.exchange(sourceRow);
    return (m_run.isEmpty() || exchange.run == m_run) && traffic::inScope(exchange, m_scope)
        && m_filter.matches(exchange);
}

} // namespace patchbay
