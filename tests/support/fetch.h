// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/http/conversation.h"
#include "runtime/http/transport.h"

#include <future>

namespace patchbay::test
{

// Sends and waits, for tests only. An exchange that never ends comes back unfinished.
inline http::Exchange waitFor(std::future<http::Exchange> &answer)
{
    if (answer.wait_for(std::chrono::seconds(20)) != std::future_status::ready)
        return {};
    return answer.get();
}

inline http::Exchange fetch(http::Transport &transport, const http::RequestSpec &spec)
{
    const auto promise = std::make_shared<std::promise<http::Exchange>>();
    auto answer = promise->get_future();
    transport.send(
        spec, [promise](http::Exchange exchange) { promise->set_value(std::move(exchange)); });
    return waitFor(answer);
}

inline http::RequestSpec request(const QByteArray &method, const QByteArray &url)
{
    http::RequestSpec spec;
    spec.method = method;
    spec.url = url;
    return spec;
}

inline http::RequestSpec requestWithBody(
    const QByteArray &method, const QByteArray &url, const http::Body &body)
{
    http::RequestSpec spec = request(method, url);
    spec.body = body;
    spec.hasBody = true;
    return spec;
}

} // namespace patchbay::test
