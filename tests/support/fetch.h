// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/http/conversation.h"
#include "runtime/http/transport.h"

#include <QEventLoop>
#include <QTimer>

#include <future>

namespace patchbay::test
{

// Runs the event loop until the future is ready; false after 20 seconds. For tests only.
template <typename Value> bool becomesReady(const std::future<Value> &future)
{
    using namespace std::chrono_literals;
    const auto isReady = [&future] { return future.wait_for(0s) == std::future_status::ready; };
    QEventLoop loop;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        if (isReady())
            loop.quit();
    });
    look.start(1ms);
    QTimer::singleShot(20s, &loop, &QEventLoop::quit);
    if (!isReady())
        loop.exec();
    return isReady();
}

// An exchange that never ends comes back unfinished.
inline http::Exchange waitFor(std::future<http::Exchange> &answer)
{
    return becomesReady(answer) ? answer.get() : http::Exchange();
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
