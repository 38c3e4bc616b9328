// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/exchangeorder.h"

#include "app/models/exchangelistmodel.h"

namespace patchbay
{

namespace
{

using Model = ExchangeListModel;

// The columns of no case here are those of the order in which exchanges began.
bool isByBeginning(int column)
{
    return column < 0 || column >= Model::ColumnCount || column == Model::NumberColumn
        || column == Model::WaterfallColumn;
}

} // namespace

bool ExchangeOrder::isNatural() const
{
    return isByBeginning(m_column) && m_order == Qt::AscendingOrder;
}

ExchangeKey ExchangeOrder::key(const http::Exchange &exchange, qint64 sequence) const
{
    switch (m_column) {
    case Model::PhaseColumn:
        return {0, exchange.phase.toUtf8(), sequence};
    case Model::MethodColumn:
        return {0, exchange.method, sequence};
    case Model::UrlColumn:
        return {0, exchange.url, sequence};
    case Model::StatusColumn:
        return {exchange.status, {}, sequence};
    case Model::TypeColumn:
        return {0, contentTypeOf(exchange), sequence};
    case Model::SizeColumn:
        return {exchange.responseBody.size(), {}, sequence};
    case Model::TimeColumn:
        return {static_cast<qint64>(exchange.timing.total.count()), {}, sequence};
    case Model::LineColumn:
        return {codeLineOf(exchange), {}, sequence};
    default:
        return {sequence, {}, sequence};
    }
}

bool ExchangeOrder::operator()(const ExchangeKey &one, const ExchangeKey &other) const
{
    const bool descending = m_order == Qt::DescendingOrder;
    if (one.number != other.number)
        return (one.number < other.number) != descending;
    if (const int compared = one.text.compare(other.text); compared != 0)
        return (compared < 0) != descending;
    return one.sequence < other.sequence;
}

} // namespace patchbay
