// SPDX-License-Identifier: GPL-3.0-or-later
// bench_run BUILD: what a run costs, through the same classes as the application, with the host of
// the build folder BUILD. Prints one JSON object; times in milliseconds, peers measured beside.
#include "runtime/base/clock.h"
#include "runtime/engine/engine.h"
#include "runtime/hostlink/host.h"
#include "runtime/hostlink/hostrun.h"
#include "runtime/hostlink/session.h"
#include "runtime/http/curltransport.h"
#include "tests/bench/httppeer.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTimer>

#include <cstdio>
#include <cstdlib>

using namespace patchbay;
using bench::bareExchange;
using bench::medianMs;

namespace
{

constexpr int warmRuns = 200;
constexpr int forks = 40;
constexpr int smallExchanges = 300;

[[noreturn]] void giveUp(const QString &why)
{
    std::fprintf(stderr, "bench_run: %s\n", qPrintable(why));
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

// A connector of about that many lines, in the manner of real ones.
QByteArray connectorOf(int lines, const QByteArray &extra = {})
{
    QByteArray text = "{ title: 'Bench', connection: { fields: [] },\n  methods: {\n";
    for (int i = 0; i * 8 < lines; ++i) {
        const QByteArray n = QByteArray::number(i);
        text += "    step_" + n + ": lambda do |input|\n      items = input['items_" + n
            + "'] || []\n      items.map do |item|\n        { id: item['id'], name: "
              "\"#{item['name']} "
            + n
            + "\",\n          total: (item['price'].to_f * item['count'].to_i).round(2) }\n"
              "      end.select { |row| row[:total] > "
            + n + " }\n    end,\n\n";
    }
    return text
        + "  },\n  actions: {\n    add: { execute: lambda { |_c, input| { sum: input['a'] + 1 } } "
          "},\n"
        + extra + "  } }\n";
}

struct Services
{
    explicit Services(const QString &build)
        : host(optionsFor(build))
        , engine(host, transport, policy, clock)
    { }

    static hostlink::HostOptions optionsFor(const QString &build)
    {
        hostlink::HostOptions options;
        options.executable = build + QStringLiteral("/bin/patchbay-host");
        options.scripts = build + QStringLiteral("/share/patchbay/host");
        return options;
    }

    // Starts the host and waits until it greets.
    double startMs()
    {
        const auto started = bench::Clock::now();
        QEventLoop loop;
        QObject::connect(
            &host, &hostlink::Host::stateChanged, &loop, [&](hostlink::Host::State state) {
                if (state == hostlink::Host::State::Ready)
                    loop.quit();
                else if (state == hostlink::Host::State::Failed)
                    giveUp(host.error().detail);
            });
        host.start();
        loop.exec();
        return std::chrono::duration<double, std::milli>(bench::Clock::now() - started).count();
    }

    engine::RunResult run(const engine::Source &source, const QString &path, const Json &input)
    {
        engine::RunRequest request;
        request.source = source;
        request.path = path;
        request.arguments = Json{{"input", input}};
        engine::RunResult result;
        QEventLoop loop;
        QObject::connect(
            &engine, &engine::Engine::finished, &loop, [&](const engine::RunResult &ended) {
                result = ended;
                loop.quit();
            });
        engine.start(request);
        loop.exec();
        if (result.kind != engine::OutcomeKind::Ok)
            giveUp(path + QStringLiteral(": ")
                + (result.error ? result.error->message : result.failure.detail));
        return result;
    }

    double forkMs(const hostlink::Version &version)
    {
        // Limits of its own, so that no spare serves it.
        protocol::ProcessLimits limits;
        --limits.outputMb;
        const auto run = host.createRun(version, limits);
        QEventLoop loop;
        QObject::connect(run.get(), &hostlink::HostRun::ready, &loop, &QEventLoop::quit);
        QObject::connect(run.get(), &hostlink::HostRun::finished, &loop, &QEventLoop::quit);
        const auto started = bench::Clock::now();
        run->start("{}");
        loop.exec();
        return std::chrono::duration<double, std::milli>(bench::Clock::now() - started).count();
    }

    // The time of loading alone, as the version process took it.
    double loadMs(const hostlink::Version &version)
    {
        auto *session = host.session(version);
        QEventLoop loop;
        QObject::connect(session, &hostlink::Session::loaded, &loop, &QEventLoop::quit);
        QObject::connect(session, &hostlink::Session::loadFailed, &loop,
            [](const protocol::Raised &error) { giveUp(error.message); });
        loop.exec();
        return session->loadMs();
    }

    SystemClock clock;
    AllowEverything policy;
    hostlink::Host host;
    http::CurlTransport transport;
    engine::Engine engine;
};

double quantile(std::vector<double> samples, double part)
{
    std::sort(samples.begin(), samples.end());
    return samples[static_cast<size_t>(part * static_cast<double>(samples.size() - 1))];
}

void letItRest()
{
    QEventLoop loop;
    QTimer::singleShot(400, &loop, &QEventLoop::quit);
    loop.exec();
}

template <typename Measure> std::vector<double> samplesOf(int times, const Measure &measure)
{
    std::vector<double> samples;
    for (int i = 0; i < times; ++i)
        samples.push_back(measure());
    return samples;
}

double rubyCheckMs(const QByteArray &source)
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("connector.rb")));
    if (!file.open(QIODevice::WriteOnly) || file.write(source) != source.size())
        giveUp(file.errorString());
    file.close();
    return medianMs(5, [&] {
        QProcess::execute(QStringLiteral("sh"),
            {QStringLiteral("-c"), QStringLiteral("exec ruby --disable=gems -c \"$0\" >/dev/null"),
                file.fileName()});
    });
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (argc < 2)
        giveUp(QStringLiteral("usage: bench_run BUILD"));
    const QString build = QString::fromLocal8Bit(argv[1]);
    const std::string base = "http://127.0.0.1:" + std::to_string(bench::startServer());

    std::vector<double> starts;
    for (int i = 0; i < 3; ++i)
        starts.push_back(Services(build).startMs());
    Services services(build);
    services.startMs();

    const engine::Source large{QStringLiteral("connector.rb"), connectorOf(25'000)};
    services.run(large, QStringLiteral("actions.add.execute"), Json{{"a", 1}});
    letItRest(); // the version has grown old, as it has when somebody looks at its first result
    const auto warm = samplesOf(warmRuns, [&] {
        return services.run(large, QStringLiteral("actions.add.execute"), Json{{"a", 1}}).elapsedMs;
    });
    // One at a time, as when somebody looks at each result, and in a row without a pause.
    const auto rested = samplesOf(30, [&] {
        letItRest();
        return services.run(large, QStringLiteral("actions.add.execute"), Json{{"a", 1}}).elapsedMs;
    });
    int edits = 0;
    const auto edited = samplesOf(15, [&] {
        letItRest(); // nobody edits faster
        const engine::Source next{
            large.path, connectorOf(200) + "# " + QByteArray::number(++edits)};
        return services.run(next, QStringLiteral("actions.add.execute"), Json{{"a", 1}}).elapsedMs;
    });
    hostlink::Version version;
    version.source = large.text;
    version.path = large.path;
    services.forkMs(version);
    const auto forked = samplesOf(forks, [&] { return services.forkMs(version); });

    std::vector<double> loads;
    for (int i = 0; i < 5; ++i) {
        hostlink::Version other;
        other.source = connectorOf(40'000) + "# " + QByteArray::number(i);
        other.path = large.path;
        loads.push_back(services.loadMs(other));
    }
    const double check = rubyCheckMs(connectorOf(40'000));

    const engine::Source asking{QStringLiteral("connector.rb"),
        connectorOf(100,
            "    ask: { execute: lambda { |_c, input|\n      started = Time.now\n"
            "      size = 0\n      input['times'].times { size = "
            "get(input['url']).response_format_raw.bytesize }\n      { size: size } } }\n")};
    const auto ask = [&](const std::string &path, int times) {
        return services
            .run(asking, QStringLiteral("actions.ask.execute"),
                Json{{"url", base + path}, {"times", times}})
            .elapsedMs;
    };
    ask("/small", 1);
    const double empty = quantile(samplesOf(5, [&] { return ask("/small", 0); }), 0.5);
    const double small
        = (quantile(samplesOf(3, [&] { return ask("/small", smallExchanges); }), 0.5) - empty)
        / smallExchanges;
    const double bareSmall = medianMs(1000, [&] { bareExchange(base + "/small"); });
    const double body = quantile(samplesOf(3, [&] { return ask("/large", 1); }), 0.5) - empty;
    const double bareBody = medianMs(3, [&] { bareExchange(base + "/large"); });

    std::printf("{\"bench\":\"run\",\"host_ready_ms\":%.0f,\"fork_ready_ms\":%.2f,"
                "\"edit_ms\":%.2f,\"warm_run_ms\":{\"p50\":%.2f,\"p99\":%.2f},"
                "\"single_run_ms\":{\"p50\":%.2f,\"p99\":%.2f},"
                "\"load_40k_ms\":{\"bare\":%.1f,\"ours\":%.1f,\"ratio\":%.2f},"
                "\"exchange_ms\":{\"bare\":%.3f,\"ours\":%.3f,\"ratio\":%.2f},"
                "\"body_100mb_ms\":{\"bare\":%.1f,\"ours\":%.1f,\"ratio\":%.2f}}\n",
        quantile(starts, 0.5), quantile(forked, 0.5), quantile(edited, 0.5), quantile(warm, 0.5),
        quantile(warm, 0.99), quantile(rested, 0.5), quantile(rested, 0.99), check,
        quantile(loads, 0.5), quantile(loads, 0.5) / check, bareSmall, small, small / bareSmall,
        bareBody, body, body / bareBody);
    return 0;
}
