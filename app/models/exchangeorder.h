// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/http/exchange.h"

#include <QByteArray>
#include <Qt>

namespace patchbay
{

// What an exchange is sorted by. Copied out of it, so that it stays the same while a sort is under
// way and the exchange goes on.
struct ExchangeKey
{
    qint64 number = 0;
    QByteArray text;
    qint64 sequence = 0; // in the order they began; tells equal ones apart
};

// The order of a column of the exchange list: numbers as numbers, texts by their bytes, equal ones
// as they began. No two exchanges are equal.
class ExchangeOrder
{
public:
    ExchangeOrder() = default;
    // `column` is one of ExchangeListModel::Column; any other means as they began.
    ExchangeOrder(int column, Qt::SortOrder order)
        : m_column(column)
        , m_order(order)
    { }

    ExchangeKey key(const http::Exchange &exchange, qint64 sequence) const;
    bool operator()(const ExchangeKey &one, const ExchangeKey &other) const;
    // As they began: nothing is to be sorted.
    bool isNatural() const;

    bool operator==(const ExchangeOrder &) const = default;

private:
    int m_column = -1;
    Qt::SortOrder m_order = Qt::AscendingOrder;
};

} // namespace patchbay
