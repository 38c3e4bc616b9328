// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/traffic/filter.h"

#include <QTest>

using namespace patchbay;
using namespace patchbay::http;
using namespace patchbay::traffic;

namespace
{

Exchange sample()
{
    Exchange exchange;
    exchange.id = 1;
    exchange.run = QStringLiteral("41");
    exchange.phase = QStringLiteral("execute");
    exchange.method = "POST";
    exchange.url = "https://api.harbor.example.test/v2/shipments?active=true";
    exchange.requestHeaders = {{"X-Request-Id", "abc-123"}};
    exchange.requestBody = QByteArray("{\"weight\":2.5}");
    exchange.status = 422;
    exchange.reason = "Unprocessable Entity";
    exchange.responseHeaders = {{"Content-Type", "application/json; charset=utf-8"}};
    exchange.responseBody = QByteArray("{\"error\":\"validation_failed\"}");
    exchange.declaredLine = 218;
    exchange.timing.total = std::chrono::milliseconds(184);
    exchange.finished = true;
    return exchange;
}

} // namespace

class TestFilter : public QObject
{
    Q_OBJECT
private slots:
    void filter_matches_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("matches");
        const auto yes
            = [](const char *text) { QTest::newRow(text) << QString::fromLatin1(text) << true; };
        const auto no
            = [](const char *text) { QTest::newRow(text) << QString::fromLatin1(text) << false; };
        yes("");
        yes("   ");
        yes("SHIPMENTS");
        yes("ship ments");
        no("containers");
        yes("https://api");
        yes("method:post");
        no("method:GET");
        yes("status:422");
        yes("status:4xx");
        yes("status:42x");
        yes("status:4");
        yes("status:>=400");
        no("status:>422");
        yes("status:<=422");
        yes("status:400-499");
        no("status:500-599");
        no("status:failed");
        no("status:pending");
        yes("host:harbor");
        no("host:shipments");
        yes("domain:api");
        yes("type:json");
        no("type:xml");
        yes("phase:exec");
        yes("run:41");
        yes("line:218");
        no("line:88");
        yes("larger-than:10");
        no("larger-than:10k");
        no("larger-than:1.5M");
        yes("slower-than:100");
        no("slower-than:200");
        yes("header:abc-123");
        yes("body:validation_failed");
        yes("body:weight");
        yes("~m POST");
        yes("~m POST & ~c 4");
        yes("~u ship.*active");
        no("~u ^ship");
        yes("~h \"x-request-id: .+\"");
        yes("~b fail(ed)?");
        yes("~d ^api\\.");
        yes("~t json$");
        yes("~e");
        no("!~e");
        no("not status:4xx");
        yes("!method:GET");
        yes("!!method:POST");
        yes("method:GET or status:4xx");
        yes("method:GET | status:4xx");
        no("method:GET and status:4xx or host:nowhere");
        yes("(method:GET or method:POST) and not status:5xx");
        no("method:GET and (status:4xx or status:2xx)");
        yes("\"Unprocessable Entity\"");
        no("\"and\"");
        yes("unknown-key:x or shipments");
    }
    void filter_matches()
    {
        QFETCH(QString, text);
        QFETCH(bool, matches);
        const auto filter = Filter::parse(text);
        QVERIFY2(filter, filter ? "" : qPrintable(filter.error().detail));
        QCOMPARE(filter->matches(sample()), matches);
    }

    void parse_namesTheColumnOfAMistake_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("column");
        const auto row = [](const char *text, int column) {
            QTest::newRow(text) << QString::fromLatin1(text) << column;
        };
        row("(method:GET", 1);
        row("method:GET)", 11);
        row("and", 1);
        row("a or", 5);
        row("not", 4);
        row("~m", 1);
        row("~x 1", 1);
        row("~method POST", 1);
        row("status:abc", 1);
        row("a ~u \"(\"", 3);
        row("larger-than:big", 1);
        row("line:x", 1);
        row("()", 2);
    }
    void parse_namesTheColumnOfAMistake()
    {
        QFETCH(QString, text);
        QFETCH(int, column);
        const auto filter = Filter::parse(text);
        QVERIFY(!filter);
        QCOMPARE(filter.error().code, ErrorCode::Malformed);
        QVERIFY2(filter.error().detail.startsWith(QStringLiteral("column %1:").arg(column)),
            qPrintable(filter.error().detail));
    }

    void parse_survivesDeepNesting()
    {
        QVERIFY(!Filter::parse(QString(100'000, QLatin1Char('('))));
        QVERIFY(Filter::parse(
            QString(50, QLatin1Char('(')) + QStringLiteral("a") + QString(50, QLatin1Char(')'))));
        QVERIFY(Filter::parse(QString(100'001, QLatin1Char('!')) + QStringLiteral("a")));
    }

    void scope_sortsByPhase()
    {
        Exchange exchange = sample();
        QVERIFY(inScope(exchange, Scope::All));
        QVERIFY(inScope(exchange, Scope::Execute));
        QVERIFY(!inScope(exchange, Scope::Auth));
        QVERIFY(inScope(exchange, Scope::Errors));
        exchange.phase = QStringLiteral("acquire");
        exchange.status = 200;
        QVERIFY(inScope(exchange, Scope::Auth));
        QVERIFY(!inScope(exchange, Scope::Errors));
        exchange.phase = QStringLiteral("pick_list");
        QVERIFY(inScope(exchange, Scope::PickLists));
        exchange.status = 0;
        exchange.failure = Failure{FailureKind::Refused, {}};
        QVERIFY(inScope(exchange, Scope::Errors));
    }
};

QTEST_GUILESS_MAIN(TestFilter)
#include "tst_filter.moc"
