// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/traffic/filter.h"

#include <QSortFilterProxyModel>
#include <QTimer>

#include <deque>

namespace patchbay
{

class ExchangeListModel;

// Narrows the exchange list by a chip, a typed filter and a run; sorts by the model's SortRole. A
// long list is judged in slices between events, so that typing a filter never waits for it: until
// the last slice the rows are those of the filter before.
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
    // Slices are still to be judged.
    bool isJudging() const { return m_slice.isActive() || !m_coming.empty(); }
    // Lists of this many rows are judged at once.
    static constexpr int fewRows = 2000;

    // The exchange of a row of this proxy.
    const http::Exchange &exchange(int row) const;

protected:
    bool filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const override;

signals:
    void judged(); // a filter took effect

private:
    void narrow();
    void judgeSlice();
    void take();
    bool accepts(int sourceRow) const;

    ExchangeListModel &m_model;
    traffic::Scope m_scope = traffic::Scope::All;
    traffic::Filter m_filter;
    QString m_run;
    QTimer m_slice;
    std::deque<bool> m_verdicts; // of the filter in use, by source row
    std::deque<bool> m_coming; // of the filter being judged, as far as that has come
};

} // namespace patchbay
