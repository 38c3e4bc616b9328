// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/base/clock.h"
#include "runtime/base/installpaths.h"
#include "runtime/engine/engine.h"
#include "runtime/hostlink/host.h"
#include "runtime/http/curltransport.h"

namespace patchbay::cli
{

// A description sends nothing; a lambda stops at its first request.
class NoHosts final : public engine::HostPolicy
{
public:
    void decide(
        const engine::RunRequest &, const QUrl &, std::function<void(bool)> answer) override;
};

// The services of one command, made once and in order; they go in the reverse one.
struct Composition
{
    // `applicationFolder`: of the running executable, beside which everything lies.
    Composition(const QString &applicationFolder, const http::CurlOptions &curlOptions,
        engine::HostPolicy &policy);
    Composition(const InstallPaths &paths, const http::CurlOptions &curlOptions,
        engine::HostPolicy &policy);

    SystemClock clock;
    hostlink::Host host;
    http::CurlTransport transport;
    engine::Engine engine;
};

} // namespace patchbay::cli
