// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/base/installpaths.h"
#include "runtime/engine/engine.h"
#include "runtime/hostlink/host.h"
#include "runtime/http/curltransport.h"
#include "tests/support/loopbackserver.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFloat16> // before a Json is compared: its conversions want a complete type
#include <QSignalSpy>
#include <QTest>

#include <chrono>
#include <condition_variable>
#include <mutex>

using namespace patchbay;
using namespace patchbay::engine;
using namespace std::chrono_literals;
using test::LoopbackServer;

namespace
{

constexpr int patienceMs = 30'000;
using Time = std::chrono::steady_clock::time_point;

hostlink::HostOptions hostOptions()
{
    return hostlink::HostOptions::of(
        InstallPaths::fromApplicationDir(QStringLiteral(PATCHBAY_BUILD_DIR "/bin")));
}

class AllowEverything final : public HostPolicy
{
public:
    void decide(const RunRequest &, const QUrl &, std::function<void(bool)> answer) override
    {
        answer(true);
    }
};

// `count` requests through parallel with the given options; answers as numbers.
Source connector(const QByteArray &options)
{
    return {QStringLiteral("connector.rb"),
        "{ title: 'Parallel', actions: { ask: { execute: lambda { |_connection, input|\n"
        "  requests = Array.new(input['count']) { |i| get(\"#{input['url']}#{i}\") }\n"
        "  ok, values, errors = parallel(requests, "
            + options
            + ")\n"
              "  { ok: ok, values: values, errors: errors.compact }\n"
              "} } } }\n"};
}

// Counts who is there at the same time; lets nobody go before `together` were.
class Meeting
{
public:
    explicit Meeting(int together)
        : m_together(together)
    { }

    void attend()
    {
        std::unique_lock lock(m_mutex);
        m_starts.push_back(std::chrono::steady_clock::now());
        m_most = std::max(m_most, ++m_present);
        m_changed.notify_all();
        m_changed.wait_for(lock, 5s, [this] { return m_most >= m_together; });
        --m_present;
    }

    int most() const { return m_most; }
    const std::vector<Time> &starts() const { return m_starts; }

private:
    const int m_together;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    int m_present = 0;
    int m_most = 0;
    std::vector<Time> m_starts;
};

} // namespace

// parallel (sdk/runtime.md §4.16) through host, broker and transport to a server on loopback.
class TestParallel : public QObject
{
    Q_OBJECT

    SystemClock m_clock;
    AllowEverything m_policy;
    std::unique_ptr<hostlink::Host> m_host;
    std::unique_ptr<http::CurlTransport> m_transport;
    std::unique_ptr<Engine> m_engine;

    // Each request is answered with the number in its address, after `before` has returned.
    static LoopbackServer::Handler answering(std::function<void(int)> before)
    {
        return [before = std::move(before)](LoopbackServer::Connection &peer, int) {
            LoopbackServer::Request request;
            if (!peer.readRequest(request))
                return;
            const QByteArray number = request.target().mid(1);
            before(number.toInt());
            peer.answer("200 OK", number, {"Content-Type: application/json"});
        };
    }

    void ask(LoopbackServer &server, int count, const QByteArray &options, RunResult &result,
        TimeMode time = TimeMode::Virtual)
    {
        RunRequest request;
        request.source = connector(options);
        request.path = QStringLiteral("actions.ask.execute");
        request.arguments = {{"input", {{"url", server.url("/").toStdString()}, {"count", count}}}};
        request.time = time;
        QSignalSpy finished(m_engine.get(), &Engine::finished);
        m_engine->start(request);
        QVERIFY(finished.wait(patienceMs));
        result = finished.constFirst().constFirst().value<RunResult>();
        QCOMPARE(result.kind, OutcomeKind::Ok);
        Json numbers = Json::array();
        for (int i = 0; i < count; ++i)
            numbers.push_back(i);
        const Json expected{{"ok", true}, {"values", numbers}, {"errors", Json::array()}};
        QCOMPARE(toJsonText(*parseJson(result.value)), toJsonText(expected));
    }

private slots:
    void initTestCase()
    {
        if (!QFile::exists(hostOptions().executable))
            QSKIP("patchbay-host is not built");
        m_host = std::make_unique<hostlink::Host>(hostOptions());
        m_transport = std::make_unique<http::CurlTransport>();
        m_engine = std::make_unique<Engine>(*m_host, *m_transport, m_policy, m_clock);
    }

    void cleanupTestCase()
    {
        m_engine.reset();
        m_transport.reset();
        m_host.reset();
    }

    void threads_areTogetherAtTheServer_data()
    {
        QTest::addColumn<QByteArray>("options");
        QTest::addColumn<int>("together");
        QTest::newRow("one unless told") << QByteArray("threads: 1") << 1;
        QTest::newRow("three") << QByteArray("threads: 3") << 3;
        QTest::newRow("at most twenty") << QByteArray("threads: 50") << 20;
    }
    void threads_areTogetherAtTheServer()
    {
        QFETCH(QByteArray, options);
        QFETCH(int, together);
        Meeting meeting(together);
        LoopbackServer server(answering([&](int) { meeting.attend(); }));
        RunResult result;
        ask(server, 25, options, result);
        QCOMPARE(meeting.most(), together);
        QCOMPARE(server.connectionCount(), 25);
    }

    // One slow answer holds up one thread, not those behind it.
    void aSlowAnswerHoldsUpNobodyElse()
    {
        std::mutex mutex;
        std::condition_variable changed;
        int others = 0;
        bool overtaken = false;
        LoopbackServer server(answering([&](int number) {
            std::unique_lock lock(mutex);
            if (number == 0) {
                overtaken = changed.wait_for(lock, 5s, [&] { return others == 5; });
            } else {
                ++others;
                changed.notify_all();
            }
        }));
        RunResult result;
        ask(server, 6, "threads: 2", result);
        QVERIFY(overtaken);
    }

    void rpm_keepsStartsApart()
    {
        Meeting meeting(1);
        LoopbackServer server(answering([&](int) { meeting.attend(); }));
        RunResult result;
        ask(server, 4, "threads: 4, rpm: 600", result, TimeMode::Real); // 100 ms
        QCOMPARE(meeting.starts().size(), std::size_t(4));
        // Each start may reach the server a little late, never early; together they take the time.
        QVERIFY(meeting.starts().back() - meeting.starts().front() >= 290ms);
    }

    void rpm_costsNothingInVirtualTime()
    {
        LoopbackServer server(answering([](int) {}));
        RunResult result;
        QElapsedTimer took;
        took.start();
        ask(server, 4, "threads: 4, rpm: 1", result); // three minutes
        QVERIFY(took.elapsed() < patienceMs);
    }
};

QTEST_GUILESS_MAIN(TestParallel)
#include "tst_parallel.moc"
