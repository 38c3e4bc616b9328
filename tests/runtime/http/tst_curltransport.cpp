// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/http/curltransport.h"
#include "runtime/http/headers.h"
#include "tests/support/fetch.h"
#include "tests/support/fulldisk.h"
#include "tests/support/loopbackserver.h"
#include "tests/support/testcertificates.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <atomic>
#include <thread>

Q_DECLARE_METATYPE(patchbay::http::RequestSpec)

using namespace patchbay;
using namespace patchbay::http;
using namespace patchbay::test;
using namespace std::chrono_literals;

namespace
{

using Connection = LoopbackServer::Connection;

// Reads one request, remembers it and answers "ok".
LoopbackServer::Handler recorder(std::unique_ptr<LoopbackServer> *server)
{
    return [server](Connection &connection, int) {
        LoopbackServer::Request request;
        while (connection.readRequest(request)) {
            (*server)->record(request);
            connection.answer("200 OK", request.method() == "HEAD" ? "" : "ok");
        }
    };
}

// Reads one request and writes the given bytes, then closes.
LoopbackServer::Handler raw(const QByteArray &bytes)
{
    return [bytes](Connection &connection, int) {
        LoopbackServer::Request request;
        connection.readRequest(request);
        connection.write(bytes);
    };
}

} // namespace

class TestCurlTransport : public QObject
{
    Q_OBJECT

public:
    static void initMain() { s_disk = std::make_unique<FullDisk>(); }

private:
    static inline std::unique_ptr<FullDisk> s_disk;
    TestCertificates m_certificates;

private slots:
    void cleanupTestCase() { s_disk.reset(); }

    void initTestCase() { QVERIFY2(m_certificates.make(), "the openssl program is needed"); }

    void send_writesHeadersExactlyAsGiven()
    {
        std::unique_ptr<LoopbackServer> server;
        server = std::make_unique<LoopbackServer>(recorder(&server));
        CurlTransport transport;
        RequestSpec spec = request("GET", server->url("/a/../b?x=%20y&z=[1]"));
        spec.headers = {{"x-lower", "1"}, {"X-UPPER-case", "two  words"}, {"X-Empty", ""},
            {"x-lower", "again"}, {"Authorization", "Bearer t"}};

        const Exchange exchange = fetch(transport, spec);

        QVERIFY(exchange.finished && !exchange.failure);
        QCOMPARE(exchange.status, 200);
        const auto seen = server->requests().constFirst();
        QCOMPARE(seen.target(), QByteArray("/a/../b?x=%20y&z=[1]"));
        const QByteArray host = "Host: 127.0.0.1:" + QByteArray::number(server->port());
        QCOMPARE(seen.head,
            QByteArray("GET /a/../b?x=%20y&z=[1] HTTP/1.1\r\n" + host
                + "\r\nx-lower: 1\r\nX-UPPER-case: two  words\r\nX-Empty:\r\nx-lower: again\r\n"
                  "Authorization: Bearer t"));
        HeaderList expected{{"Host", host.mid(6)}};
        expected += spec.headers;
        QCOMPARE(exchange.requestHeaders, expected);
        QCOMPARE(exchange.remoteAddress, "127.0.0.1:" + QByteArray::number(server->port()));
        QCOMPARE(exchange.httpVersion, QByteArray("1.1"));
    }

    void send_refusesHeadersThatWouldSplitTheRequest_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("line feed") << QByteArray("X") << QByteArray("a\nEvil: 1");
        QTest::newRow("carriage return") << QByteArray("X") << QByteArray("a\rEvil: 1");
        QTest::newRow("nul") << QByteArray("X") << QByteArray("a\0b", 3);
        QTest::newRow("colon in name") << QByteArray("X: y") << QByteArray("1");
        QTest::newRow("empty name") << QByteArray("") << QByteArray("1");
    }
    void send_refusesHeadersThatWouldSplitTheRequest()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, value);
        std::unique_ptr<LoopbackServer> server;
        server = std::make_unique<LoopbackServer>(recorder(&server));
        CurlTransport transport;
        RequestSpec spec = request("GET", server->url());
        spec.headers = {{name, value}};
        const Exchange exchange = fetch(transport, spec);
        QVERIFY(exchange.failure);
        QCOMPARE(exchange.failure->kind, FailureKind::Other);
        QCOMPARE(server->connectionCount(), 0);
    }

    void send_knowsEveryVerb_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<bool>("withBody");
        for (const char *method :
            {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD", "COPY", "MOVE"}) {
            QTest::addRow("%s", method) << QByteArray(method) << false;
            if (qstrcmp(method, "HEAD") != 0)
                QTest::addRow("%s with body", method) << QByteArray(method) << true;
        }
    }
    void send_knowsEveryVerb()
    {
        QFETCH(QByteArray, method);
        QFETCH(bool, withBody);
        std::unique_ptr<LoopbackServer> server;
        server = std::make_unique<LoopbackServer>(recorder(&server));
        CurlTransport transport;
        const RequestSpec spec = withBody
            ? requestWithBody(method, server->url(), Body(QByteArray("payload")))
            : request(method, server->url());

        const Exchange exchange = fetch(transport, spec);

        QVERIFY(!exchange.failure);
        QCOMPARE(exchange.status, 200);
        const auto seen = server->requests().constFirst();
        QCOMPARE(seen.method(), method);
        QCOMPARE(seen.body, withBody ? QByteArray("payload") : QByteArray());
        const bool writes = method == "POST" || method == "PUT" || method == "PATCH";
        QCOMPARE(seen.hasHeader("Content-Length"), withBody || writes);
        for (const char *added : {"Accept", "Expect", "Content-Type", "User-Agent"})
            QVERIFY2(!seen.hasHeader(added), added);
    }

    // sdk/runtime.md §4.13: credentials come from the connector alone.
    void send_readsNoNetrc()
    {
        QTemporaryDir home;
        QFile netrc(home.filePath(QStringLiteral(".netrc")));
        QVERIFY(netrc.open(QIODevice::WriteOnly));
        netrc.write("machine 127.0.0.1 login u password p\ndefault login u password p\n");
        netrc.close();
        const QByteArray before = qgetenv("HOME");
        qputenv("HOME", home.path().toLocal8Bit());
        const auto restore = qScopeGuard([&before] { qputenv("HOME", before); });
        std::unique_ptr<LoopbackServer> server;
        server = std::make_unique<LoopbackServer>(recorder(&server));
        CurlTransport transport;
        QCOMPARE(fetch(transport, request("GET", server->url())).status, 200);
        const LoopbackServer::Request seen = server->requests().constFirst();
        QVERIFY(!seen.hasHeader("Authorization"));
        QVERIFY2(seen.head.startsWith("GET / HTTP/1.1\r\n"), seen.head.constData());
    }

    void send_announcesAnEmptyBody()
    {
        std::unique_ptr<LoopbackServer> server;
        server = std::make_unique<LoopbackServer>(recorder(&server));
        CurlTransport transport;
        fetch(transport, request("POST", server->url()));
        QCOMPARE(server->requests().constFirst().header("Content-Length"), QByteArray("0"));
    }

    void send_streamsAFileAndSpillsTheAnswer()
    {
        LoopbackServer server([](Connection &connection, int) {
            LoopbackServer::Request request;
            if (connection.readRequest(request))
                connection.answer("200 OK", request.body);
        });
        QTemporaryDir folder;
        CurlOptions options;
        options.spillFolder = folder.path();
        CurlTransport transport(options);
        QByteArray bytes(5 * 1024 * 1024 + 17, 'x');
        bytes[0] = 'a';
        bytes[bytes.size() - 1] = 'z';
        const QString path = folder.filePath(QStringLiteral("upload"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        file.close();
        QString answerPath;
        {
            const Exchange exchange = fetch(transport,
                requestWithBody("PUT", server.url(), Body::adoptFile(path, bytes.size())));
            QVERIFY(!exchange.failure);
            QVERIFY(exchange.responseBody.isOnDisk());
            answerPath = exchange.responseBody.filePath();
            QCOMPARE(exchange.responseBody.size(), qint64(bytes.size()));
            QVERIFY(exchange.responseBody.bytes().value() == bytes);
            QCOMPARE(exchange.responseBody.window(bytes.size() - 2, 99).value(), QByteArray("xz"));
            QCOMPARE(QFileInfo(answerPath).permissions() & QFile::ReadOther, QFile::Permissions());
        }
        QVERIFY2(!QFileInfo::exists(answerPath), "the spill file goes with the last copy");
    }

    void send_takes200Megabytes()
    {
        constexpr qint64 size = qint64(200) << 20;
        LoopbackServer server([](Connection &connection, int) {
            LoopbackServer::Request request;
            connection.readRequest(request);
            connection.write(
                "HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(size) + "\r\n\r\n");
            const QByteArray block(1 << 20, 'b');
            for (int i = 0; i < 200 && connection.write(block); ++i) { }
        });
        CurlTransport transport;
        const Exchange exchange = fetch(transport, request("GET", server.url()));
        QVERIFY(!exchange.failure);
        QCOMPARE(exchange.responseBody.size(), size);
        QCOMPARE(exchange.responseBody.window(size - 3, 3).value(), QByteArray("bbb"));
    }

    void send_limitsTheBody_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("announced") << QByteArray(
            "HTTP/1.1 200 OK\r\nContent-Length: 2000\r\n\r\n" + QByteArray(2000, 'x'));
        QTest::newRow("unannounced")
            << QByteArray("HTTP/1.1 200 OK\r\n\r\n" + QByteArray(2000, 'x'));
    }
    void send_limitsTheBody()
    {
        QFETCH(QByteArray, answer);
        LoopbackServer server(raw(answer));
        CurlOptions options;
        options.maxBodyBytes = 1000;
        CurlTransport transport(options);
        const Exchange exchange = fetch(transport, request("GET", server.url()));
        QVERIFY(exchange.failure);
        QCOMPARE(exchange.failure->kind, FailureKind::TooLarge);
    }

    void send_reportsAFullDisk_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<int>("size");
        QTest::newRow("no folder") << QStringLiteral("/nonexistent") << 4096;
        if (s_disk->isThere()) {
            QTest::newRow("while the body comes") << s_disk->path() << 2'000'000;
            QTest::newRow("at its end") << s_disk->path() << 100'000;
        }
    }
    void send_reportsAFullDisk()
    {
        QFETCH(const QString, folder);
        QFETCH(const int, size);
        LoopbackServer server(raw("HTTP/1.1 200 OK\r\n\r\n" + QByteArray(size, 'x')));
        CurlOptions options;
        options.spillThreshold = 10;
        options.spillFolder = folder;
        {
            CurlTransport transport(options);
            const Exchange exchange = fetch(transport, request("GET", server.url()));
            QVERIFY(exchange.failure);
            QCOMPARE(exchange.failure->kind, FailureKind::NoSpace);
            QVERIFY2(
                exchange.failure->detail.contains(folder), qPrintable(exchange.failure->detail));
            QCOMPARE(exchange.status, 200);
            const auto partial = exchange.responseBody.bytes();
            QVERIFY2(partial, partial ? "" : qPrintable(partial.error().detail));
            QVERIFY(partial->size() < size);
            QCOMPARE(partial->count('x'), partial->size());
        }
        QVERIFY(QDir(folder).entryList(QDir::Files).isEmpty());
    }

    // What came before an answer broke off can be read, though it was not in the file yet.
    void send_keepsTheStartOfALargeAnswerThatBreaksOff()
    {
        const QByteArray start(1'500'000, 'x');
        LoopbackServer server(raw("HTTP/1.1 200 OK\r\nContent-Length: 2000000\r\n\r\n" + start));
        CurlTransport transport;
        const Exchange exchange = fetch(transport, request("GET", server.url()));
        QVERIFY(exchange.failure);
        QCOMPARE(exchange.failure->kind, FailureKind::Broken);
        QVERIFY(exchange.responseBody.isOnDisk());
        QVERIFY(exchange.responseBody.bytes().value() == start);
    }

    void send_readsOddButValidAnswers_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("reason");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("HTTP/1.0") << QByteArray("HTTP/1.0 200 Fine\r\n\r\nold") << 200
                                  << QByteArray("Fine") << QByteArray("old");
        QTest::newRow("no length") << QByteArray("HTTP/1.1 200 OK\r\nX: 1\r\n\r\nuntil the end")
                                   << 200 << QByteArray("OK") << QByteArray("until the end");
        QTest::newRow("chunked with trailer")
            << QByteArray("HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n"
                          "3\r\nabc\r\n2;x=y\r\nde\r\n0\r\nX-Trailer: 1\r\n\r\n")
            << 201 << QByteArray("Created") << QByteArray("abcde");
        QTest::newRow("interim") << QByteArray("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early "
                                               "Hints\r\nLink: x\r\n\r\nHTTP/1.1 422 "
                                               "Unprocessable Entity\r\nContent-Length: "
                                               "2\r\n\r\nno")
                                 << 422 << QByteArray("Unprocessable Entity") << QByteArray("no");
        QTest::newRow("no reason") << QByteArray("HTTP/1.1 299\r\nContent-Length: 0\r\n\r\n") << 299
                                   << QByteArray() << QByteArray();
    }
    void send_readsOddButValidAnswers()
    {
        QFETCH(QByteArray, answer);
        QFETCH(int, status);
        QFETCH(QByteArray, reason);
        QFETCH(QByteArray, body);
        LoopbackServer server(raw(answer));
        CurlTransport transport;
        const Exchange exchange = fetch(transport, request("GET", server.url()));
        QVERIFY2(!exchange.failure, exchange.failure ? qPrintable(exchange.failure->detail) : "");
        QCOMPARE(exchange.status, status);
        QCOMPARE(exchange.reason, reason);
        QCOMPARE(exchange.responseBody.bytes().value(), body);
        QVERIFY(!hasHeader(exchange.responseHeaders, "Link"));
        QVERIFY(!hasHeader(exchange.responseHeaders, "X-Trailer"));
    }

    void send_keepsResponseHeadersInWireOrderAndCase()
    {
        LoopbackServer server(raw("HTTP/1.1 200 OK\r\nsEt-Cookie: a=1\r\nX-Fold: one\r\n  two\r\n"
                                  "Set-Cookie: b=2\r\nEmpty:\r\nContent-Length: 0\r\n\r\n"));
        CurlTransport transport;
        const Exchange exchange = fetch(transport, request("GET", server.url()));
        const HeaderList expected{{"sEt-Cookie", "a=1"}, {"X-Fold", "one two"},
            {"Set-Cookie", "b=2"}, {"Empty", ""}, {"Content-Length", "0"}};
        QCOMPARE(exchange.responseHeaders, expected);
    }

    void send_leavesCompressionAlone()
    {
        LoopbackServer server(raw("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n"
                                  "Content-Length: 4\r\n\r\n\x1f\x8b!!"));
        CurlTransport transport;
        const Exchange exchange = fetch(transport, request("GET", server.url()));
        QVERIFY(!exchange.failure);
        QCOMPARE(exchange.responseBody.bytes().value(), QByteArray("\x1f\x8b!!"));
    }

    void send_mapsBrokenAnswers_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<FailureKind>("kind");
        QTest::newRow("closes at once") << QByteArray() << FailureKind::Broken;
        QTest::newRow("closes in the body")
            << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort")
            << FailureKind::Broken;
        QTest::newRow("closes in the headers")
            << QByteArray("HTTP/1.1 200 OK\r\nContent-Le") << FailureKind::Broken;
        QTest::newRow("closes in a chunk")
            << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n10\r\nabc")
            << FailureKind::Broken;
        QTest::newRow("garbage") << QByteArray("SSH-2.0-OpenSSH_9.2\r\n")
                                 << FailureKind::ProtocolViolation;
        QTest::newRow("broken chunk") << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: "
                                                    "chunked\r\n\r\nzz\r\nabc\r\n")
                                      << FailureKind::ProtocolViolation;
        QTest::newRow("header flood") << QByteArray("HTTP/1.1 200 OK\r\n"
            + QByteArray("X-Flood: " + QByteArray(900, 'f') + "\r\n").repeated(3000))
                                      << FailureKind::ProtocolViolation;
        QTest::newRow("endless header line")
            << QByteArray("HTTP/1.1 200 OK\r\nX: " + QByteArray(4 << 20, 'f'))
            << FailureKind::ProtocolViolation;
    }
    void send_mapsBrokenAnswers()
    {
        QFETCH(QByteArray, answer);
        QFETCH(FailureKind, kind);
        LoopbackServer server(raw(answer));
        CurlTransport transport;
        const Exchange exchange = fetch(transport, request("GET", server.url()));
        QVERIFY(exchange.finished);
        QVERIFY(exchange.failure);
        QVERIFY2(exchange.failure->kind == kind, qPrintable(exchange.failure->detail));
        QVERIFY(!exchange.failure->detail.isEmpty());
    }

    void send_mapsRefusalAndUnknownNames()
    {
        int closedPort = 0;
        {
            LoopbackServer server(raw({}));
            closedPort = server.port();
        }
        CurlTransport transport;
        const Exchange refused = fetch(
            transport, request("GET", "http://127.0.0.1:" + QByteArray::number(closedPort) + "/"));
        QVERIFY(refused.failure);
        QCOMPARE(refused.failure->kind, FailureKind::Refused);
        QCOMPARE(refused.status, 0);

        const Exchange unknown = fetch(transport, request("GET", "http://no-such-host.invalid/"));
        QVERIFY(unknown.failure);
        QCOMPARE(unknown.failure->kind, FailureKind::Dns);

        const Exchange file = fetch(transport, request("GET", "file:///etc/passwd"));
        QVERIFY(file.failure);
        QCOMPARE(file.failure->kind, FailureKind::Other);
        QVERIFY(file.responseBody.isEmpty());
    }

    void send_endsWhenTheServerStaysSilent()
    {
        LoopbackServer server([](Connection &connection, int) { connection.hang(); });
        CurlTransport transport;
        RequestSpec spec = request("GET", server.url());
        spec.readTimeout = 150ms;
        QElapsedTimer timer;
        timer.start();
        const Exchange exchange = fetch(transport, spec);
        QVERIFY(exchange.failure);
        QCOMPARE(exchange.failure->kind, FailureKind::ReadTimeout);
        QVERIFY2(timer.elapsed() >= 150 && timer.elapsed() < 2000,
            qPrintable(QString::number(timer.elapsed())));
    }

    // The read time-out is a time of silence, not of the whole transfer.
    void send_letsASlowButSteadyServerFinish()
    {
        LoopbackServer server([](Connection &connection, int) {
            LoopbackServer::Request request;
            connection.readRequest(request);
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\n");
            for (int i = 0; i < 8; ++i) {
                std::this_thread::sleep_for(100ms); // the server's slowness is the subject
                connection.write("x");
            }
        });
        CurlTransport transport;
        RequestSpec spec = request("GET", server.url());
        spec.readTimeout = 500ms;
        const Exchange exchange = fetch(transport, spec);
        QVERIFY(!exchange.failure);
        QCOMPARE(exchange.responseBody.size(), 8);
    }

    void send_endsWhenTheHandshakeHangs()
    {
        LoopbackServer server([](Connection &connection, int) { connection.hang(); });
        CurlTransport transport;
        RequestSpec spec
            = request("GET", "https://127.0.0.1:" + QByteArray::number(server.port()) + "/");
        spec.openTimeout = 150ms;
        const Exchange exchange = fetch(transport, spec);
        QVERIFY(exchange.failure);
        QCOMPARE(exchange.failure->kind, FailureKind::ConnectTimeout);
    }

    void cancel_isPrompt()
    {
        std::promise<void> arrived;
        LoopbackServer server([&arrived](Connection &connection, int) {
            LoopbackServer::Request request;
            connection.readRequest(request);
            arrived.set_value();
            connection.hang();
        });
        CurlTransport transport;
        std::promise<Exchange> promise;
        auto answer = promise.get_future();
        const auto ticket = transport.send(request("GET", server.url()),
            [&promise](Exchange exchange) { promise.set_value(std::move(exchange)); });
        QVERIFY(becomesReady(arrived.get_future()));
        QElapsedTimer timer;
        timer.start();
        transport.cancel(ticket);
        const Exchange exchange = waitFor(answer);
        QVERIFY2(timer.elapsed() < 50, qPrintable(QString::number(timer.elapsed())));
        QVERIFY(exchange.failure);
        QCOMPARE(exchange.failure->kind, FailureKind::Cancelled);
        transport.cancel(ticket); // once more is harmless
    }

    void otherThreads_maySendAndCancel()
    {
        LoopbackServer server([](Connection &connection, int) {
            LoopbackServer::Request request;
            if (!connection.readRequest(request) || request.target() == "/hang")
                return connection.hang();
            connection.answer("200 OK", request.target());
        });
        CurlTransport transport;
        QThread *home = QThread::currentThread();
        std::atomic<int> answered = 0;
        std::atomic<int> cancelled = 0;
        std::atomic<int> astray = 0;
        const auto count = [&](const Exchange &exchange) {
            astray += QThread::currentThread() == home ? 0 : 1;
            answered += exchange.status == 200 ? 1 : 0;
            cancelled
                += exchange.failure && exchange.failure->kind == FailureKind::Cancelled ? 1 : 0;
        };
        std::vector<std::thread> others;
        for (int i = 0; i < 4; ++i) {
            others.emplace_back([&] {
                for (int each = 0; each < 10; ++each) {
                    transport.send(request("GET", server.url("/answer")), count);
                    transport.cancel(transport.send(request("GET", server.url("/hang")), count));
                }
            });
        }
        QTRY_COMPARE(answered.load(), 40);
        QTRY_COMPARE(cancelled.load(), 40);
        for (std::thread &other : others)
            other.join();
        QCOMPARE(astray.load(), 0);
    }

    // Whoever sends may hold a lock that `done` takes.
    void done_isNeverCalledFromInsideSend_data()
    {
        QTest::addColumn<RequestSpec>("spec");
        RequestSpec bad = request("GET", "http://127.0.0.1:9/");
        bad.headers = {{"X: y", "1"}};
        QTest::newRow("not to be sent") << bad;
        QTest::newRow("no address") << request("GET", "http://[nonsense/");
        QTest::newRow("nobody there") << request("GET", "http://127.0.0.1:9/");
    }
    void done_isNeverCalledFromInsideSend()
    {
        QFETCH(RequestSpec, spec);
        CurlTransport transport;
        bool inside = true;
        bool calledInside = false;
        int failures = 0;
        const auto done = [&](const Exchange &exchange) {
            calledInside |= inside;
            failures += exchange.failure ? 1 : 0;
        };
        const auto ticket = transport.send(spec, done);
        transport.cancel(transport.send(spec, done));
        inside = false;
        QTRY_COMPARE(failures, 2);
        QVERIFY(!calledInside);
        transport.cancel(ticket);
    }

    // A `done` may go on with the next hop.
    void done_maySendAgain()
    {
        std::unique_ptr<LoopbackServer> server;
        server = std::make_unique<LoopbackServer>(recorder(&server));
        CurlTransport transport;
        int hops = 0;
        Transport::Done next = [&](const Exchange &exchange) {
            if (exchange.status == 200 && ++hops < 20)
                transport.send(request("GET", server->url("/")), next);
        };
        transport.send(request("GET", server->url("/")), next);
        QTRY_COMPARE(hops, 20);
    }

    void destructor_cancelsWhatIsOpen()
    {
        LoopbackServer server([](Connection &connection, int) { connection.hang(); });
        std::atomic<int> cancelled = 0;
        {
            CurlTransport transport;
            for (int i = 0; i < 20; ++i) {
                transport.send(
                    request("GET", server.url()), [&cancelled](const Exchange &exchange) {
                        if (exchange.failure && exchange.failure->kind == FailureKind::Cancelled)
                            ++cancelled;
                    });
            }
        }
        QCOMPARE(cancelled.load(), 20);
    }

    void send_runsManyAtOnce()
    {
        std::unique_ptr<LoopbackServer> server;
        server = std::make_unique<LoopbackServer>(recorder(&server));
        CurlTransport transport;
        std::vector<std::future<Exchange>> answers;
        for (int i = 0; i < 100; ++i) {
            const auto promise = std::make_shared<std::promise<Exchange>>();
            answers.push_back(promise->get_future());
            transport.send(request("GET", server->url("/" + QByteArray::number(i))),
                [promise](Exchange exchange) { promise->set_value(std::move(exchange)); });
        }
        for (auto &answer : answers)
            QCOMPARE(waitFor(answer).status, 200);
        QCOMPARE(server->requests().size(), 100);
        QCOMPARE(server->connectionCount(), 100); // one connection per request
    }

    void timing_isInOrder()
    {
        std::unique_ptr<LoopbackServer> server;
        server = std::make_unique<LoopbackServer>(recorder(&server));
        CurlTransport transport;
        const Timing timing = fetch(transport, request("GET", server->url())).timing;
        QVERIFY(timing.connect.count() > 0);
        QCOMPARE(timing.tls.count(), -1);
        QVERIFY(timing.firstByte >= timing.connect);
        QVERIFY(timing.total >= timing.firstByte);
    }

    void tls_trustsOnlyWhatItWasGiven()
    {
        LoopbackServer server(
            [](Connection &connection, int) {
                LoopbackServer::Request request;
                connection.readRequest(request);
                connection.answer("200 OK", "secret");
            },
            {m_certificates.path(QStringLiteral("server.pem")),
                m_certificates.path(QStringLiteral("server.key")), {}});
        CurlTransport transport;

        const Exchange untrusted = fetch(transport, request("GET", server.url()));
        QVERIFY(untrusted.failure);
        QCOMPARE(untrusted.failure->kind, FailureKind::CertificateUntrusted);
        QVERIFY2(untrusted.failure->detail.contains(QStringLiteral("certificate verify failed")),
            qPrintable(untrusted.failure->detail));

        RequestSpec spec = request("GET", server.url());
        spec.tls.trusted = {m_certificates.read(QStringLiteral("ca.pem"))};
        spec.tls.trustSystemToo = false;
        const Exchange trusted = fetch(transport, spec);
        QVERIFY(!trusted.failure);
        QVERIFY(trusted.timing.tls >= trusted.timing.connect);
        spec.tls.trustSystemToo = true;
        QVERIFY(!fetch(transport, spec).failure);

        spec.tls.trusted = {m_certificates.read(QStringLiteral("client.pem"))};
        spec.tls.trustSystemToo = false;
        QCOMPARE(fetch(transport, spec).failure.value().kind, FailureKind::CertificateUntrusted);
        spec.tls.trusted = {"not a certificate"};
        QCOMPARE(fetch(transport, spec).failure.value().kind, FailureKind::BadCertificate);
    }

    void tls_checksTheNameThroughConnectTo()
    {
        LoopbackServer server(
            [](Connection &connection, int) {
                LoopbackServer::Request request;
                connection.readRequest(request);
                connection.answer("200 OK", request.header("Host"));
            },
            {m_certificates.path(QStringLiteral("server.pem")),
                m_certificates.path(QStringLiteral("server.key")), {}});
        CurlOptions options;
        options.caFile = m_certificates.path(QStringLiteral("ca.pem"));
        const QString target = QStringLiteral(":443:127.0.0.1:%1").arg(server.port());
        options.connectTo = {QStringLiteral("api.example.test") + target,
            QStringLiteral("other.example.test") + target};
        CurlTransport transport(options);

        const Exchange right = fetch(transport, request("GET", "https://api.example.test/"));
        QVERIFY2(!right.failure, right.failure ? qPrintable(right.failure->detail) : "");
        QCOMPARE(right.responseBody.bytes().value(), QByteArray("api.example.test"));

        const Exchange wrong = fetch(transport, request("GET", "https://other.example.test/"));
        QCOMPARE(wrong.failure.value().kind, FailureKind::CertificateUntrusted);
        QVERIFY(wrong.failure->detail.contains(QStringLiteral("certificate verify failed")));
    }

    void tls_sendsAClientCertificateFromMemory()
    {
        LoopbackServer server(
            [](Connection &connection, int) {
                LoopbackServer::Request request;
                if (connection.readRequest(request))
                    connection.answer("200 OK", "welcome");
            },
            {m_certificates.path(QStringLiteral("server.pem")),
                m_certificates.path(QStringLiteral("server.key")),
                m_certificates.path(QStringLiteral("ca.pem"))});
        CurlOptions options;
        options.caFile = m_certificates.path(QStringLiteral("ca.pem"));
        CurlTransport transport(options);
        RequestSpec spec = request("GET", server.url());

        const Exchange refused = fetch(transport, spec);
        QVERIFY(refused.failure);
        QVERIFY2(refused.failure->kind == FailureKind::Tls, qPrintable(refused.failure->detail));

        spec.tls.clientCertificate = m_certificates.read(QStringLiteral("client.pem"));
        spec.tls.clientKey = m_certificates.read(QStringLiteral("client.key"));
        const Exchange welcome = fetch(transport, spec);
        QVERIFY2(!welcome.failure, welcome.failure ? qPrintable(welcome.failure->detail) : "");

        spec.tls.clientKey = m_certificates.read(QStringLiteral("locked.key"));
        spec.tls.clientKeyPassphrase = TestCertificates::passphrase;
        QVERIFY(!fetch(transport, spec).failure);
        spec.tls.clientKeyPassphrase = "wrong";
        QCOMPARE(fetch(transport, spec).failure.value().kind, FailureKind::BadCertificate);
        spec.tls.clientCertificate = "garbage";
        QCOMPARE(fetch(transport, spec).failure.value().kind, FailureKind::BadCertificate);
    }

    void proxy_isAskedToConnect()
    {
        std::unique_ptr<LoopbackServer> proxy;
        proxy = std::make_unique<LoopbackServer>([&proxy](Connection &connection, int) {
            LoopbackServer::Request request;
            connection.readRequest(request);
            proxy->record(request);
            connection.answer("200 OK", "from the proxy");
        });
        CurlOptions options;
        options.proxy = QStringLiteral("http://127.0.0.1:%1").arg(proxy->port());
        CurlTransport transport(options);
        const Exchange exchange = fetch(transport, request("GET", "http://api.example.test/x"));
        QVERIFY(!exchange.failure);
        QCOMPARE(proxy->requests().constFirst().target(), QByteArray("http://api.example.test/x"));
    }
};

QTEST_GUILESS_MAIN(TestCurlTransport)
#include "tst_curltransport.moc"
