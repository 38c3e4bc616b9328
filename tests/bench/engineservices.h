// SPDX-License-Identifier: GPL-3.0-or-later
// The engine with its host and transport as the application puts them together, and a wait for a
// run's result. For the programs of ./dev bench.
#pragma once

#include "runtime/base/clock.h"
#include "runtime/engine/engine.h"
#include "runtime/hostlink/host.h"
#include "runtime/http/curltransport.h"
#include "tests/bench/httppeer.h"

#include <QEventLoop>

#include <cstdio>
#include <cstdlib>

namespace patchbay::bench
{

[[noreturn]] inline void giveUp(const QString &why)
{
    std::fprintf(stderr, "bench: %s\n", qPrintable(why));
    std::exit(2);
}

class AllowEverything final : public engine::HostPolicy
{
public:
    void decide(const engine::RunRequest &, const QUrl &, std::function<void(bool)> answer) override
    {
        answer(true);
    }
};

struct EngineServices
{
    // `build`: the folder of a build, with bin/ and share/.
    explicit EngineServices(const QString &build)
        : host(optionsFor(build))
        , engine(host, transport, policy, clock)
    {
        QEventLoop loop;
        QObject::connect(
            &host, &hostlink::Host::stateChanged, &loop, [&](hostlink::Host::State state) {
                if (state == hostlink::Host::State::Ready)
                    loop.quit();
                else if (state == hostlink::Host::State::Failed)
                    giveUp(host.error().detail);
            });
        const auto started = Clock::now();
        host.start();
        loop.exec();
        startMs = millisecondsSince(started);
    }

    static hostlink::HostOptions optionsFor(const QString &build)
    {
        hostlink::HostOptions options;
        options.executable = build + QStringLiteral("/bin/patchbay-host");
        options.scripts = build + QStringLiteral("/share/patchbay/host");
        return options;
    }

    // One run to its end; ends the program where it fails.
    engine::RunResult run(const engine::Source &source, const QString &path, Json input)
    {
        engine::RunRequest request;
        request.source = source;
        request.path = path;
        request.arguments["input"] = std::move(input);
        engine::RunResult result;
        QEventLoop loop;
        QObject::connect(
            &engine, &engine::Engine::finished, &loop, [&](const engine::RunResult &ended) {
                result = ended;
                loop.quit();
            });
        engine.start(std::move(request));
        loop.exec();
        if (result.kind != engine::OutcomeKind::Ok)
            giveUp(path + QStringLiteral(": ")
                + (result.error ? result.error->message : result.failure.detail));
        return result;
    }

    Json valueOf(const engine::Source &source, const QString &path, const Json &input)
    {
        return parseJson(run(source, path, input).value).value_or(Json());
    }

    double startMs = 0; // start of the host → its greeting

    SystemClock clock;
    AllowEverything policy;
    hostlink::Host host;
    http::CurlTransport transport;
    engine::Engine engine;
};

} // namespace patchbay::bench
