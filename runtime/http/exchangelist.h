// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/http/exchange.h"

#include <QList>

#include <memory>

namespace patchbay::http
{

// The exchanges of a run that is over, in order, shared by all who look at them; nobody changes
// them any more. Freeing a hundred thousand takes up to seconds: another thread does it, so whoever
// lets them go last does not wait. Any thread.
class ExchangeList
{
public:
    ExchangeList() = default;
    explicit ExchangeList(QList<Exchange> exchanges);

    const QList<Exchange> &list() const;
    bool isEmpty() const { return list().isEmpty(); }
    qsizetype size() const { return list().size(); }
    const Exchange &at(qsizetype i) const { return list().at(i); }
    const Exchange &first() const { return list().first(); }
    const Exchange &last() const { return list().last(); }
    auto begin() const { return list().begin(); }
    auto end() const { return list().end(); }

private:
    std::shared_ptr<const QList<Exchange>> m_list;
};

} // namespace patchbay::http
