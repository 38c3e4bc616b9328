// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/exchangeorder.h"
#include "app/models/slicedsort.h"
#include "runtime/traffic/filter.h"

#include <QAbstractProxyModel>
#include <QTimer>

#include <deque>
#include <optional>
#include <set>

namespace patchbay
{

class ExchangeListModel;

// Narrows the exchange list by a chip, a typed filter and a run, and sorts it by a column. A long
// list is judged and sorted in slices between events, so that neither typing a filter nor a click
// on a header ever waits for it: until the last slice the rows are those of before.
//
// Rows are known by their sequence, the place of an exchange since the list was empty: exchanges
// only come at the end and leave at the front.
class ExchangeFilterProxy final : public QAbstractProxyModel
{
    Q_OBJECT
public:
    explicit ExchangeFilterProxy(ExchangeListModel &model, QObject *parent = nullptr);

    void setScope(traffic::Scope scope);
    traffic::Scope scope() const { return m_scope; }
    void setFilter(traffic::Filter filter);
    void setRun(const QString &run); // empty: all of them
    bool isNarrowed() const;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
    // Slices of a filter or an order are still to be done.
    bool isArranging() const { return m_arranging; }
    // Lists of this many rows are arranged at once.
    static constexpr int fewRows = 2000;

    // The exchange of a row of this proxy.
    const http::Exchange &exchange(int row) const;

    QModelIndex mapToSource(const QModelIndex &index) const override;
    QModelIndex mapFromSource(const QModelIndex &index) const override;
    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    void arranged(); // a filter or an order took effect

private:
    using Sort = SlicedSort<ExchangeKey, ExchangeOrder>;

    void followModel();
    void showAll(); // as they began
    void arrange();
    void arrangeSlice();
    bool arrangeSome(); // true: all is done
    void take();
    void mendComing(std::deque<qint64> &coming) const;
    void adopt(std::deque<qint64> shown);
    void rowsAppended(int first, int last);
    void rowsChanged(int first, int last);
    void rowsLeaving(int count);
    void show(qint64 sequence);
    void hide(int place);
    void moveToItsPlace(int place);
    bool accepts(qint64 sequence) const;
    const http::Exchange &bySequence(qint64 sequence) const;
    ExchangeKey keyOf(qint64 sequence) const;
    int placeOf(qint64 sequence) const; // -1: not shown
    int placeFor(const std::deque<qint64> &shown, qint64 sequence, int from, int to) const;
    qint64 endSequence() const;

    ExchangeListModel &m_model;
    traffic::Scope m_scope = traffic::Scope::All;
    traffic::Filter m_filter;
    QString m_run;
    ExchangeOrder m_order; // of the rows shown
    std::deque<qint64> m_shown; // sequences, in that order
    qint64 m_first = 0; // sequence of the model's first row

    QTimer m_slice;
    bool m_arranging = false;
    ExchangeOrder m_comingOrder;
    qint64 m_judged = 0; // sequences before this one are
    std::vector<ExchangeKey> m_coming; // those accepted
    std::optional<Sort> m_sort; // once all are judged
    std::set<qint64> m_touched; // changed or appended meanwhile
};

} // namespace patchbay
