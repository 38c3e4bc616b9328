// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/exchangefilterproxy.h"

#include "app/models/exchangelistmodel.h"

#include <QElapsedTimer>

#include <algorithm>
#include <iterator>
#include <numeric>
#include <utility>

namespace patchbay
{

namespace
{

constexpr int sliceMs = 4; // half of what a turn of the event loop may take
constexpr int judgedAtOnce = 64; // between two looks at the clock

} // namespace

ExchangeFilterProxy::ExchangeFilterProxy(ExchangeListModel &model, QObject *parent)
    : QAbstractProxyModel(parent)
    , m_model(model)
{
    m_slice.setSingleShot(true);
    connect(&m_slice, &QTimer::timeout, this, &ExchangeFilterProxy::arrangeSlice);
    setSourceModel(&model);
    followModel();
    showAll();
}

void ExchangeFilterProxy::followModel()
{
    using Model = QAbstractItemModel;
    connect(&m_model, &Model::rowsInserted, this,
        [this](const QModelIndex &, int first, int last) { rowsAppended(first, last); });
    connect(&m_model, &Model::dataChanged, this,
        [this](
            const QModelIndex &from, const QModelIndex &to) { rowsChanged(from.row(), to.row()); });
    // While they can still be asked for what they are.
    connect(&m_model, &Model::rowsAboutToBeRemoved, this,
        [this](const QModelIndex &, int first, int last) {
            Q_ASSERT(first == 0);
            rowsLeaving(last + 1);
        });
    connect(&m_model, &Model::rowsRemoved, this,
        [this](const QModelIndex &, int, int last) { m_first += last + 1; });
    connect(&m_model, &Model::modelAboutToBeReset, this, [this] { beginResetModel(); });
    connect(&m_model, &Model::modelReset, this, [this] {
        m_first = 0;
        showAll();
        endResetModel();
        arrange();
    });
}

void ExchangeFilterProxy::showAll()
{
    m_shown.resize(std::size_t(m_model.rowCount()));
    std::iota(m_shown.begin(), m_shown.end(), m_first);
}

void ExchangeFilterProxy::setScope(traffic::Scope scope)
{
    if (m_scope == scope)
        return;
    m_scope = scope;
    arrange();
}

void ExchangeFilterProxy::setFilter(traffic::Filter filter)
{
    m_filter = std::move(filter);
    arrange();
}

void ExchangeFilterProxy::setRun(const QString &run)
{
    if (m_run == run)
        return;
    m_run = run;
    arrange();
}

void ExchangeFilterProxy::sort(int column, Qt::SortOrder order)
{
    const ExchangeOrder wanted(column, order);
    if (m_comingOrder == wanted)
        return;
    m_comingOrder = wanted;
    arrange();
}

// Whatever was under way begins anew: the last wish wins.
void ExchangeFilterProxy::arrange()
{
    m_arranging = true;
    m_judged = m_first;
    m_coming.clear();
    m_sort.reset();
    m_touched.clear();
    if (m_model.rowCount() > fewRows) {
        m_slice.start(0);
        return;
    }
    m_slice.stop();
    while (!arrangeSome()) { }
    take();
}

void ExchangeFilterProxy::arrangeSlice()
{
    QElapsedTimer clock;
    clock.start();
    if (m_sort && m_sort->isDone()) { // in a turn of its own: it tells the views
        take();
        return;
    }
    while (clock.elapsed() < sliceMs && !arrangeSome()) { }
    m_slice.start(0);
}

bool ExchangeFilterProxy::arrangeSome()
{
    if (m_sort) {
        m_sort->step();
        return m_sort->isDone();
    }
    m_judged = std::max(m_judged, m_first); // the oldest may have left
    const qint64 end = std::min(m_judged + judgedAtOnce, endSequence());
    for (; m_judged < end; ++m_judged) {
        if (accepts(m_judged))
            m_coming.push_back(m_comingOrder.key(bySequence(m_judged), m_judged));
    }
    if (m_judged >= endSequence())
        m_sort.emplace(std::exchange(m_coming, {}), m_comingOrder);
    return m_sort && m_sort->isDone();
}

// All at once: telling the views row by row would cost as much as there are rows for each of them.
void ExchangeFilterProxy::take()
{
    const std::vector<ExchangeKey> sorted = m_sort->take();
    m_sort.reset();
    m_arranging = false;
    m_order = m_comingOrder;
    std::deque<qint64> coming;
    for (const ExchangeKey &key : sorted) {
        if (key.sequence >= m_first && !m_touched.contains(key.sequence))
            coming.push_back(key.sequence);
    }
    mendComing(coming);
    m_touched.clear();
    adopt(std::move(coming));
    emit arranged();
}

// What changed since its key was taken, or came since, goes where it belongs now.
void ExchangeFilterProxy::mendComing(std::deque<qint64> &coming) const
{
    if (m_touched.empty())
        return;
    std::vector<ExchangeKey> touched;
    for (const qint64 sequence : m_touched) {
        if (sequence >= m_first && accepts(sequence))
            touched.push_back(keyOf(sequence));
    }
    std::sort(touched.begin(), touched.end(), m_order);
    std::deque<qint64> mended;
    int from = 0;
    for (const ExchangeKey &key : touched) {
        const int to = placeFor(coming, key.sequence, from, int(coming.size()));
        mended.insert(mended.end(), coming.begin() + from, coming.begin() + to);
        mended.push_back(key.sequence);
        from = to;
    }
    mended.insert(mended.end(), coming.begin() + from, coming.end());
    coming.swap(mended);
}

// Selection, current row and the place of a scroll bar live on: they hold persistent indexes.
void ExchangeFilterProxy::adopt(std::deque<qint64> shown)
{
    emit layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    QModelIndexList after;
    if (!before.isEmpty()) {
        std::vector<int> places(std::size_t(endSequence() - m_first), -1);
        for (std::size_t place = 0; place < shown.size(); ++place)
            places[std::size_t(shown[place] - m_first)] = int(place);
        for (const QModelIndex &each : before) {
            const qint64 sequence = m_shown[std::size_t(each.row())];
            const int place = sequence < m_first ? -1 : places[std::size_t(sequence - m_first)];
            after.append(place < 0 ? QModelIndex() : createIndex(place, each.column()));
        }
    }
    m_shown.swap(shown);
    changePersistentIndexList(before, after);
    emit layoutChanged({}, VerticalSortHint);
}

void ExchangeFilterProxy::rowsAppended(int first, int last)
{
    for (int row = first; row <= last; ++row) {
        const qint64 sequence = m_first + row;
        if (m_arranging)
            m_touched.insert(sequence);
        if (accepts(sequence))
            show(sequence);
    }
}

void ExchangeFilterProxy::rowsChanged(int first, int last)
{
    for (int row = first; row <= last; ++row) {
        const qint64 sequence = m_first + row;
        if (m_arranging)
            m_touched.insert(sequence);
        int place = placeOf(sequence);
        const bool accepted = accepts(sequence);
        if (place < 0 && accepted)
            show(sequence);
        else if (place >= 0 && !accepted)
            hide(place);
        if (place < 0 || !accepted)
            continue;
        moveToItsPlace(place);
        place = placeOf(sequence);
        emit dataChanged(index(place, 0), index(place, columnCount() - 1));
    }
}

void ExchangeFilterProxy::rowsLeaving(int count)
{
    const qint64 end = m_first + count;
    const auto leaves = [end](qint64 sequence) { return sequence < end; };
    // As they began, which is the order while they come by the thousand: they are the first.
    if (m_order.isNatural()) {
        const auto stay = std::find_if_not(m_shown.begin(), m_shown.end(), leaves);
        if (stay == m_shown.begin())
            return;
        beginRemoveRows({}, 0, int(stay - m_shown.begin()) - 1);
        m_shown.erase(m_shown.begin(), stay);
        endRemoveRows();
        return;
    }
    // Scattered, and by the thousand: the store leaves a tenth of its rows at once.
    std::deque<qint64> staying;
    std::remove_copy_if(m_shown.begin(), m_shown.end(), std::back_inserter(staying), leaves);
    if (staying.size() < m_shown.size())
        adopt(std::move(staying));
}

void ExchangeFilterProxy::show(qint64 sequence)
{
    const int place = placeFor(m_shown, sequence, 0, rowCount());
    beginInsertRows({}, place, place);
    m_shown.insert(m_shown.begin() + place, sequence);
    endInsertRows();
}

void ExchangeFilterProxy::hide(int place)
{
    beginRemoveRows({}, place, place);
    m_shown.erase(m_shown.begin() + place);
    endRemoveRows();
}

// The other rows are in order: a row whose key changed may have to go among those before or after.
void ExchangeFilterProxy::moveToItsPlace(int place)
{
    const qint64 sequence = m_shown[std::size_t(place)];
    int target = placeFor(m_shown, sequence, 0, place);
    if (target == place)
        target = placeFor(m_shown, sequence, place + 1, rowCount());
    if (target == place || target == place + 1)
        return;
    beginMoveRows({}, place, place, {}, target);
    const auto begin = m_shown.begin();
    if (target < place)
        std::rotate(begin + target, begin + place, begin + place + 1);
    else
        std::rotate(begin + place, begin + place + 1, begin + target);
    endMoveRows();
}

bool ExchangeFilterProxy::isNarrowed() const
{
    return m_scope != traffic::Scope::All || !m_filter.isEmpty() || !m_run.isEmpty();
}

bool ExchangeFilterProxy::accepts(qint64 sequence) const
{
    const http::Exchange &exchange = bySequence(sequence);
    return (m_run.isEmpty() || exchange.run == m_run) && traffic::inScope(exchange, m_scope)
        && m_filter.matches(exchange);
}

const http::Exchange &ExchangeFilterProxy::exchange(int row) const
{
    return bySequence(m_shown[std::size_t(row)]);
}

const http::Exchange &ExchangeFilterProxy::bySequence(qint64 sequence) const
{
    return m_model.exchange(int(sequence - m_first));
}

ExchangeKey ExchangeFilterProxy::keyOf(qint64 sequence) const
{
    return m_order.key(bySequence(sequence), sequence);
}

qint64 ExchangeFilterProxy::endSequence() const
{
    return m_first + m_model.rowCount();
}

int ExchangeFilterProxy::placeOf(qint64 sequence) const
{
    const auto found = m_order.isNatural()
        ? std::lower_bound(m_shown.begin(), m_shown.end(), sequence)
        : std::find(m_shown.begin(), m_shown.end(), sequence);
    return found == m_shown.end() || *found != sequence ? -1 : int(found - m_shown.begin());
}

// Where it belongs in [from, to), which is in order.
int ExchangeFilterProxy::placeFor(
    const std::deque<qint64> &shown, qint64 sequence, int from, int to) const
{
    const auto found = std::lower_bound(shown.begin() + from, shown.begin() + to, keyOf(sequence),
        [this](qint64 one, const ExchangeKey &other) { return m_order(keyOf(one), other); });
    return int(found - shown.begin());
}

QModelIndex ExchangeFilterProxy::mapToSource(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    return m_model.index(int(m_shown[std::size_t(index.row())] - m_first), index.column());
}

QModelIndex ExchangeFilterProxy::mapFromSource(const QModelIndex &index) const
{
    const int place = index.isValid() ? placeOf(m_first + index.row()) : -1;
    return place < 0 ? QModelIndex() : createIndex(place, index.column());
}

QModelIndex ExchangeFilterProxy::index(int row, int column, const QModelIndex &parent) const
{
    return hasIndex(row, column, parent) ? createIndex(row, column) : QModelIndex();
}

QModelIndex ExchangeFilterProxy::parent(const QModelIndex &) const
{
    return {};
}

int ExchangeFilterProxy::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

int ExchangeFilterProxy::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_model.columnCount();
}

bool ExchangeFilterProxy::hasChildren(const QModelIndex &parent) const
{
    return rowCount(parent) > 0;
}

QVariant ExchangeFilterProxy::headerData(int section, Qt::Orientation orientation, int role) const
{
    return m_model.headerData(section, orientation, role);
}

} // namespace patchbay
