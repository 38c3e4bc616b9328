// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/http/transport.h"

#include <memory>

namespace patchbay::http
{

// Everything between a request as connector code means it and its final answer: redirects as
// separate hops with cookies carried along the chain (sdk/runtime.md §4.9), one digest retry
// (§4.13). Runs on by itself: the caller keeps the pointer only to cancel it. The hooks are called
// from the caller's thread, from the transport's and from whichever answers `admit`, never two at
// once except by cancel(); they must not own the conversation.
class Conversation : public std::enable_shared_from_this<Conversation>
{
public:
    struct Hooks
    {
        // Before each hop, also those a redirect leads to: may the host be contacted? Call the
        // continuation once, from any thread.
        std::function<void(const QUrl &, std::function<void(bool)>)> admit;
        // A hop is about to be sent / has ended. `hop` counts from 0; digest answers and repeated
        // tries are hops too. A hop that was not admitted is neither.
        std::function<void(int hop, const RequestSpec &)> hopStarted;
        std::function<void(int hop, const Exchange &)> hopFinished;
        // The last hop: the answer or failure the connector sees. Called once.
        std::function<void(Exchange)> finished;
    };

    static std::shared_ptr<Conversation> start(Transport &transport, RequestSpec spec, Hooks hooks);

    // Any thread. `finished` follows with FailureKind::Cancelled unless it was called already:
    // from in here where nothing is on its way, otherwise soon from the transport.
    void cancel();

private:
    Conversation(Transport &transport, RequestSpec spec, Hooks hooks);
    struct State;
    std::shared_ptr<State> m_state;
};

} // namespace patchbay::http
