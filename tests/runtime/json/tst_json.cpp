// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/json/json.h"
#include "runtime/json/jsontext.h"

#include <QTest>

using namespace patchbay;

class TestJson : public QObject
{
    Q_OBJECT
private slots:
    void parse_keepsKeyOrder()
    {
        const auto value = parseJson("{\"z\":1,\"a\":2,\"m\":3}");
        QVERIFY(value.has_value());
        QCOMPARE(toJsonText(*value), QByteArray("{\"z\":1,\"a\":2,\"m\":3}"));
    }

    void parse_namesTheLineOfAMistake()
    {
        const auto value = parseJson("{\n  \"a\": 1,\n  \"b\": ,\n}");
        QVERIFY(!value.has_value());
        QCOMPARE(value.error().code, ErrorCode::Malformed);
        QVERIFY2(value.error().detail.startsWith(QStringLiteral("line 3, column 8")),
            qPrintable(value.error().detail));
    }

    void parse_refusesDeepNesting()
    {
        const QByteArray deep = QByteArray(100'000, '[') + QByteArray(100'000, ']');
        const auto value = parseJson(deep);
        QVERIFY(!value.has_value());
        QCOMPARE(value.error().code, ErrorCode::TooLarge);
    }

    void parse_doesNotCountBracketsInStrings()
    {
        const auto value = parseJson("[\"" + QByteArray(2000, '[') + "\\\"[\"]", 4);
        QVERIFY(value.has_value());
    }

    void toText_replacesBytesThatAreNotUtf8()
    {
        const Json value = std::string("a\xff");
        QCOMPARE(toJsonText(value), QByteArray("\"a\xEF\xBF\xBD\""));
    }

    void readers_fallBackOnOtherTypes()
    {
        const Json object{{"n", 3}, {"s", "x"}};
        QCOMPARE(integerAt(object, "n"), qint64(3));
        QCOMPARE(integerAt(object, "s", 7), qint64(7));
        QCOMPARE(stringAt(object, "n", QStringLiteral("none")), QStringLiteral("none"));
        QVERIFY(valueAt(object, "missing").is_null());
        QVERIFY(valueAt(Json::array(), "n").is_null());
    }

    void reformat_keepsNumbersExactly()
    {
        const QByteArray text = "{\"big\":123456789012345678901234567890,\"d\":1.10,\"e\":[],"
                                "\"o\":{ },\"s\":\"a,\\\"{b\"}";
        QCOMPARE(reformatJson(text),
            QByteArray(
                "{\n  \"big\": 123456789012345678901234567890,\n  \"d\": 1.10,\n  \"e\": [],\n"
                "  \"o\": {},\n  \"s\": \"a,\\\"{b\"\n}"));
    }

    void reformat_survivesBrokenText()
    {
        QCOMPARE(reformatJson("]x"), QByteArray("]x"));
        QCOMPARE(reformatJson("{\"a"), QByteArray("{\n  \"a"));
    }
};

QTEST_GUILESS_MAIN(TestJson)
#include "tst_json.moc"
