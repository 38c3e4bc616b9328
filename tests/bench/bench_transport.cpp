// SPDX-License-Identifier: GPL-3.0-or-later
// One exchange on loopback through CurlTransport against the same with bare libcurl, side by side:
// the same GET without header lines of its own, a new connection for each, both on the program's
// main thread. Prints one JSON object; times in milliseconds, sizes in megabytes.
#include "runtime/http/curltransport.h"
#include "tests/bench/httppeer.h"
#include "tests/support/fetch.h"

#include <QCoreApplication>
#include <QEventLoop>

#include <cstdio>
#include <string>

using namespace patchbay;
using namespace patchbay::bench;

namespace
{

constexpr int rounds = 5;
constexpr int smallRequests = 400;
constexpr int largeRequests = 5;

// curl adds this one by itself; a RequestSpec has none.
const std::vector<const char *> noHeaders{"Accept:"};

// From the event loop that drives the transport, as the engine does it.
void exchange(http::CurlTransport &transport, const std::string &url)
{
    QEventLoop loop;
    transport.send(test::request("GET", QByteArray::fromStdString(url)),
        [&loop](const http::Exchange &) { loop.quit(); });
    loop.exec();
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const std::string base = "http://127.0.0.1:" + std::to_string(startServer());
    const std::string small = base + "/small";
    const std::string large = base + "/large";
    http::CurlTransport transport;
    const auto ours = [&transport](const std::string &url) { exchange(transport, url); };
    bareExchange(small);
    ours(small);

    // Turn by turn, so that a busy moment of the machine meets both.
    std::vector<double> bareTimes, ourTimes;
    for (int i = 0; i < rounds; ++i) {
        bareTimes.push_back(medianMs(smallRequests, [&] { bareExchange(small, noHeaders); }));
        ourTimes.push_back(medianMs(smallRequests, [&] { ours(small); }));
    }
    const double bareSmall = median(bareTimes);
    const double ourSmall = median(ourTimes);
    const double bareLarge = medianMs(largeRequests, [&] { bareExchange(large); });
    const double ourLarge = medianMs(largeRequests, [&] { ours(large); });
    std::printf(
        "{\"bench\":\"transport\",\"small_ms\":{\"bare\":%.3f,\"ours\":%.3f,\"ratio\":%.2f},"
        "\"body_100mb_ms\":{\"bare\":%.1f,\"ours\":%.1f,\"ratio\":%.2f}}\n",
        bareSmall, ourSmall, ourSmall / bareSmall, bareLarge, ourLarge, ourLarge / bareLarge);
    return 0;
}
