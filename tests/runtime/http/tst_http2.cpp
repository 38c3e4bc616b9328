// SPDX-License-Identifier: GPL-3.0-or-later
// HTTP/2 over TLS and tunnels through a proxy, against Node.js's own server.
#include "runtime/http/conversation.h"
#include "runtime/http/curltransport.h"
#include "runtime/http/headers.h"
#include "runtime/json/json.h"
#include "tests/support/fetch.h"
#include "tests/support/testcertificates.h"

#include <QFloat16> // before a Json is compared: its conversions want a complete type
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

using namespace patchbay;
using namespace patchbay::http;
using namespace patchbay::test;

class TestHttp2 : public QObject
{
    Q_OBJECT

    TestCertificates m_certificates;
    QProcess m_server;
    QList<int> m_ports; // HTTP/2, HTTP/1.1 only, proxy

    CurlOptions options(HttpVersion version = HttpVersion::Http2) const
    {
        CurlOptions chosen;
        chosen.version = version;
        chosen.caFile = m_certificates.path(QStringLiteral("ca.pem"));
        return chosen;
    }
    QByteArray url(const QByteArray &path, int server = 0) const
    {
        return "https://127.0.0.1:" + QByteArray::number(m_ports.at(server)) + path;
    }
    static Json bodyOf(const Exchange &exchange)
    {
        return parseJson(exchange.responseBody.bytes().value_or(QByteArray())).value_or(Json());
    }
    Json seen()
    {
        CurlTransport transport(options());
        return bodyOf(fetch(transport, request("GET", url("/seen"))));
    }

private slots:
    void initTestCase()
    {
        const QString node = QStandardPaths::findExecutable(QStringLiteral("node"));
        if (node.isEmpty())
            QSKIP("node, which comes with npm, is not installed");
        QVERIFY2(m_certificates.make(), "the openssl program is needed");
        m_server.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_server.start(node,
            {QStringLiteral(PATCHBAY_TEST_DATA "/http/http2server.js"),
                m_certificates.path(QStringLiteral("server.pem")),
                m_certificates.path(QStringLiteral("server.key"))});
        QTRY_VERIFY_WITH_TIMEOUT(m_server.canReadLine(), 30'000);
        const auto ports = parseJson(m_server.readLine());
        QVERIFY(ports && ports->size() == 3);
        for (const Json &port : *ports)
            m_ports.append(port.get<int>());
    }

    void cleanupTestCase()
    {
        m_server.closeWriteChannel();
        if (m_server.state() != QProcess::NotRunning)
            QVERIFY(m_server.waitForFinished(10'000));
    }

    void version_isAgreedByAlpn_data()
    {
        QTest::addColumn<HttpVersion>("offered");
        QTest::addColumn<int>("server");
        QTest::addColumn<QByteArray>("spoken");
        QTest::newRow("both know 2") << HttpVersion::Http2 << 0 << QByteArray("2");
        QTest::newRow("the server does not") << HttpVersion::Http2 << 1 << QByteArray("1.1");
        QTest::newRow("we do not offer it") << HttpVersion::Http11 << 1 << QByteArray("1.1");
    }

    void version_isAgreedByAlpn()
    {
        QFETCH(const HttpVersion, offered);
        QFETCH(const int, server);
        CurlTransport transport(options(offered));
        const Exchange exchange = fetch(transport, request("GET", url("/echo", server)));
        QVERIFY2(!exchange.failure, exchange.failure ? qPrintable(exchange.failure->detail) : "");
        QTEST(exchange.httpVersion, "spoken");
        QCOMPARE(exchange.status, 200);
        QVERIFY(exchange.timing.tls.count() > 0);
    }

    void headers_areThoseReallySent()
    {
        CurlTransport transport(options());
        RequestSpec spec = requestWithBody("POST", url("/echo"), QByteArray("a=1"));
        spec.headers = {{"X-Mixed-Case", "one"}, {"X-Empty", ""}, {"Content-Type", "text/plain"},
            {"Connection", "close"}};
        const Exchange exchange = fetch(transport, spec);
        QVERIFY2(!exchange.failure, exchange.failure ? qPrintable(exchange.failure->detail) : "");
        const Json echo = bodyOf(exchange);
        QCOMPARE(stringAt(echo, "body"), QStringLiteral("a=1"));
        const Json &got = valueAt(echo, "headers");
        QCOMPARE(stringAt(got, "x-mixed-case"), QStringLiteral("one"));
        QVERIFY(got.contains("x-empty"));
        QVERIFY(!got.contains("user-agent"));
        QVERIFY(!got.contains("accept"));
        // What the pane shows is what the server got: same names, same values, nothing kept back.
        for (const auto &[name, value] : exchange.requestHeaders) {
            const QByteArray lower = name.toLower();
            if (lower == "host") // curl's word for :authority
                QCOMPARE(stringAt(got, ":authority").toUtf8(), value);
            else
                QCOMPARE(stringAt(got, lower.constData()).toUtf8(), value);
        }
        QVERIFY(!hasHeader(exchange.requestHeaders, "Connection")); // 2 forbids it
        QCOMPARE(headerValues(exchange.responseHeaders, "x-twice"), QList<QByteArray>({"a", "b"}));
        QCOMPARE(exchange.reason, QByteArray()); // 2 has none
    }

    void bodies_arriveWhole()
    {
        CurlTransport transport(options());
        const Exchange exchange = fetch(transport, request("GET", url("/large")));
        QVERIFY(!exchange.failure);
        QCOMPARE(exchange.responseBody.size(), qint64(5) << 20);
        QVERIFY(exchange.responseBody.isOnDisk());
    }

    void redirects_areHopsOfTheirOwn()
    {
        CurlTransport transport(options());
        std::promise<Exchange> promise;
        auto answer = promise.get_future();
        QList<int> statuses;
        Conversation::Hooks hooks;
        hooks.hopFinished = [&](int, const Exchange &hop) { statuses.append(hop.status); };
        hooks.finished = [&](Exchange last) { promise.set_value(std::move(last)); };
        const auto conversation
            = Conversation::start(transport, request("GET", url("/from")), std::move(hooks));
        QCOMPARE(waitFor(answer).url, url("/echo"));
        QCOMPARE(statuses, QList<int>({302, 200}));
    }

    void failures_areNamed_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::newRow("the stream is reset") << QByteArray("/reset");
        QTest::newRow("the connection ends") << QByteArray("/cut");
    }

    void failures_areNamed()
    {
        QFETCH(const QByteArray, path);
        CurlTransport transport(options());
        const Exchange exchange = fetch(transport, request("GET", url(path)));
        QVERIFY(exchange.finished);
        QVERIFY(exchange.failure);
        QVERIFY(exchange.failure->kind == FailureKind::Broken
            || exchange.failure->kind == FailureKind::ProtocolViolation);
        QVERIFY(!exchange.failure->detail.isEmpty());
    }

    void cancel_endsOneStreamAlone()
    {
        CurlOptions kept = options();
        kept.keepConnections = true;
        CurlTransport transport(kept);
        QCOMPARE(fetch(transport, request("GET", url("/echo"))).httpVersion, QByteArray("2"));
        const Json before = bodyOf(fetch(transport, request("GET", url("/seen"))));

        std::promise<Exchange> promise;
        auto answer = promise.get_future();
        const auto ticket = transport.send(request("GET", url("/hang")),
            [&promise](Exchange exchange) { promise.set_value(std::move(exchange)); });
        const auto count = [&](const char *what) {
            return integerAt(bodyOf(fetch(transport, request("GET", url("/seen")))), what);
        };
        QTRY_COMPARE(count("hanging"), integerAt(before, "hanging") + 1);
        transport.cancel(ticket);
        QCOMPARE(waitFor(answer).failure.value().kind, FailureKind::Cancelled);
        QTRY_COMPARE(count("cancelled"), integerAt(before, "cancelled") + 1);
        QCOMPARE(count("sessions"), integerAt(before, "sessions")); // and the others went on
    }

    void proxy_tunnelsWithoutSeeingInside()
    {
        CurlOptions through = options();
        through.proxy = QStringLiteral("http://127.0.0.1:%1").arg(m_ports.at(2));
        CurlTransport transport(through);
        RequestSpec spec = request("GET", "https://api.example.test/echo");
        spec.headers = {{"Authorization", "Bearer secret"}};
        const Exchange exchange = fetch(transport, spec);
        QVERIFY2(!exchange.failure, exchange.failure ? qPrintable(exchange.failure->detail) : "");
        QCOMPARE(exchange.status, 200);
        QVERIFY(!hasHeader(exchange.responseHeaders, "Via")); // the proxy's answer is not ours
        QCOMPARE(
            headerValue(exchange.requestHeaders, "Authorization"), QByteArray("Bearer secret"));
        const Json tunnel = seen()["tunnels"].back();
        QCOMPARE(stringAt(tunnel, "target"), QStringLiteral("api.example.test:443"));
        QVERIFY(!valueAt(tunnel, "headers").contains("authorization"));

        const Exchange refused = fetch(transport, request("GET", "https://closed.test/"));
        QVERIFY(refused.failure);
        QVERIFY2(refused.failure->detail.contains(QStringLiteral("403")),
            qPrintable(refused.failure->detail));
        QCOMPARE(refused.status, 0);
    }

    void trust_holdsForTunnelsToo()
    {
        CurlOptions through;
        through.version = HttpVersion::Http2;
        through.proxy = QStringLiteral("http://127.0.0.1:%1").arg(m_ports.at(2));
        CurlTransport stranger(through);
        QCOMPARE(
            fetch(stranger, request("GET", "https://api.example.test/echo")).failure.value().kind,
            FailureKind::CertificateUntrusted);
        through.caFile = m_certificates.path(QStringLiteral("ca.pem"));
        CurlTransport wrongName(through);
        QCOMPARE(fetch(wrongName, request("GET", "https://other.test/echo")).failure.value().kind,
            FailureKind::CertificateUntrusted);
    }
};

QTEST_GUILESS_MAIN(TestHttp2)
#include "tst_http2.moc"
