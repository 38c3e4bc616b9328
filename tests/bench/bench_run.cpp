// SPDX-License-Identifier: GPL-3.0-or-later
// bench_run BUILD: what a run costs, through the same classes as the application, with the host of
// the build folder BUILD. Prints one JSON object; times in milliseconds, peers measured beside.
#include "runtime/hostlink/hostrun.h"
#include "runtime/hostlink/session.h"
#include "tests/bench/engineservices.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTimer>

#include <cstdio>
#include <cstdlib>

using namespace patchbay;
using bench::giveUp;
using bench::medianMs;

namespace
{

constexpr int warmRuns = 200;
constexpr int forks = 40;

// A connector of about that many lines, in the manner of real ones.
QByteArray connectorOf(int lines)
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
          "} } }\n";
}

struct Services : bench::EngineServices
{
    using EngineServices::EngineServices;

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
        return bench::millisecondsSince(started);
    }

    // From the source in our hands until it is known to load.
    double loadMs(const hostlink::Version &version)
    {
        const auto started = bench::Clock::now();
        auto *session = host.session(version);
        QEventLoop loop;
        QObject::connect(session, &hostlink::Session::loaded, &loop, &QEventLoop::quit);
        QObject::connect(session, &hostlink::Session::loadFailed, &loop,
            [](const protocol::Raised &error) { giveUp(error.message); });
        loop.exec();
        return bench::millisecondsSince(started);
    }
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
    return medianMs(1, [&] {
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

    std::vector<double> starts;
    for (int i = 0; i < 3; ++i)
        starts.push_back(Services(build).startMs);
    Services services(build);

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

    // Turn by turn, and each turn its own ratio: a machine that is slower for a second meets both.
    std::vector<double> loads, checks, ratios;
    for (int i = 0; i < 15; ++i) {
        hostlink::Version other;
        other.source = connectorOf(40'000) + "# " + QByteArray::number(i);
        other.path = large.path;
        letItRest(); // as between two edits
        loads.push_back(services.loadMs(other));
        checks.push_back(rubyCheckMs(other.source));
        ratios.push_back(loads.back() / checks.back());
    }

    std::printf("{\"bench\":\"run\",\"host_ready_ms\":%.0f,\"fork_ready_ms\":%.2f,"
                "\"edit_ms\":%.2f,\"warm_run_ms\":{\"p50\":%.2f,\"p99\":%.2f},"
                "\"single_run_ms\":{\"p50\":%.2f,\"p99\":%.2f},"
                "\"load_40k_ms\":{\"bare\":%.1f,\"ours\":%.1f,\"ratio\":%.2f}}\n",
        quantile(starts, 0.5), quantile(forked, 0.5), quantile(edited, 0.5), quantile(warm, 0.5),
        quantile(warm, 0.99), quantile(rested, 0.5), quantile(rested, 0.99), quantile(checks, 0.5),
        quantile(loads, 0.5), quantile(ratios, 0.5));
    return 0;
}
