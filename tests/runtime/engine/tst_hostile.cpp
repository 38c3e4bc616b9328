// SPDX-License-Identifier: GPL-3.0-or-later
// Hostile servers and hostile connectors through everything: the real host, SDK and transport.
// Each ends in a value or in an error with a class and a line, never in a crash or a hang.
#include "runtime/base/installpaths.h"
#include "runtime/engine/engine.h"
#include "runtime/hostlink/host.h"
#include "runtime/http/curltransport.h"
#include "tests/support/loopbackserver.h"

#include <QFile>
#include <QFloat16> // before a Json is compared: its conversions want a complete type
#include <QProcess>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace patchbay;
using namespace patchbay::engine;
using test::LoopbackServer;

namespace
{

constexpr int patienceMs = 60'000;

class AllowEverything final : public HostPolicy
{
public:
    void decide(const RunRequest &, const QUrl &, std::function<void(bool)> answer) override
    {
        answer(true);
    }
};

hostlink::HostOptions hostOptions()
{
    const auto paths = InstallPaths::fromApplicationDir(QStringLiteral(PATCHBAY_BUILD_DIR "/bin"));
    hostlink::HostOptions options;
    options.executable = paths.hostExecutable;
    options.scripts = paths.hostScripts;
    options.loadSeconds = 20;
    return options;
}

Source connector()
{
    QFile file(QStringLiteral(PATCHBAY_TEST_DATA "/engine/hostile.rb"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return {QStringLiteral("connector.rb"), file.readAll()};
}

// The line with the mark of an action; 0 where it has none.
int markedLine(const QByteArray &source, const QByteArray &action)
{
    const qsizetype mark = source.indexOf(QByteArray("# at:" + action + '\n'));
    return mark < 0 ? 0 : static_cast<int>(source.left(mark).count('\n')) + 1;
}

QByteArray answer(const QByteArray &body, const QByteArray &headers = {})
{
    return "HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n"
        + headers + "\r\n" + body;
}

QByteArray laughs()
{
    QByteArray xml = "<!DOCTYPE a [<!ENTITY l0 \"lolololololololol\">";
    for (int i = 1; i < 12; ++i) {
        const QByteArray inner = "&l" + QByteArray::number(i - 1) + ';';
        xml += "<!ENTITY l" + QByteArray::number(i) + " \"" + inner.repeated(10) + "\">";
    }
    return xml + "]><a>&l11;</a>";
}

// A few hundred kilobytes that grow to 600 MB.
QByteArray bomb()
{
    QProcess gzip;
    gzip.start(QStringLiteral("sh"),
        {QStringLiteral("-c"), QStringLiteral("head -c 600000000 /dev/zero | gzip -1")});
    return gzip.waitForFinished(patienceMs) ? gzip.readAllStandardOutput() : QByteArray();
}

} // namespace

class TestHostile : public QObject
{
    Q_OBJECT

    SystemClock m_clock;
    AllowEverything m_policy;
    std::unique_ptr<hostlink::Host> m_host;
    std::unique_ptr<http::CurlTransport> m_transport;
    std::unique_ptr<Engine> m_engine;
    QByteArray m_answer; // of the server; empty: says nothing and closes
    std::unique_ptr<LoopbackServer> m_server;

    RunResult run(const QByteArray &action)
    {
        RunRequest request;
        request.source = connector();
        request.path = QStringLiteral("actions.%1.execute").arg(QLatin1String(action));
        request.arguments = {{"input", {{"url", m_server->url("/" + action).toStdString()}}}};
        QSignalSpy finished(m_engine.get(), &Engine::finished);
        m_engine->start(request);
        if (finished.isEmpty() && !finished.wait(patienceMs))
            return {};
        return finished.constFirst().constFirst().value<RunResult>();
    }

    // An error of that class whose message has the text, at the marked line.
    void expectError(const QByteArray &action, const QString &className, const QString &text)
    {
        const RunResult result = run(action);
        QCOMPARE(result.kind, OutcomeKind::Raised);
        const QString said = result.error->className + QStringLiteral(": ") + result.error->message;
        QVERIFY2(result.error->className == className, qPrintable(said.left(400)));
        QVERIFY2(result.error->message.contains(text), qPrintable(said.left(400)));
        QCOMPARE(result.error->line, markedLine(connector().text, action));
    }

private slots:
    void initTestCase()
    {
        if (!QFile::exists(hostOptions().executable))
            QSKIP("patchbay-host is not built");
        QVERIFY(!connector().text.isEmpty());
        m_host = std::make_unique<hostlink::Host>(hostOptions());
        m_transport = std::make_unique<http::CurlTransport>();
        m_engine = std::make_unique<Engine>(*m_host, *m_transport, m_policy, m_clock);
        m_server = std::make_unique<LoopbackServer>([this](LoopbackServer::Connection &peer, int) {
            LoopbackServer::Request request;
            if (!peer.readRequest(request))
                return;
            m_server->record(request);
            peer.write(m_answer);
        });
    }

    void cleanupTestCase()
    {
        m_engine.reset();
        m_host.reset();
        m_transport.reset();
        m_server.reset();
    }

    void answers_areRefusedWithClassAndLine_data()
    {
        QTest::addColumn<QByteArray>("action");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("className");
        QTest::addColumn<QString>("text");
        const auto row = [](const char *name, const char *action, const QByteArray &bytes,
                             const char *className, const char *text) {
            QTest::newRow(name) << QByteArray(action) << bytes << QString::fromLatin1(className)
                                << QString::fromLatin1(text);
        };
        const char *json = "Workato::Connector::Sdk::JSONResponseFormatError";
        const char *xml = "Workato::Connector::Sdk::XMLResponseFormatError";
        const char *failed = "Workato::Connector::Sdk::RequestFailedError";
        const char *refused = "Workato::Connector::Sdk::RequestError";
        row("broken JSON", "json", answer("{\"a\": "), json, "");
        row("deep JSON", "json", answer(QByteArray(200'000, '[')), json, "");
        row("broken XML", "xml", answer("<a><b></a>"), xml, "");
        row("a million laughs", "xml", answer(laughs()), xml, "");
        row("cut-off gzip", "raw",
            answer(QByteArray::fromHex("1f8b08000000000000034bcc"), "Content-Encoding: gzip\r\n"),
            "Zlib::BufError", "");
        row("no gzip at all", "raw", answer("plain text", "Content-Encoding: gzip\r\n"),
            "Zlib::DataError", "");
        row("nothing", "raw", {}, failed, "Server broke connection");
        row("cut-off body", "raw", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc", failed,
            "Server broke connection");
        row("garbage", "raw", "SSH-2.0-OpenSSH_9.2\r\n\r\n", "IOError", "is not HTTP");
        row("two megabytes of headers", "raw",
            "HTTP/1.1 200 OK\r\n" + QByteArray("X-Filler: 0123456789abcdef\r\n").repeated(80'000)
                + "\r\n",
            "IOError", "is not HTTP");
        row("a body that is announced too large", "raw",
            "HTTP/1.1 200 OK\r\nContent-Length: 9000000000\r\n\r\nabc", refused, "too large");
    }

    void answers_areRefusedWithClassAndLine()
    {
        QFETCH(const QByteArray, action);
        QFETCH(const QByteArray, bytes);
        QFETCH(const QString, className);
        QFETCH(const QString, text);
        m_answer = bytes;
        expectError(action, className, text);
    }

    void answers_doNotUnfoldWithoutEnd()
    {
        m_answer = answer(bomb(), "Content-Encoding: gzip\r\n");
        QVERIFY(m_answer.size() > 100'000);
        expectError("raw", QStringLiteral("Workato::Connector::Sdk::RequestError"),
            QStringLiteral("256 MiB"));
    }

    void answers_readNoFiles()
    {
        m_answer = answer("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">"
                          "<!ENTITY % y SYSTEM \"http://127.0.0.1:9/y\">%y;]><a><b>&x;</b></a>");
        const RunResult result = run("xml");
        QVERIFY(result.kind == OutcomeKind::Ok || result.kind == OutcomeKind::Raised);
        QVERIFY(!result.value.contains("root:"));
        QCOMPARE(result.exchanges.size(), 1);
    }

    void answers_ofAnyCharsetAreRead_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("unknown charset") << answer(
            "{\"a\":\"\xC3\xA9\"}", "Content-Type: application/json; charset=klingon\r\n");
        QTest::newRow("wrong charset")
            << answer("{\"a\":\"\xFF\xE9\"}", "Content-Type: application/json; charset=utf-8\r\n");
        QTest::newRow("another charset")
            << answer("{\"a\":\"\xE9\"}", "Content-Type: application/json; charset=iso-8859-1\r\n");
        QTest::newRow("a charset of two bytes") << answer(QByteArray("{\0\"\0a\0\"\0:\0"
                                                                     "1\0}\0",
                                                              14),
            "Content-Type: application/json; charset=utf-16le\r\n");
        QTest::newRow("endless charset") << answer(
            "{}", "Content-Type: application/json; charset=" + QByteArray(100'000, 'x') + "\r\n");
    }

    void answers_ofAnyCharsetAreRead()
    {
        QFETCH(const QByteArray, bytes);
        m_answer = bytes;
        const RunResult result = run("value");
        if (result.kind == OutcomeKind::Raised) {
            QCOMPARE(result.error->className,
                QStringLiteral("Workato::Connector::Sdk::JSONResponseFormatError"));
            QCOMPARE(result.error->line, markedLine(connector().text, "value"));
            return;
        }
        QCOMPARE(result.kind, OutcomeKind::Ok);
        QVERIFY(parseJson(result.value));
    }

    void answers_of200MegabytesArrive()
    {
        m_answer = answer(QByteArray(200 << 20, 'x'));
        const RunResult result = run("raw");
        QVERIFY2(result.kind == OutcomeKind::Ok,
            result.error ? qPrintable(result.error->message) : qPrintable(result.failure.detail));
        QCOMPARE(result.value, QByteArray("{\"size\":209715200}"));
    }

    void requests_cannotBeSplit_data()
    {
        QTest::addColumn<QByteArray>("action");
        QTest::addColumn<QString>("className");
        QTest::newRow("name") << QByteArray("header_name") << QStringLiteral("ArgumentError");
        QTest::newRow("value") << QByteArray("header_value") << QStringLiteral("ArgumentError");
        QTest::newRow("address") << QByteArray("address")
                                 << QStringLiteral("Workato::Connector::Sdk::InvalidURIError");
    }

    void requests_cannotBeSplit()
    {
        QFETCH(const QByteArray, action);
        QFETCH(const QString, className);
        const qsizetype before = m_server->requests().size();
        expectError(action, className, {});
        QCOMPARE(m_server->requests().size(), before);
    }

    // As the vendor's tool: a header value goes out in the bytes of its own charset.
    void requests_keepTheBytesOfHeaders()
    {
        m_answer = answer("{}");
        QCOMPARE(run("header_charset").kind, OutcomeKind::Ok);
        const LoopbackServer::Request sent = m_server->requests().constLast();
        QCOMPARE(sent.header("X-Latin"), QByteArray("caf\xe9"));
        QCOMPARE(sent.header("X-Bytes"), QByteArray("\xff\x01"));
        QCOMPARE(sent.header("X-Utf"), QByteArray("\xc3\xa9"));
    }

    void requests_withForeignBytesEndWell()
    {
        m_answer = answer("{}");
        const RunResult result = run("verb_body");
        QVERIFY(result.kind == OutcomeKind::Ok || result.kind == OutcomeKind::Raised);
        if (result.error)
            QCOMPARE(result.error->line, markedLine(connector().text, "verb_body"));
    }

    // A pattern that searches for ever ends by Stop, by the time of the run, and by itself.
    void searches_endByStopAndByTime()
    {
        RunRequest request;
        request.source = connector();
        request.path = QStringLiteral("actions.search.execute");
        QSignalSpy finished(m_engine.get(), &Engine::finished);
        QSignalSpy traced(m_engine.get(), &Engine::traced);
        const RunId id = m_engine->start(request);
        QTRY_VERIFY_WITH_TIMEOUT(std::any_of(traced.cbegin(), traced.cend(),
                                     [](const QList<QVariant> &event) {
                                         return event.constFirst().value<TraceEvent>().kind
                                             == TraceEvent::Kind::Console;
                                     }),
            patienceMs);
        m_engine->stop(id);
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patienceMs);
        QCOMPARE(finished.at(0).constFirst().value<RunResult>().kind, OutcomeKind::Stopped);

        request.maxSeconds = 0.5;
        m_engine->start(request);
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 2, patienceMs);
        const auto timedOut = finished.at(1).constFirst().value<RunResult>();
        QCOMPARE(timedOut.kind, OutcomeKind::TimedOut);
        QCOMPARE(timedOut.limitSeconds, 0.5);

        expectError("search", QStringLiteral("Patchbay::MatchLimitReached"),
            QStringLiteral("10 s of computing time"));
    }

    void results_keepHugeIntegers()
    {
        const RunResult result = run("integer");
        QCOMPARE(result.kind, OutcomeKind::Ok);
        QCOMPARE(result.value, "{\"n\":1" + QByteArray(20'000, '0') + '}');
        m_answer = answer("{\"n\":" + QByteArray(5000, '9') + '}');
        QCOMPARE(run("value").value, "{\"n\":" + QByteArray(5000, '9') + '}');
    }

    void results_ofAnyKindEndWell_data()
    {
        QTest::addColumn<QByteArray>("action");
        for (const char *action : {"cycle", "deep", "code", "nan", "liar", "bytes"})
            QTest::newRow(action) << QByteArray(action);
    }

    // What JSON cannot say is tagged or refused; a refusal names the lambda.
    void results_ofAnyKindEndWell()
    {
        QFETCH(const QByteArray, action);
        const RunResult result = run(action);
        if (result.kind == OutcomeKind::Raised) {
            QVERIFY(!result.error->className.isEmpty());
            QCOMPARE(result.error->line, markedLine(connector().text, action));
            return;
        }
        QCOMPARE(result.kind, OutcomeKind::Ok);
        QVERIFY2(parseJson(result.value, JsonLimits{.depth = 200'000}),
            result.value.left(200).constData());
    }
};

QTEST_GUILESS_MAIN(TestHostile)
#include "tst_hostile.moc"
