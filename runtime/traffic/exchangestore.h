// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/http/exchange.h"
#include "runtime/traffic/redactor.h"

#include <QHash>
#include <QObject>
#include <QStringList>

#include <deque>

namespace patchbay::traffic
{

// The exchanges of all runs in the order they began: the truth behind the network pane, filters
// and exports. Lives in one thread. Old rows go first when there are too many; bodies beyond a
// budget of memory move to disk.
class ExchangeStore : public QObject
{
    Q_OBJECT
public:
    struct Limits
    {
        int maxExchanges = 100'000;
        qint64 bodyMemory = qint64(64) << 20;
        QString spillFolder; // empty: the system's temporary folder
    };

    explicit ExchangeStore(QObject *parent = nullptr);
    explicit ExchangeStore(Limits limits, QObject *parent = nullptr);
    ~ExchangeStore() override;

    // Adds an exchange, or replaces the one with the same id (an exchange is put when it starts and
    // again when it ends). Id 0 is refused.
    void put(const http::Exchange &exchange);
    void clear();

    int count() const { return static_cast<int>(m_exchanges.size()); }
    const http::Exchange &at(int row) const { return m_exchanges[static_cast<size_t>(row)]; }
    // -1 when absent.
    int rowOf(qint64 id) const;
    const http::Exchange *find(qint64 id) const;
    // How many ancestors an exchange has in here: 0 for a request of its own.
    int depthOf(int row) const;
    // Runs with exchanges, oldest first.
    QStringList runs() const;

    Redactor &redactor() { return m_redactor; }
    const Redactor &redactor() const { return m_redactor; }

signals:
    // As a model needs them: the rows below are announced before and after the change.
    void aboutToAppend(int row);
    void appended(int row);
    void updated(int row);
    void aboutToRemoveFirst(int count);
    void removedFirst(int count);
    void aboutToClear();
    void cleared();

private:
    void makeRoom();
    void spillBodies();
    void spillBody(http::Body &body);

    Limits m_limits;
    Redactor m_redactor;
    std::deque<http::Exchange> m_exchanges;
    QHash<qint64, qint64> m_sequenceOf; // by id; row = sequence − m_firstSequence
    qint64 m_firstSequence = 0;
    qint64 m_bodyMemory = 0;
    qint64 m_nextToSpill = 0; // sequence
};

} // namespace patchbay::traffic
