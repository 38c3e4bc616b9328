// SPDX-License-Identifier: GPL-3.0-or-later
// bench_exchange BUILD [TIMES]: exchanges of a connector through the whole path (host, engine,
// transport) against bare libcurl, and large JSON against plain Ruby. Prints one JSON object; times
// in milliseconds. The connector measures itself, so that forks and loads do not count.
//
// Both sides ask the same server for the same, with the same header lines and a new connection for
// each request (sdk/runtime.md §4.15); a figure is the median of five passes' means. The peer of
// the goal is one process with libcurl; beside it stands the least broker there can be, to tell
// what brokering costs from what we add.
#include "tests/bench/engineservices.h"
#include "tests/bench/httppeer.h"
#include "tests/bench/leastbroker.h"

#include <QCoreApplication>

#include <array>
#include <string>

using namespace patchbay;
using namespace patchbay::bench;

namespace
{

constexpr int rounds = 5;
constexpr int smallExchanges = 400;

// What a connector's GET carries besides Host.
const std::vector<const char *> connectorHeaders{"Accept: application/json",
    "User-Agent: rest-client/2.1.0 (linux-gnu x86_64) ruby/3.1.7p261",
    "Accept-Encoding: gzip;q=1.0,deflate;q=0.6,identity;q=0.3"};

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
    decode: { execute: lambda do |_connection, input|
      text = get(input['url']).response_format_raw
      text = text.force_encoding('UTF-8')
      started = call('clock')
      JSON.parse(text)
      plain = call('clock') - started
      started = call('clock')
      get(input['url']).response_format_raw.bytesize
      fetched = call('clock') - started
      started = call('clock')
      get(input['url'])['records'].size
      { plain: plain, ms: call('clock') - started - fetched }
    end },
    encode: { execute: lambda do |_connection, input|
      value = get(input['url'])
      value = { records: value['records'] }
      started = call('clock')
      JSON.generate(value)
      plain = call('clock') - started
      started = call('clock')
      post('http://127.0.0.1:9/nobody', value).after_error_response(/.*/) { |_c, _b, _h, _m| 1 }.presence rescue nil
      { plain: plain, ms: call('clock') - started }
    end },
    records: { execute: lambda do |_connection, input|
      list = Array.new(input['count']) { |i| { id: i, name: "Record #{i}", group: i % 10 } }
      started = call('clock')
      list.where(group: 3).size
      where = call('clock') - started
      started = call('clock')
      list.format_map('Name: %{name}, id: %{id}').size
      { where: where, format_map: call('clock') - started }
    end },
    convert: {
      input_fields: lambda { |_object_definitions|
        [{ name: 'list', type: 'array', of: 'object', properties: [
          { name: 'id', type: 'integer', convert_input: 'integer_conversion' },
          { name: 'at', type: 'date_time', convert_input: 'date_time_conversion' }, { name: 'name' }] }]
      },
      execute: lambda { |_connection, input| { size: input['list'].size } }
    },
  },
})ruby";

struct Sides
{
    double peer = 0;
    double ours = 0;
};

std::string text(const Sides &sides)
{
    char buffer[128];
    std::snprintf(buffer, sizeof buffer, "{\"bare\":%.3f,\"ours\":%.3f,\"ratio\":%.2f}", sides.peer,
        sides.ours, sides.ours / sides.peer);
    return buffer;
}

QString pathOf(const char *action)
{
    return QStringLiteral("actions.%1.execute").arg(QLatin1String(action));
}

Sides sides(EngineServices &services, const engine::Source &source, const char *action,
    const std::string &url)
{
    std::vector<double> plain, ours;
    for (int i = 0; i < rounds; ++i) {
        const Json value = services.valueOf(source, pathOf(action), Json{{"url", url}});
        plain.push_back(numberAt(value, "plain"));
        ours.push_back(numberAt(value, "ms"));
    }
    return {median(plain), median(ours)};
}

// 100,000 records beside ten times what 10,000 cost: a ratio near 1 is linear.
struct Growth
{
    Sides where, formatMap, convert;
};

Json recordList(int count)
{
    Json list = Json::array();
    for (int i = 0; i < count; ++i) {
        list.push_back({{"id", std::to_string(i)}, {"at", "2024-05-06T07:08:09Z"},
            {"name", "Record " + std::to_string(i)}});
    }
    return Json{{"list", std::move(list)}};
}

Growth growthOf(EngineServices &services, const engine::Source &source)
{
    const auto measured = [&](int count) {
        std::vector<double> where, formatMap, convert;
        const Json list = recordList(count);
        for (int i = 0; i < 3; ++i) {
            const Json value = services.valueOf(source, pathOf("records"), Json{{"count", count}});
            where.push_back(numberAt(value, "where"));
            formatMap.push_back(numberAt(value, "format_map"));
            const auto started = bench::Clock::now();
            services.run(source, QStringLiteral("actions.convert"), list);
            convert.push_back(millisecondsSince(started));
        }
        return std::array{median(where), median(formatMap), median(convert)};
    };
    const auto few = measured(10'000);
    const auto many = measured(100'000);
    return {{few[0] * 10, many[0]}, {few[1] * 10, many[1]}, {few[2] * 10, many[2]}};
}

} // namespace

int main(int argc, char **argv)
{
    LeastBroker leastBroker;
    QCoreApplication application(argc, argv);
    if (argc < 2)
        giveUp(QStringLiteral("usage: bench_exchange BUILD [TIMES]"));
    const int times = argc > 2 ? std::atoi(argv[2]) : smallExchanges;
    EngineServices services(QString::fromLocal8Bit(argv[1]));
    const std::string base = "http://127.0.0.1:" + std::to_string(startServer());
    const engine::Source source{QStringLiteral("connector.rb"), QByteArray(connector)};
    const auto ours = [&](const char *action, const std::string &path) {
        const Json value = services.valueOf(
            source, pathOf(action), Json{{"url", base + path}, {"times", times}});
        return numberAt(value, "ms");
    };
    const auto bare = [&](const std::string &path, int count) {
        return meanMs(count, [&] { bareExchange(base + path, connectorHeaders); });
    };
    ours("ask", "/small");

    // Turn by turn, so that a busy moment of the machine meets both.
    std::vector<double> ourSmall, bareSmall, leastSmall, ourLarge, bareLarge;
    for (int i = 0; i < rounds; ++i) {
        ourSmall.push_back(ours("ask", "/small"));
        bareSmall.push_back(bare("/small", times));
        leastSmall.push_back(leastBroker.meanMs(base + "/small", times, connectorHeaders));
        ourLarge.push_back(ours("once", "/large"));
        bareLarge.push_back(bare("/large", 1));
    }
    const Sides decode = sides(services, source, "decode", base + "/json");
    const Sides encode = sides(services, source, "encode", base + "/json");
    const Growth growth = growthOf(services, source);
    std::printf("{\"bench\":\"exchange\",\"small_ms\":%s,\"small_least_broker_ms\":%s,"
                "\"body_100mb_ms\":%s,"
                "\"json_decode_10mb_ms\":%s,\"json_encode_10mb_ms\":%s,"
                "\"records_100k_ms\":{\"where\":%s,\"format_map\":%s,\"convert\":%s}}\n",
        text({median(bareSmall), median(ourSmall)}).c_str(),
        text({median(leastSmall), median(ourSmall)}).c_str(),
        text({median(bareLarge), median(ourLarge)}).c_str(), text(decode).c_str(),
        text(encode).c_str(), text(growth.where).c_str(), text(growth.formatMap).c_str(),
        text(growth.convert).c_str());
    return 0;
}
