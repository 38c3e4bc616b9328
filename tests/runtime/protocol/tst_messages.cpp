// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/json/jsonscanner.h"
#include "runtime/protocol/framereader.h"
#include "runtime/protocol/messagereader.h"
#include "runtime/protocol/messagewriter.h"

#include <QTest>

using namespace patchbay;
using namespace patchbay::protocol;

namespace
{

Frame frameOf(const char *header, const QByteArray &blob = {})
{
    return {*parseJson(header), blob};
}

QByteArray headerOf(const Frame &frame)
{
    return toJsonText(frame.header);
}

template <typename Message> Message runMessage(const char *header, const QByteArray &blob = {})
{
    auto message = readRunMessage(frameOf(header, blob));
    if (!message) {
        QTest::qFail(qPrintable(message.error().detail), __FILE__, __LINE__);
        return {};
    }
    return std::get<Message>(*message);
}

} // namespace

// The texts on the left are those of docs/protocol.md.
class TestMessages : public QObject
{
    Q_OBJECT
private slots:
    void writer_saysWhatTheProtocolSays()
    {
        QCOMPARE(headerOf(helloFrame()), QByteArray("{\"op\":\"hello\",\"protocol\":1}"));
        QCOMPARE(headerOf(helloFrame(true)),
            QByteArray("{\"op\":\"hello\",\"protocol\":1,\"lean\":true}"));
        QCOMPARE(headerOf(startVersionFrame(QStringLiteral("v1"), {5, 100, 7})),
            QByteArray("{\"op\":\"version\",\"version\":\"v1\",\"limits\":{\"cpu_seconds\":5,"
                       "\"memory_mb\":100,\"output_mb\":7}}"));
        QCOMPARE(headerOf(startVersionFrame(QStringLiteral("v2"), {5, 100, 7}, 4096)),
            QByteArray("{\"op\":\"version\",\"version\":\"v2\",\"limits\":{\"cpu_seconds\":5,"
                       "\"memory_mb\":100,\"output_mb\":7},\"spare\":true,"
                       "\"source_bytes\":4096}"));
        QCOMPARE(headerOf(signalFrame(QStringLiteral("v1"), 12, SignalKind::Stop)),
            QByteArray("{\"op\":\"signal\",\"version\":\"v1\",\"pid\":12,\"signal\":\"stop\"}"));
        QCOMPARE(headerOf(signalFrame(QStringLiteral("v1"), {}, SignalKind::Kill)),
            QByteArray("{\"op\":\"signal\",\"version\":\"v1\",\"signal\":\"kill\"}"));
        const Frame load = loadFrame(QStringLiteral("c.rb"), QStringLiteral("gem"), {}, "{}");
        QCOMPARE(headerOf(load),
            QByteArray("{\"op\":\"load\",\"path\":\"c.rb\",\"profile\":\"gem\",\"clock\":null}"));
        QCOMPARE(load.blob, QByteArray("{}"));
        const Frame job = jobFrame("{\"do\":\"exec\"}");
        QCOMPARE(headerOf(job), QByteArray("{\"op\":\"job\"}"));
        QCOMPARE(job.blob, QByteArray("{\"do\":\"exec\"}"));
        const Frame answer = answerFrame(3,
            {.status = 200,
                .reason = "OK",
                .headers = {{"A", "1"}, {"A", "\xe9"}},
                .url = "http://x/",
                .hops = 2,
                .body = QByteArray("\0\xff", 2)});
        QCOMPARE(headerOf(answer),
            QByteArray("{\"op\":\"answer\",\"id\":3,\"status\":200,\"reason\":\"OK\","
                       "\"headers\":[[\"A\",\"1\"],[\"A\",\"\xc3\xa9\"]],\"url\":\"http://x/"
                       "\",\"hops\":2}"));
        QCOMPARE(answer.blob, QByteArray("\0\xff", 2));
        QCOMPARE(headerOf(failureFrame(4, QStringLiteral("dns"), QStringLiteral("no"))),
            QByteArray(
                "{\"op\":\"answer\",\"id\":4,\"failure\":{\"kind\":\"dns\",\"detail\":\"no\"}}"));
        QCOMPARE(headerOf(settingsFrame(5, false)),
            QByteArray("{\"op\":\"settings\",\"id\":5,\"accept\":false}"));
        QCOMPARE(headerOf(resolvedFrame(6, Json::array({Json{{"address", "192.0.2.1"}}}))),
            QByteArray("{\"op\":\"resolved\",\"id\":6,\"records\":[{\"address\":\"192.0.2.1\"}]}"));
        QCOMPARE(headerOf(resolveFailedFrame(6, QStringLiteral("x"))),
            QByteArray("{\"op\":\"resolved\",\"id\":6,\"error\":\"x\"}"));
        QCOMPARE(headerOf(sleptFrame(7)), QByteArray("{\"op\":\"slept\",\"id\":7}"));
    }

    void control_isRead()
    {
        const auto hello
            = readControlMessage(frameOf("{\"ev\":\"hello\",\"protocol\":1,\"host\":\"0.1\","
                                         "\"ruby\":\"3.1.2\",\"active_support\":\"6.1\","
                                         "\"pid\":9,\"ready_ms\":1.5,\"sandbox\":{\"landlock\":2,"
                                         "\"seccomp\":true,\"no_new_privs\":true,"
                                         "\"own_user\":false,\"warnings\":[\"w\"]},\"more\":1}"));
        QVERIFY(hello.has_value());
        const Hello &value = std::get<Hello>(*hello);
        QCOMPARE(value.sandbox.landlock, 2);
        QCOMPARE(value.sandbox.warnings, QList<QString>{QStringLiteral("w")});
        const auto exited
            = readControlMessage(frameOf("{\"ev\":\"version_exited\",\"version\":\"v1\",\"pid\":9,"
                                         "\"status\":null,\"signal\":31}"));
        QCOMPARE(std::get<VersionExited>(*exited).exit.signal.value_or(0), 31);
        QVERIFY(!std::get<VersionExited>(*exited).exit.status.has_value());
        // A host of another protocol may say everything else differently.
        const auto other = readControlMessage(frameOf("{\"ev\":\"hello\",\"protocol\":2}"));
        QCOMPARE(std::get<Hello>(*other).protocol, 2);
    }

    void exchange_isReadWhole()
    {
        const auto request = runMessage<ExchangeRequest>(
            "{\"ev\":\"exchange\",\"id\":1,\"spec\":{\"method\":\"POST\",\"url\":\"https://a.test/"
            "\","
            "\"headers\":[[\"A\",\"b\"]],\"body\":true,\"redirects\":\"follow\","
            "\"first_hop_headers\":[\"A\"],"
            "\"digest\":{\"user\":\"u\",\"password\":\"p\"},\"tls\":{\"client_certificate\":\"c\","
            "\"client_key\":\"k\",\"client_key_passphrase\":null,\"client_intermediates\":[\"i\"],"
            "\"trusted\":[\"t\"],\"trust_system\":false},\"open_timeout\":1.5,\"read_timeout\":2},"
            "\"phase\":\"execute\",\"lambda\":\"actions.x.execute\",\"declared_line\":3,\"forced_"
            "line\":null}",
            "body");
        QCOMPARE(request.spec.redirects, Redirects::Follow);
        QCOMPARE(request.spec.firstHopHeaders, QList<QByteArray>{"A"});
        QCOMPARE(request.spec.digest->password, QStringLiteral("p"));
        QCOMPARE(request.spec.tls->trusted, QList<QByteArray>{"t"});
        QCOMPARE(request.spec.tls->trustSystem, false);
        QCOMPARE(request.spec.openTimeoutSeconds, 1.5);
        QCOMPARE(request.declaredLine, 3);
        QCOMPARE(request.forcedLine, 0);
        QCOMPARE(request.body, QByteArray("body"));
    }

    void headers_mayBeBytes()
    {
        const auto request = runMessage<ExchangeRequest>(
            "{\"ev\":\"exchange\",\"id\":1,\"spec\":{\"method\":\"GET\",\"url\":\"http://a.test/\","
            "\"headers\":[[\"A\",{\"base64\":\"Y2Fm6Q==\"}],[{\"base64\":\"/w==\"},\"b\"]]}}");
        QCOMPARE(request.spec.headers, (Headers{{"A", "caf\xe9"}, {"\xff", "b"}}));
    }

    void outcomes_areRead()
    {
        QCOMPARE(runMessage<Outcome>("{\"ev\":\"outcome\",\"kind\":\"ok\"}", "1").value,
            QByteArray("1"));
        const auto raised = runMessage<Outcome>("{\"ev\":\"outcome\",\"kind\":\"raised\",\"error\":"
                                                "{\"class\":\"X\",\"message\":\"m\",\"line\":4,"
                                                "\"backtrace\":[{\"file\":\"c.rb\",\"line\":4,"
                                                "\"label\":\"l\"}],\"request\":{\"code\":500}},"
                                                "\"retry\":{\"max\":3,\"delays\":[5,10,15]}}");
        QCOMPARE(raised.error->line, 4);
        QCOMPARE(raised.error->backtrace.size(), 1);
        QCOMPARE(integerAt(raised.error->request, "code"), qint64(500));
        QCOMPARE(raised.retry->delays, (QList<double>{5, 10, 15}));
        QCOMPARE(runMessage<Outcome>("{\"ev\":\"outcome\",\"kind\":\"reinvoke\",\"seconds\":60}")
                     .seconds,
            60.0);
        QCOMPARE(
            runMessage<Outcome>("{\"ev\":\"outcome\",\"kind\":\"suspend\",\"expires_at\":\"t\"}")
                .expiresAt,
            QStringLiteral("t"));
    }

    void malformed_isRefused_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("blob");
        const auto row = [](const char *name, const char *header, const QByteArray &blob = {}) {
            QTest::newRow(name) << QByteArray(header) << blob;
        };
        row("no event", "{}");
        row("unknown event", "{\"ev\":\"launch\"}");
        row("event of another type", "{\"ev\":1}");
        row("an op", "{\"op\":\"job\"}");
        row("console without text", "{\"ev\":\"console\"}");
        row("console on a third stream", "{\"ev\":\"console\",\"text\":\"\",\"stream\":\"x\"}");
        row("exchange without id",
            "{\"ev\":\"exchange\",\"spec\":{\"method\":\"GET\",\"url\":\"u\",\"headers\":[]}}");
        row("exchange with a negative id",
            "{\"ev\":\"exchange\",\"id\":-1,\"spec\":{\"method\":\"GET\",\"url\":\"u\",\"headers\":"
            "[]}}");
        row("exchange without spec", "{\"ev\":\"exchange\",\"id\":1}");
        row("method that smuggles",
            "{\"ev\":\"exchange\",\"id\":1,\"spec\":{\"method\":\"GET "
            "/\\r\\nX:\",\"url\":\"u\",\"headers\":[]}}");
        row("method in lower case",
            "{\"ev\":\"exchange\",\"id\":1,\"spec\":{\"method\":\"get\",\"url\":\"u\",\"headers\":["
            "]}}");
        row("headers as an object",
            "{\"ev\":\"exchange\",\"id\":1,\"spec\":{\"method\":\"GET\",\"url\":\"u\",\"headers\":{"
            "}}}");
        row("a header of three",
            "{\"ev\":\"exchange\",\"id\":1,\"spec\":{\"method\":\"GET\",\"url\":\"u\",\"headers\":["
            "[\"a\",\"b\",\"c\"]]}}");
        row("a header of broken bytes",
            "{\"ev\":\"exchange\",\"id\":1,\"spec\":{\"method\":\"GET\",\"url\":\"u\",\"headers\":["
            "[\"a\",{\"base64\":\"?\"}]]}}");
        row("a header of something else",
            "{\"ev\":\"exchange\",\"id\":1,\"spec\":{\"method\":\"GET\",\"url\":\"u\",\"headers\":["
            "[\"a\",{\"text\":\"b\"}]]}}");
        row("a body that was not announced",
            "{\"ev\":\"exchange\",\"id\":1,\"spec\":{\"method\":\"GET\",\"url\":\"u\",\"headers\":["
            "]}}",
            "x");
        row("an endless timeout",
            "{\"ev\":\"exchange\",\"id\":1,\"spec\":{\"method\":\"GET\",\"url\":\"u\",\"headers\":["
            "],\"read_timeout\":-1}}");
        row("unknown outcome", "{\"ev\":\"outcome\",\"kind\":\"x\"}");
        row("raised without error", "{\"ev\":\"outcome\",\"kind\":\"raised\"}");
        row("a backtrace of texts",
            "{\"ev\":\"outcome\",\"kind\":\"raised\",\"error\":{\"class\":\"X\",\"backtrace\":["
            "\"a\"]}}");
        row("four retries",
            "{\"ev\":\"outcome\",\"kind\":\"raised\",\"error\":{\"class\":\"X\"},\"retry\":{"
            "\"max\":4}}");
        row("sleep of a text", "{\"ev\":\"sleep\",\"id\":1,\"seconds\":\"1\"}");
        row("sleep for ever", "{\"ev\":\"sleep\",\"id\":1,\"seconds\":1e300}");
        row("sleep beyond all numbers", "{\"ev\":\"sleep\",\"id\":1,\"seconds\":1e999}");
        row("settings that are a list", "{\"ev\":\"settings\",\"id\":1,\"changes\":[]}");
        row("an id beyond 63 bits", "{\"ev\":\"sleep\",\"id\":18446744073709551615,\"seconds\":1}");
        row("pid 0", "{\"ev\":\"ready\",\"pid\":0}");
        row("pid -1", "{\"ev\":\"ready\",\"pid\":-1}");
    }

    void malformed_isRefused()
    {
        QFETCH(QByteArray, header);
        QFETCH(QByteArray, blob);
        const auto message = readRunMessage({*parseJson(header), blob});
        QVERIFY(!message.has_value());
        QCOMPARE(message.error().code, ErrorCode::Protocol);
        QVERIFY(!message.error().detail.isEmpty());
    }

    void jsonText_isCheckedWithoutReadingValues_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("good");
        for (const char *text :
            {"1", " null ", "true", "\"\"", "{}", "[]", "[1,[2,{}],{\"a\":[]}]",
                "{\"a\":{\"b\":-0.5e+10},\"c\":\"\\u00e9\\n\"}", "1e999", "[ ]", "{ }", "\"Ã©\""}) {
            QTest::newRow(text) << QByteArray(text) << true;
        }
        QTest::newRow("long number") << QByteArray(5000, '9') << true;
        QTest::newRow("deep") << QByteArray(
            QByteArray(100'000, '[').append(QByteArray(100'000, ']')))
                              << true;
        for (const char *text : {"", "lies", "1 2", "[1,]", "[,1]", "{\"a\"}", "{\"a\":}", "{a:1}",
                 "[1}", "]", "{", "[", "\"", "\"\\x\"", "\"\\u12\"", "01", "1.", "-", ".5", "+1",
                 "NaN", "nul", "\"\n\"", "{\"a\":1,}", "\"\xff\"", "'a'"}) {
            QTest::addRow("bad %s", text) << QByteArray(text) << false;
        }
        QTest::newRow("zero byte") << QByteArray("1\0", 2) << false;
    }

    void jsonText_isCheckedWithoutReadingValues()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, good);
        QCOMPARE(isJsonText(text), good);
        QCOMPARE(readRunMessage(frameOf("{\"ev\":\"outcome\",\"kind\":\"ok\"}", text)).has_value(),
            good);
        QCOMPARE(
            readRunMessage(frameOf("{\"ev\":\"piece\",\"name\":\"n\"}", text)).has_value(), good);
    }

    void versionMessages_areRead()
    {
        const auto loaded
            = readVersionMessage(frameOf("{\"ev\":\"loaded\",\"ok\":true,\"ms\":2.5}"));
        QCOMPARE(std::get<Loaded>(*loaded).ms, 2.5);
        const auto failed
            = readVersionMessage(frameOf("{\"ev\":\"loaded\",\"ok\":false,\"error\":{\"class\":"
                                         "\"SyntaxError\",\"message\":\"m\"}}"));
        QCOMPARE(std::get<Loaded>(*failed).error->className, QStringLiteral("SyntaxError"));
        QVERIFY(!readVersionMessage(frameOf("{\"ev\":\"loaded\"}")).has_value());
        QVERIFY(!readVersionMessage(frameOf("{\"ev\":\"loaded\",\"ok\":false}")).has_value());
        QVERIFY(!readVersionMessage(frameOf("{\"ev\":\"run_exited\",\"run\":\"r\",\"pid\":1}"))
                     .has_value());
        QVERIFY(!readVersionMessage(frameOf("{\"ev\":\"outcome\",\"kind\":\"ok\"}")).has_value());
    }
};

QTEST_APPLESS_MAIN(TestMessages)
#include "tst_messages.moc"
