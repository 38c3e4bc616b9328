// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/http/headers.h"
#include "runtime/json/json.h"
#include "runtime/traffic/copyas.h"
#include "runtime/traffic/har.h"
#include "runtime/traffic/redactor.h"

#include <QBuffer>
#include <QProcess>
#include <QTest>

using namespace patchbay;
using namespace patchbay::http;
using namespace patchbay::traffic;
using namespace std::chrono_literals;

namespace
{

Exchange sample()
{
    Exchange exchange;
    exchange.id = 3;
    exchange.startedAt = QDateTime({2026, 8, 23}, {14, 2, 5, 250}, Qt::UTC);
    exchange.method = "POST";
    exchange.url = "https://api.example.test/v2/ships?a=1&b=x%20y";
    exchange.requestHeaders
        = {{"Host", "api.example.test"}, {"Authorization", "Bearer s3cr3t-t0ken"},
            {"Content-Type", "application/json"}, {"X-Empty", ""}, {"Content-Length", "17"}};
    exchange.requestBody = QByteArray("{\"name\":\"O'Hara\"}");
    exchange.status = 201;
    exchange.reason = "Created";
    exchange.httpVersion = "1.1";
    exchange.responseHeaders = {{"Content-Type", "application/octet-stream"},
        {"Set-Cookie", "sid=longcookievalue; Path=/"}};
    exchange.responseBody = QByteArray("\x00\xFF\x01", 3);
    exchange.timing = {1ms, 3ms, 10ms, 11ms, 40ms, 42ms};
    exchange.remoteAddress = "127.0.0.1:443";
    exchange.phase = QStringLiteral("execute");
    exchange.forcedLine = 218;
    exchange.finished = true;
    return exchange;
}

Json harOf(const QList<Exchange> &exchanges, const Redactor *redactor)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    if (!writeHar(buffer, exchanges, redactor, QStringLiteral("1")))
        return {};
    return parseJson(buffer.data()).value_or(Json());
}

// What a shell makes of a command, one argument a line.
QByteArray bashArguments(const QString &command)
{
    QProcess bash;
    bash.start(QStringLiteral("bash"),
        {QStringLiteral("-c"),
            QStringLiteral("curl() { printf '%s\\n' \"$@\"; }; http() { curl \"$@\"; }; ")
                + command});
    bash.waitForFinished();
    return bash.readAllStandardOutput();
}

} // namespace

class TestExport : public QObject
{
    Q_OBJECT
private slots:
    void har_hasTheFormOfVersion12()
    {
        const Json har = harOf({sample(), sample()}, nullptr);
        const Json &log = har["log"];
        QCOMPARE(stringAt(log, "version"), QStringLiteral("1.2"));
        QCOMPARE(stringAt(log["creator"], "name"), QStringLiteral("Patchbay"));
        QCOMPARE(log["entries"].size(), size_t(2));
        const Json &entry = log["entries"][0];
        QCOMPARE(stringAt(entry, "startedDateTime"), QStringLiteral("2026-08-23T14:02:05.250Z"));
        QCOMPARE(numberAt(entry, "time"), 42.0);
        const Json &request = entry["request"];
        QCOMPARE(request["queryString"].size(), size_t(2));
        QCOMPARE(stringAt(request["queryString"][1], "value"), QStringLiteral("x y"));
        QCOMPARE(stringAt(request["postData"], "text"), QStringLiteral("{\"name\":\"O'Hara\"}"));
        QCOMPARE(stringAt(request["headers"][1], "value"), QStringLiteral("Bearer s3cr3t-t0ken"));
        const Json &response = entry["response"];
        QCOMPARE(integerAt(response, "status"), 201);
        QCOMPARE(stringAt(response["content"], "encoding"), QStringLiteral("base64"));
        QCOMPARE(stringAt(response["content"], "text"), QStringLiteral("AP8B"));
        QCOMPARE(stringAt(response["cookies"][0], "name"), QStringLiteral("sid"));
        const Json &timings = entry["timings"];
        QCOMPARE(numberAt(timings, "dns"), 1.0);
        QCOMPARE(numberAt(timings, "connect"), 9.0);
        QCOMPARE(numberAt(timings, "ssl"), 7.0);
        QCOMPARE(numberAt(timings, "send"), 1.0);
        QCOMPARE(numberAt(timings, "wait"), 29.0);
        QCOMPARE(numberAt(timings, "receive"), 2.0);
        for (const char *required :
            {"startedDateTime", "time", "request", "response", "cache", "timings"})
            QVERIFY2(entry.contains(required), required);
    }

    void har_sharesTheTimeAmongItsParts()
    {
        Exchange failed = sample();
        failed.status = 0;
        failed.timing = {};
        failed.failure = Failure{FailureKind::Refused, QStringLiteral("Connection refused")};
        const Json har = harOf({failed}, nullptr);
        const Json &entry = har["log"]["entries"][0];
        QCOMPARE(numberAt(entry, "time"), 0.0);
        QCOMPARE(numberAt(entry["timings"], "dns"), -1.0);
        QCOMPARE(numberAt(entry["timings"], "send"), 0.0);
        QCOMPARE(stringAt(entry, "_error"), QStringLiteral("Connection refused"));
    }

    void har_hidesSecrets()
    {
        Redactor redactor;
        redactor.addSecret(QStringLiteral("api_key"), "s3cr3t-t0ken");
        redactor.learn(sample());
        Exchange second = sample();
        second.url = "https://api.example.test/?token=s3cr3t-t0ken";
        second.responseHeaders = {{"Content-Type", "application/json"}};
        second.responseBody
            = QByteArray("{\"echo\":\"s3cr3t-t0ken\",\"refresh_token\":\"fresh-fish-9\"}");
        redactor.learn(second);
        const std::string text = harOf({sample(), second}, &redactor).dump();
        for (const char *secret : {"s3cr3t-t0ken", "longcookievalue", "fresh-fish-9"})
            QVERIFY2(text.find(secret) == std::string::npos, secret);
        QVERIFY(text.find("Bearer <redacted:api_key>") != std::string::npos);
        QVERIFY(text.find("<redacted:refresh_token>") != std::string::npos);
    }

    void redactor_isStableAndFindsSpellings()
    {
        Redactor redactor;
        redactor.addSecret(QStringLiteral("password"), "p&ss w\"rd");
        redactor.addSecret(QStringLiteral("password"), "another one");
        redactor.addSecret(QStringLiteral("short"), "abc");
        QCOMPARE(
            redactor.redact(QByteArray("x=p%26ss%20w%22rd")), QByteArray("x=<redacted:password>"));
        QCOMPARE(redactor.redact(QByteArray("{\"p\":\"p&ss w\\\"rd\"}")),
            QByteArray("{\"p\":\"<redacted:password>\"}"));
        QCOMPARE(redactor.redact(QByteArray("p&ss w\"rd").toBase64()),
            QByteArray("<redacted:password>"));
        QCOMPARE(redactor.redact(QByteArray("another one")), QByteArray("<redacted:password-2>"));
        QCOMPARE(redactor.redact(QByteArray("abc")), QByteArray("abc"));
        QCOMPARE(
            redactor.redact(QStringLiteral("p&ss w\"rd")), QStringLiteral("<redacted:password>"));
    }

    void redactor_readsCompressedBodies()
    {
        Redactor redactor;
        redactor.addSecret(QStringLiteral("key"), "topsecret");
        Exchange exchange = sample();
        exchange.responseHeaders = {{"Content-Encoding", "deflate"}, {"X", "topsecret"}};
        exchange.responseBody = qCompress(QByteArray("say topsecret twice: topsecret")).mid(4);
        const Exchange redacted = redactor.redact(exchange, 1 << 20);
        QCOMPARE(redacted.responseBody.bytes().value(),
            QByteArray("say <redacted:key> twice: <redacted:key>"));
        QVERIFY(!hasHeader(redacted.responseHeaders, "Content-Encoding"));
        QCOMPARE(headerValue(redacted.responseHeaders, "X"), QByteArray("<redacted:key>"));
        QVERIFY(redactor.redact(exchange, 10).responseBody.size() < 30);
    }

    void curl_survivesAShell()
    {
        Exchange exchange = sample();
        exchange.requestHeaders += HeaderList{{"X-Odd", "it's $HOME `id` \\ \"q\""}};
        const QByteArray seen = bashArguments(toCurlCommand(exchange));
        QCOMPARE(seen,
            QByteArray("--path-as-is\n--globoff\nhttps://api.example.test/v2/ships?a=1&b=x%20y\n"
                       "--header\nAuthorization: Bearer s3cr3t-t0ken\n"
                       "--header\nContent-Type: application/json\n--header\nX-Empty;\n"
                       "--header\nX-Odd: it's $HOME `id` \\ \"q\"\n"
                       "--data-raw\n{\"name\":\"O'Hara\"}\n"));
    }

    void curl_namesMethodAndFileWhereNeeded()
    {
        Exchange exchange = sample();
        exchange.method = "DELETE";
        exchange.requestBody = {};
        exchange.requestHeaders = {};
        QVERIFY(toCurlCommand(exchange).contains(QStringLiteral("--request DELETE")));
        exchange.method = "PUT";
        exchange.requestBody = QByteArray("\0\1\2\xFF", 4);
        QVERIFY(toCurlCommand(exchange).contains(QStringLiteral("--data-binary @body.bin")));
        exchange.requestBody = QByteArray(1 << 20, 'x');
        QVERIFY(toCurlCommand(exchange).size() < 1000);
    }

    void httpie_survivesAShell()
    {
        const QByteArray seen = bashArguments(toHttpieCommand(sample()));
        QVERIFY(seen.startsWith("--ignore-stdin\nPOST\nhttps://api.example.test/v2/ships"));
        QVERIFY(seen.contains("\nX-Empty;\n"));
        QVERIFY(seen.endsWith("--raw\n{\"name\":\"O'Hara\"}\n"));
    }

    void ruby_isAConnectorRequest()
    {
        const QString code = toRubyRequest(sample());
        QVERIFY(code.startsWith(
            QStringLiteral("post('https://api.example.test/v2/ships?a=1&b=x%20y')\n  .headers(")));
        QVERIFY(code.contains(QStringLiteral(".request_body('{\"name\":\"O\\'Hara\"}')")));
    }

    void raw_showsTheWire()
    {
        QVERIFY(toRawRequest(sample()).startsWith(
            QStringLiteral("POST /v2/ships?a=1&b=x%20y HTTP/1.1\r\nHost: api.example.test\r\n")));
        QVERIFY(toRawResponse(sample()).startsWith(QStringLiteral("HTTP/1.1 201 Created\r\n")));
    }
};

QTEST_GUILESS_MAIN(TestExport)
#include "tst_export.moc"
