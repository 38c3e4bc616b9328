// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/http/exchangelist.h"

#include <QThreadPool>

#include <utility>

namespace patchbay::http
{

namespace
{

constexpr qsizetype kFreedAtOnce = 1000; // some 5 ms

void freeElsewhere(const QList<Exchange> *list)
{
    QThreadPool *pool
        = list->size() > kFreedAtOnce ? QThreadPool::globalInstance() : nullptr; // none at the end
    if (pool)
        pool->start([list] { delete list; });
    else
        delete list;
}

} // namespace

ExchangeList::ExchangeList(QList<Exchange> exchanges)
    : m_list(new QList<Exchange>(std::move(exchanges)), freeElsewhere)
{ }

const QList<Exchange> &ExchangeList::list() const
{
    static const QList<Exchange> none;
    return m_list ? *m_list : none;
}

} // namespace patchbay::http
