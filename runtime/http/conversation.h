// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/http/transport.h"

#include <memory>

namespace patchbay::http
{

// Everything between a request as connector code means it and its final answer: redirects as
// separate hops with cookies carried along the chain (sdk/runtime.md §4.9), one digest retry
// (§4.13). Lives until its `finished` was called or it was cancelled.
class Conversation : public std::enable_shared_from_this<Conversation>
{
public:
    struct Hooks
    {
        // Before each hop, also those a redirect leads to: may the host be contacted? Call the
        // continuation once, from any thread.
        std::function<void(const QUrl &, std::function<void(bool)>)> admit;
        // A hop is about to be sent / has ended. `hop` counts from 0.
        std::function<void(int hop, const RequestSpec &)> hopStarted;
        std::function<void(int hop, const Exchange &)> hopFinished;
        // The last hop: the answer or failure the connector sees. Called once.
        std::function<void(Exchange)> finished;
    };

    static std::shared_ptr<Conversation> start(Transport &transport, RequestSpec spec, Hooks hooks);
    void cancel();

private:
    Conversation(Transport &transport, RequestSpec spec, Hooks hooks);
    struct State;
    std::shared_ptr<State> m_state;
};

} // namespace patchbay::http
