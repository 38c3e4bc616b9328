// SPDX-License-Identifier: GPL-3.0-or-later
// bench_exchange BUILD [TIMES]: exchanges of a connector through the whole path (host, engine,
// transport) against bare libcurl, and large JSON against plain Ruby. Prints one JSON object; times
// in milliseconds. The connector measures itself, so that forks and loads do not count.
#include "tests/bench/engineservices.h"
#include "tests/bench/httppeer.h"

#include <QCoreApplication>

#include <cmath>

using namespace patchbay;
using namespace patchbay::bench;

namespace
{

constexpr int rounds = 5;
constexpr int smallExchanges = 400;

// Each action answers with the milliseconds of one pass through its loop.
const char *const connector = R"ruby({
  title: 'Bench',
  connection: { fields: [] },
  methods: {
    clock: lambda { Process.clock_gettime(Process::CLOCK_MONOTONIC) * 1000.0 },
  },
  actions: {
    ask: { execute: lambda do |_connection, input|
      get(input['url']).response_format_raw.bytesize
      started = call('clock')
      input['times'].times { get(input['url']).response_format_raw.bytesize }
      { ms: (call('clock') - started) / input['times'] }
    end },
    once: { execute: lambda do |_connection, input|
      started = call('clock')
      size = get(input['url']).response_format_raw.bytesize
      { ms: call('clock') - started, size: size }
    end },
  },
})ruby";

double median(std::vector<double> samples)
{
    std::sort(samples.begin(), samples.end());
    return samples[samples.size() / 2];
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (argc < 2)
        giveUp(QStringLiteral("usage: bench_exchange BUILD [TIMES]"));
    const int times = argc > 2 ? std::atoi(argv[2]) : smallExchanges;
    EngineServices services(QString::fromLocal8Bit(argv[1]));
    const std::string base = "http://127.0.0.1:" + std::to_string(startServer());
    const engine::Source source{QStringLiteral("connector.rb"), QByteArray(connector)};
    const auto ours = [&](const char *action, const std::string &path) {
        const Json value
            = services.run(source, QStringLiteral("actions.%1.execute").arg(QLatin1String(action)),
                Json{{"url", base + path}, {"times", times}});
        return numberAt(value, "ms");
    };
    const auto bare = [&](const std::string &path, int count) {
        return medianMs(count, [&] { bareExchange(base + path); });
    };
    ours("ask", "/small");

    // Turn by turn, so that a busy moment of the machine meets both.
    std::vector<double> ourSmall, bareSmall, ourLarge, bareLarge;
    for (int i = 0; i < rounds; ++i) {
        ourSmall.push_back(ours("ask", "/small"));
        bareSmall.push_back(bare("/small", times));
        ourLarge.push_back(ours("once", "/large"));
        bareLarge.push_back(bare("/large", 1));
    }
    std::printf("{\"bench\":\"exchange\","
                "\"small_ms\":{\"bare\":%.3f,\"ours\":%.3f,\"ratio\":%.2f},"
                "\"body_100mb_ms\":{\"bare\":%.1f,\"ours\":%.1f,\"ratio\":%.2f}}\n",
        median(bareSmall), median(ourSmall), median(ourSmall) / median(bareSmall),
        median(bareLarge), median(ourLarge), median(ourLarge) / median(bareLarge));
    return 0;
}
