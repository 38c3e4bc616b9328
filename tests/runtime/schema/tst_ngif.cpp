// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/schema/ngif.h"

#include <QTest>

using namespace patchbay;

class TestNgIf : public QObject
{
    Q_OBJECT
private slots:
    void evaluate_followsJavaScript_data()
    {
        QTest::addColumn<QString>("expression");
        QTest::addColumn<bool>("shown");
        const auto row = [](const char *expression, bool shown) {
            QTest::newRow(expression) << QString::fromLatin1(expression) << shown;
        };
        // structure-and-schema.md §10.9: operators seen in the wild
        row("input.kind == 'parcel'", true);
        row("input.kind == \"letter\"", false);
        row("input.kind != 'letter'", true);
        row("input['kind'] == 'parcel'", true);
        row("input.address.city", true);
        row("input.address['zip'] == '10115'", true);
        row("!input.name", true);
        row("!input.kind", false);
        row("!!input.kind", true);
        row("'false'", true); // a string that is not empty is truthy in JavaScript
        row("false", false);
        row("''", false);
        row("0", false);
        row("null", false);
        row("input.kind == 'parcel' && input.express == 'true'", true);
        row("input.kind == 'letter' || input.kind == 'parcel'", true);
        row("input.kind == 'letter' || input.kind == 'parcel' && false", false);
        row("(input.kind == 'letter' || input.kind == 'parcel') && input.express", true);
        row("\n input.kind\n ==\n 'parcel' \n", true);
        // Loose equality: a checkbox is a string, so a Boolean never equals it (§10.9).
        row("input.express == 'true'", true);
        row("input.express == true", false);
        row("input.yes == true", true);
        row("input.yes == 'true'", false);
        row("input.yes == 1", true);
        row("input.yes == '1'", true);
        row("input.count == 5", true);
        row("input.count === 5", false);
        row("input.count === '5'", true);
        row("input.count !== 5", true);
        row("input.nothing == null", true);
        row("input.missing == null", true);
        row("input.nothing === null", true);
        row("input.missing === null", false);
        row("input.nothing == false", false);
        row("input.empty == 0", true);
        row("input.empty == false", true);
        row("input.count > 4", true);
        row("input.count <= 4", false);
        row("'abc' < 'abd'", true);
        // Undefined paths never fail.
        row("input.a.b.c.d", false);
        row("input.a.b.c == 'x'", false);
        row("input['a']['b']", false);
        row("input.kind.x.y == 'z'", false);
        row("elsewhere.x == 'z'", false);
        row("input.list[0].sku == 'a'", true);
        row("input.list[7].sku == 'a'", false);
        row("input.list.length == 1", true);
    }

    void evaluate_followsJavaScript()
    {
        QFETCH(QString, expression);
        QFETCH(bool, shown);
        const Json input{{"kind", "parcel"}, {"express", "true"}, {"yes", true}, {"count", "5"},
            {"nothing", nullptr}, {"empty", ""},
            {"address", {{"city", "Berlin"}, {"zip", "10115"}}},
            {"list", Json::array({Json{{"sku", "a"}}})}};
        const auto result = schema::evaluateNgIf(expression, input);
        QVERIFY2(result.has_value(), qPrintable(result ? QString() : result.error().detail));
        QCOMPARE(*result, shown);
    }

    void evaluate_refusesWhatIsNoExpression_data()
    {
        QTest::addColumn<QString>("expression");
        for (const char *text : {"", "input.kind ==", "input.kind = 'x'", "(input.kind", "input.",
                 "input['kind'", "'open", "input.kind == 'a' &&", "&& true", "input.kind 'x'", "#"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }

    void evaluate_refusesWhatIsNoExpression()
    {
        QFETCH(QString, expression);
        const auto result = schema::evaluateNgIf(expression, Json::object());
        QVERIFY(!result.has_value());
        QCOMPARE(result.error().code, ErrorCode::Malformed);
        QVERIFY(!result.error().detail.isEmpty());
    }

    void evaluate_boundsHostileDepth()
    {
        for (const QString &text : {QString(200'000, QLatin1Char('(')),
                 QString(200'000, QLatin1Char('!')), QString(200'000, QLatin1Char('-')),
                 QString(QStringLiteral("input") + QString(200'000, QLatin1Char('[')))})
            QVERIFY(!schema::evaluateNgIf(text, Json::object()).has_value());
    }
};

QTEST_GUILESS_MAIN(TestNgIf)
#include "tst_ngif.moc"
