// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/files/readfile.h"
#include "runtime/project/csv.h"
#include "runtime/project/yaml.h"

#include <QFloat16> // before a Json is compared: its conversions want a complete type
#include <QTest>

using namespace patchbay;
using namespace patchbay::project;

class TestYaml : public QObject
{
    Q_OBJECT
private slots:
    void parse_readsLikePsych_data();
    void parse_readsLikePsych();
    void parse_refusesWhatPsychRefuses_data();
    void parse_refusesWhatPsychRefuses();
    void parse_tagsDatesWhereTheyAreAllowed();
    void parse_survivesAliasBombs();
    void write_readsBackTheSame_data();
    void write_readsBackTheSame();
    void write_looksLikePsych();
    void csv_readsQuotesAndLineEnds();
    void csv_refusesBrokenQuotes();
};

void TestYaml::parse_readsLikePsych_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<QByteArray>("expected");
    const auto text = readFile(QStringLiteral(PATCHBAY_TEST_DATA "/project/psych.json"), 1 << 20);
    QVERIFY(text.has_value());
    const auto cases = parseJson(*text);
    QVERIFY(cases.has_value());
    for (const Json &entry : *cases) {
        const QByteArray yaml = stringAt(entry, "yaml").toUtf8();
        QTest::newRow(yaml.isEmpty() ? "(nothing)" : yaml.constData())
            << yaml << toJsonText(entry.at("json"));
    }
}

void TestYaml::parse_readsLikePsych()
{
    QFETCH(QByteArray, yaml);
    QFETCH(QByteArray, expected);
    const auto value = parseYaml(yaml, YamlClasses::Symbols);
    QVERIFY2(value.has_value(), value ? "" : qPrintable(value.error().detail));
    QCOMPARE(toJsonText(*value), expected);
}

void TestYaml::parse_refusesWhatPsychRefuses_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<QString>("place");
    QTest::newRow("date") << QByteArray("a: 1\nb: 2020-01-01")
                          << QStringLiteral("line 2, column 4");
    QTest::newRow("time") << QByteArray("a: 2020-01-01 10:00:00")
                          << QStringLiteral("line 1, column 4");
    QTest::newRow("object") << QByteArray("a: !ruby/object:Object {}") << QStringLiteral("line 1");
    QTest::newRow("open list") << QByteArray("a: [1") << QStringLiteral("line ");
    QTest::newRow("two colons") << QByteArray("a: b: c") << QStringLiteral("line 1");
    QTest::newRow("unknown alias") << QByteArray("a: *nope") << QStringLiteral("line 1");
    QTest::newRow("mapping as key") << QByteArray("? {a: 1}\n: b") << QStringLiteral("line 1");
}

void TestYaml::parse_refusesWhatPsychRefuses()
{
    QFETCH(QByteArray, yaml);
    QFETCH(QString, place);
    const auto value = parseYaml(yaml, YamlClasses::Symbols);
    QVERIFY(!value.has_value());
    QCOMPARE(value.error().code, ErrorCode::Malformed);
    QVERIFY2(value.error().detail.contains(place), qPrintable(value.error().detail));
}

void TestYaml::parse_tagsDatesWhereTheyAreAllowed()
{
    const auto value
        = parseYaml("d: 2020-02-29\nt: 2020-01-01 10:00:00.5 +02:00\nz: 2020-01-01T00:00:00Z",
            YamlClasses::SymbolsAndDates);
    QVERIFY(value.has_value());
    QCOMPARE(value->at("d"), (Json{{"$date", "2020-02-29"}}));
    QCOMPARE(value->at("t"), (Json{{"$time", "2020-01-01T08:00:00.500000Z"}}));
    QCOMPARE(value->at("z"), (Json{{"$time", "2020-01-01T00:00:00.000000Z"}}));
}

void TestYaml::parse_survivesAliasBombs()
{
    QByteArray bomb = "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n";
    for (int i = 1; i < 12; ++i) {
        const QByteArray last = "*a" + QByteArray::number(i - 1);
        const QByteArray name = QByteArray::number(i);
        bomb += "a" + name + ": &a" + name + " [" + last;
        for (int j = 0; j < 9; ++j)
            bomb += ", " + last;
        bomb += "]\n";
    }
    const auto value = parseYaml(bomb, YamlClasses::Symbols);
    QVERIFY(!value.has_value());
    QCOMPARE(value.error().code, ErrorCode::TooLarge);

    const auto deep = parseYaml(QByteArray(5000, '['), YamlClasses::Symbols);
    QVERIFY(!deep.has_value());
}

void TestYaml::write_readsBackTheSame_data()
{
    QTest::addColumn<QByteArray>("json");
    const char *const values[] = {"{}", "[]", "null", "{\"a\":null}", "{\"a\":\"\"}",
        "{\"a\":\"yes\",\"b\":\"12\",\"c\":\"1.5\",\"d\":\"2020-01-01\",\"e\":\":sym\",\"f\":\"~"
        "\"}",
        "{\"a\":\"x: y\",\"b\":\"- z\",\"c\":\"#no\",\"d\":\"a #b\",\"e\":\" lead\",\"f\":\"tail "
        "\"}",
        "{\"a\":\"-----BEGIN KEY-----\\nabc\\n-----END KEY-----\\n\",\"b\":\"one\\ntwo\"}",
        "{\"a\":\"trailing\\n\\n\",\"b\":\" lead\\nx\",\"c\":\"x \\ny\",\"d\":\"\\n\"}",
        "{\"a\":[1,2,[3,{\"b\":[]}],{}],\"c\":{\"d\":{\"e\":[{\"f\":1,\"g\":[1]}]}}}",
        "{\"a\":\"q\\\"uo'te\\\\\",\"b\":\"caf\\u00e9 \\u2713 "
        "\\u2028\",\"c\":\"tab\\there\",\"d\":\"\\u0007\"}",
        "{\"a\":true,\"b\":-1.25,\"c\":12345678901,\"d\":false,\"yes\":1,\"12\":2,\"\":3}",
        "{\"a\":123456789012345678901234567890,\"b\":-18446744073709551616}",
        "{\"a\":\"12:30\",\"b\":\"1_000\",\"c\":\"0x1F\",\"d\":\".inf\",\"e\":\"<<\",\"f\":\"!x\","
        "\"g\":\"%a\"}",
        "{\"a\":\"multi\\n\\n  indented\\nlast\",\"list\":[\"l1\\nl2\",\"x\"]}"};
    for (const char *value : values)
        QTest::newRow(value) << QByteArray(value);
}

void TestYaml::write_readsBackTheSame()
{
    QFETCH(QByteArray, json);
    const auto value = parseJson(json);
    QVERIFY(value.has_value());
    const QByteArray yaml = toYamlText(*value);
    const auto again = parseYaml(yaml, YamlClasses::Symbols);
    QVERIFY2(again.has_value(), again ? "" : qPrintable(again.error().detail));
    QCOMPARE(toJsonText(*again), toJsonText(*value));
}

void TestYaml::write_looksLikePsych()
{
    const auto value = parseJson(
        "{\"a\":{\"key\":\"plain text\",\"list\":[1,{\"b\":2,\"c\":3}]},\"none\":null}");
    QVERIFY(value.has_value());
    QCOMPARE(toYamlText(*value),
        QByteArray("---\na:\n  key: plain text\n  list:\n  - 1\n  - b: 2\n    c: 3\nnone:\n"));
}

void TestYaml::csv_readsQuotesAndLineEnds()
{
    const auto rows = parseCsv("a,b\r\n1,\"x, \"\"y\"\"\nz\"\n\n,\n2\n");
    QVERIFY(rows.has_value());
    const QList<QStringList> expected{{QStringLiteral("a"), QStringLiteral("b")},
        {QStringLiteral("1"), QStringLiteral("x, \"y\"\nz")}, {QString(), QString()},
        {QStringLiteral("2")}};
    QCOMPARE(*rows, expected);
}

void TestYaml::csv_refusesBrokenQuotes()
{
    QCOMPARE(parseCsv("a\n\"open").error().detail.left(7), QStringLiteral("line 2:"));
    QVERIFY(!parseCsv("a\"b").has_value());
    QVERIFY(!parseCsv("\"a\"b").has_value());
}

QTEST_GUILESS_MAIN(TestYaml)
#include "tst_yaml.moc"
