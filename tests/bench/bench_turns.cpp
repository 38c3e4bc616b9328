// SPDX-License-Identifier: GPL-3.0-or-later
// bench_turns BUILD: how long a run with much data holds the engine's thread at a stretch. Prints
// one JSON object; milliseconds of processor time, the longest turn of the event loop in a run.
#include "tests/bench/engineservices.h"
#include "tests/bench/httppeer.h"

#include <QAbstractEventDispatcher>
#include <QCoreApplication>

#include <algorithm>
#include <ctime>
#include <string>

using namespace patchbay;
using namespace patchbay::bench;

namespace
{

constexpr int rounds = 5;

const char *const connector = R"ruby({
  title: 'Bench',
  connection: { fields: [] },
  actions: {
    size: { execute: lambda { |_connection, input| { size: input['list'].size } } },
    give: { execute: lambda { |_connection, input| { text: 'x' * input['bytes'] } } },
    fetch: { execute: lambda { |_connection, input|
      { size: get(input['url']).response_format_raw.bytesize }
    } },
  },
})ruby";

double processorMs()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

// The longest turn of this thread's event loop since reset().
class Turns : public QObject
{
public:
    Turns()
    {
        connect(QAbstractEventDispatcher::instance(), &QAbstractEventDispatcher::awake, this,
            &Turns::take);
    }

    void reset()
    {
        m_last = processorMs();
        m_longest = 0;
    }

    double longest()
    {
        take();
        return m_longest;
    }

private:
    void take()
    {
        const double now = processorMs();
        m_longest = std::max(m_longest, now - std::exchange(m_last, now));
    }

    double m_last = 0;
    double m_longest = 0;
};

Json recordList(size_t bytes)
{
    Json list = Json::array();
    for (size_t i = 0; i * 100 < bytes; ++i) {
        list.push_back({{"id", std::to_string(i)}, {"at", "2024-05-06T07:08:09Z"},
            {"name", "Record " + std::to_string(i)}, {"price", 12.25}, {"active", true}});
    }
    return Json{{"list", std::move(list)}};
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (argc < 2)
        giveUp(QStringLiteral("usage: bench_turns BUILD"));
    EngineServices services(QString::fromLocal8Bit(argv[1]));
    const std::string base = "http://127.0.0.1:" + std::to_string(startServer());
    const engine::Source source{QStringLiteral("connector.rb"), QByteArray(connector)};
    Turns turns;
    const auto longest = [&](const char *action, const Json &input) {
        std::vector<double> samples;
        for (int i = 0; i < rounds; ++i) {
            Json given = input;
            turns.reset();
            services.run(source, QStringLiteral("actions.%1.execute").arg(QLatin1String(action)),
                std::move(given));
            samples.push_back(turns.longest());
        }
        return median(std::move(samples));
    };
    const Json list = recordList(size_t(10) << 20);
    const double large = longest("size", list);
    std::printf("{\"bench\":\"turns\",\"input_10mb_ms\":%.1f,\"outcome_10mb_ms\":%.1f,"
                "\"answer_10mb_ms\":%.1f,\"answer_100mb_ms\":%.1f}\n",
        large, longest("give", Json{{"bytes", 10 << 20}}),
        longest("fetch", Json{{"url", base + "/json"}}),
        longest("fetch", Json{{"url", base + "/large"}}));
    return 0;
}
