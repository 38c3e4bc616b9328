// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/base/clock.h"
#include "runtime/engine/engine.h"
#include "runtime/hostlink/host.h"
#include "runtime/http/curltransport.h"

namespace patchbay::cli
{

// The services of one command, made once and in order; they go in the reverse one.
struct Composition
{
    Composition(const hostlink::HostOptions &hostOptions, const http::CurlOptions &curlOptions,
        engine::HostPolicy &policy)
        : host(hostOptions)
        , transport(curlOptions)
        , engine(host, transport, policy, clock)
    { }

    SystemClock clock;
    hostlink::Host host;
    http::CurlTransport transport;
    engine::Engine engine;
};

// Where the host lies, relative to the running executable.
hostlink::HostOptions hostOptionsFor(const QString &applicationFolder);

} // namespace patchbay::cli
