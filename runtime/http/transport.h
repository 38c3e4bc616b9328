// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/http/exchange.h"

#include <functional>

namespace patchbay::http
{

// Sends one hop; follows no redirect, answers no challenge, keeps no cookie, undoes no encoding.
// Live (curl), replay and mock are implementations, chosen at composition.
class Transport
{
public:
    using Ticket = quint64;
    // The finished hop: request headers as sent, status or failure, timing. Called once for each
    // send(), on a thread of the transport's choice, never from inside send().
    using Done = std::function<void(Exchange)>;

    virtual ~Transport();

    // Any thread. `spec.redirects` and `spec.digest` are not looked at.
    virtual Ticket send(const RequestSpec &spec, Done done) = 0;

    // Any thread. The hop ends soon with FailureKind::Cancelled, unless it has ended already.
    virtual void cancel(Ticket ticket) = 0;

protected:
    Transport() = default;
    Q_DISABLE_COPY_MOVE(Transport)
};

} // namespace patchbay::http
