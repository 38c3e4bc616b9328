// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/http/transport.h"

#include <functional>
#include <mutex>
#include <thread>
#include <unordered_map>
#include <vector>

namespace patchbay::test
{

// A transport that answers from a function, on threads of its own as the contract demands.
class ScriptedTransport final : public http::Transport
{
public:
    // Nothing: the hop stays open until it is cancelled.
    using Script = std::function<std::optional<http::Exchange>(const http::RequestSpec &)>;

    explicit ScriptedTransport(Script script)
        : m_script(std::move(script))
    { }
    ~ScriptedTransport() override
    {
        for (auto &thread : takeThreads())
            thread.join();
    }

    Ticket send(const http::RequestSpec &spec, Done done) override
    {
        const std::lock_guard lock(m_mutex);
        m_sent.push_back(spec);
        const Ticket ticket = ++m_last;
        auto answer = m_script(spec);
        if (!answer) {
            m_open.emplace(ticket, std::move(done));
            return ticket;
        }
        answer->method = spec.method;
        answer->url = spec.url;
        answer->requestHeaders = spec.headers;
        answer->finished = true;
        m_threads.emplace_back([done = std::move(done), exchange = *answer] { done(exchange); });
        return ticket;
    }

    void cancel(Ticket ticket) override
    {
        const std::lock_guard lock(m_mutex);
        const auto found = m_open.find(ticket);
        if (found == m_open.end())
            return;
        m_threads.emplace_back([done = std::move(found->second)] {
            http::Exchange exchange;
            exchange.failure = http::Failure{http::FailureKind::Cancelled, {}};
            exchange.finished = true;
            done(exchange);
        });
        m_open.erase(found);
    }

    std::vector<http::RequestSpec> sent() const
    {
        const std::lock_guard lock(m_mutex);
        return m_sent;
    }

private:
    std::vector<std::thread> takeThreads()
    {
        const std::lock_guard lock(m_mutex);
        return std::exchange(m_threads, {});
    }

    Script m_script;
    mutable std::mutex m_mutex;
    Ticket m_last = 0;
    std::vector<http::RequestSpec> m_sent;
    std::unordered_map<Ticket, Done> m_open;
    std::vector<std::thread> m_threads;
};

inline http::Exchange answer(int status, const http::HeaderList &headers = {})
{
    http::Exchange exchange;
    exchange.status = status;
    exchange.responseHeaders = headers;
    return exchange;
}

inline http::Exchange failure(http::FailureKind kind)
{
    http::Exchange exchange;
    exchange.failure = http::Failure{kind, QStringLiteral("scripted")};
    return exchange;
}

} // namespace patchbay::test
