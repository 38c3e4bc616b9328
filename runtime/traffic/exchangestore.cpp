// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/traffic/exchangestore.h"

#include "runtime/http/bodysink.h"

#include <algorithm>
#include <limits>

namespace patchbay::traffic
{

namespace
{

constexpr qint64 smallestSpill = 4096; // smaller ones gain nothing by a file
constexpr int deepest = 8; // of a chain of parents; guards against a cycle as well

// Texts repeat from one exchange to the next: equal ones keep one copy.
template <typename Text> void share(Text &text, const Text &before)
{
    if (text == before)
        text = before;
}

void shareHeaders(http::HeaderList &headers, const http::HeaderList &before)
{
    if (headers == before) {
        headers = before;
        return;
    }
    const qsizetype common = std::min(headers.size(), before.size());
    for (qsizetype i = 0; i < common; ++i) {
        share(headers[i].first, before[i].first);
        share(headers[i].second, before[i].second);
    }
    headers.squeeze();
}

void shareTexts(http::Exchange &exchange, const http::Exchange &before)
{
    share(exchange.run, before.run);
    share(exchange.phase, before.phase);
    share(exchange.lambda, before.lambda);
    share(exchange.method, before.method);
    share(exchange.reason, before.reason);
    share(exchange.httpVersion, before.httpVersion);
    share(exchange.remoteAddress, before.remoteAddress);
    shareHeaders(exchange.requestHeaders, before.requestHeaders);
    shareHeaders(exchange.responseHeaders, before.responseHeaders);
}

qint64 memoryOf(const http::Body &body)
{
    return body.isOnDisk() ? 0 : body.size();
}

qint64 memoryOf(const http::Exchange &exchange)
{
    return memoryOf(exchange.requestBody) + memoryOf(exchange.responseBody);
}

} // namespace

ExchangeStore::ExchangeStore(QObject *parent)
    : ExchangeStore(Limits(), parent)
{ }

ExchangeStore::ExchangeStore(Limits limits, QObject *parent)
    : QObject(parent)
    , m_limits(std::move(limits))
{ }

ExchangeStore::~ExchangeStore() = default;

void ExchangeStore::put(const http::Exchange &exchange)
{
    if (exchange.id == 0)
        return;
    m_redactor.learn(exchange);
    const int known = rowOf(exchange.id);
    if (known >= 0) {
        http::Exchange &place = m_exchanges[static_cast<size_t>(known)];
        m_bodyMemory += memoryOf(exchange) - memoryOf(place);
        place = exchange;
        if (known > 0)
            shareTexts(place, at(known - 1));
        m_nextToSpill = std::min(m_nextToSpill, m_firstSequence + known);
        spillBodies();
        emit updated(known);
        return;
    }
    makeRoom();
    const int row = count();
    emit aboutToAppend(row);
    m_exchanges.push_back(exchange);
    if (row > 0)
        shareTexts(m_exchanges.back(), at(row - 1));
    m_sequenceOf.insert(exchange.id, m_firstSequence + row);
    m_bodyMemory += memoryOf(exchange);
    spillBodies();
    emit appended(row);
}

void ExchangeStore::clear()
{
    emit aboutToClear();
    m_exchanges.clear();
    m_sequenceOf.clear();
    m_bodyMemory = 0;
    m_firstSequence = 0;
    m_nextToSpill = 0;
    emit cleared();
}

int ExchangeStore::rowOf(qint64 id) const
{
    const auto found = m_sequenceOf.constFind(id);
    return found == m_sequenceOf.cend() ? -1 : static_cast<int>(*found - m_firstSequence);
}

const http::Exchange *ExchangeStore::find(qint64 id) const
{
    const int row = rowOf(id);
    return row < 0 ? nullptr : &at(row);
}

int ExchangeStore::depthOf(int row) const
{
    int depth = 0;
    for (const http::Exchange *exchange = find(at(row).parent); exchange && depth < deepest;
         exchange = find(exchange->parent))
        ++depth;
    return depth;
}

QStringList ExchangeStore::runs() const
{
    QStringList runs;
    for (const http::Exchange &exchange : m_exchanges) {
        if ((runs.isEmpty() || runs.constLast() != exchange.run) && !runs.contains(exchange.run))
            runs.append(exchange.run);
    }
    return runs;
}

// Drops a tenth at once, so that a full store does not shift its rows for every new one.
void ExchangeStore::makeRoom()
{
    if (count() < m_limits.maxExchanges)
        return;
    const int leaving = std::clamp(m_limits.maxExchanges / 10, 1, count());
    emit aboutToRemoveFirst(leaving);
    for (int i = 0; i < leaving; ++i) {
        m_bodyMemory -= memoryOf(m_exchanges.front());
        m_sequenceOf.remove(m_exchanges.front().id);
        m_exchanges.pop_front();
    }
    m_firstSequence += leaving;
    m_nextToSpill = std::max(m_nextToSpill, m_firstSequence);
    emit removedFirst(leaving);
}

// Oldest first: what was looked at last is at the end.
void ExchangeStore::spillBodies()
{
    const qint64 end = m_firstSequence + count();
    for (; m_bodyMemory > m_limits.bodyMemory && m_nextToSpill < end; ++m_nextToSpill) {
        http::Exchange &exchange
            = m_exchanges[static_cast<size_t>(m_nextToSpill - m_firstSequence)];
        spillBody(exchange.requestBody);
        spillBody(exchange.responseBody);
    }
}

void ExchangeStore::spillBody(http::Body &body)
{
    if (memoryOf(body) < smallestSpill)
        return;
    const auto bytes = body.bytes();
    http::BodySink sink({0, std::numeric_limits<qint64>::max(), m_limits.spillFolder});
    if (!bytes || !sink.append(bytes->constData(), bytes->size()) || !sink.finish())
        return; // a full disk: it stays in memory
    m_bodyMemory -= bytes->size();
    body = sink.take();
}

} // namespace patchbay::traffic
