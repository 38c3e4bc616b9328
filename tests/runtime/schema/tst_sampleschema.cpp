// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/schema/labelize.h"
#include "runtime/schema/sampleschema.h"

#include <QFloat16> // before a Json is compared: its conversions want a complete type
#include <QTest>

using namespace patchbay;
using namespace patchbay::schema;

// Expected values: sdk/structure-and-schema.md §10.6 and §15.2.
class TestSampleSchema : public QObject
{
    Q_OBJECT
private slots:
    void labels_followTheTable_data();
    void labels_followTheTable();
    void values_becomeFields_data();
    void values_becomeFields();
    void lists_showAllMembers();
    void samples_mustBeObjects_data();
    void samples_mustBeObjects();
    void columns_becomeTextFields();
};

void TestSampleSchema::labels_followTheTable_data()
{
    QTest::addColumn<QString>("label");
    const std::pair<const char *, const char *> rows[] = {{"first_name", "First name"},
        {"firstName", "First name"}, {"FirstName", "First name"}, {"id", "ID"}, {"Id", "ID"},
        {"user_id", "User ID"}, {"userID", "User ID"}, {"url", "URL"}, {"imageURL", "Image URL"},
        {"ImageUrl", "Image URL"}, {"Line1", "Line 1"}, {"street_address_2", "Street address 2"},
        {"a1b2", "A 1 b 2"}, {"2fa", "2 fa"}, {"ids", "Ids"}, {"HTMLBody", "HTML body"},
        {"IPAddress", "IP address"}, {"iPhone", "I phone"}, {"oAuth2Token", "O auth 2 token"},
        {"XMLHttpRequest", "XML http request"}, {"CUSTOMER_NAME", "CUSTOMER NAME"},
        {"Customer_Name", "Customer name"}, {"customer.name", "Customer.name"},
        {"due-date", "Due-date"}, {"name[0]", "Name[ 0 ]"}, {"v2", "V 2"}, {"__x", "X"},
        {"Txn__hyp__Date", "Txn hyp date"}};
    for (const auto &[name, label] : rows)
        QTest::newRow(name) << QString::fromLatin1(label);
}

void TestSampleSchema::labels_followTheTable()
{
    QFETCH(QString, label);
    QCOMPARE(labelize(QString::fromLatin1(QTest::currentDataTag())), label);
}

void TestSampleSchema::values_becomeFields_data()
{
    QTest::addColumn<QByteArray>("sample");
    QTest::addColumn<QByteArray>("schema");
    const auto row = [](const char *name, const QByteArray &sample, const QByteArray &schema) {
        QTest::newRow(name) << sample << schema;
    };
    row("the platform's own example", "{\"test\":\"hello\"}",
        "[{\"control_type\":\"text\",\"label\":\"Test\",\"type\":\"string\",\"name\":\"test\"}]");
    row("null", "{\"a\":null}",
        "[{\"control_type\":\"text\",\"label\":\"A\",\"type\":\"string\",\"name\":\"a\"}]");
    row("number", "{\"n\":1}",
        "[{\"control_type\":\"number\",\"label\":\"N\",\"parse_output\":\"float_conversion\","
        "\"type\":\"number\",\"name\":\"n\"}]");
    row("boolean", "{\"b\":true}",
        "[{\"control_type\":\"checkbox\",\"label\":\"B\",\"toggle_hint\":\"Select from option "
        "list\",\"toggle_field\":{\"label\":\"B\",\"control_type\":\"text\",\"toggle_hint\":\"Use "
        "custom value\",\"type\":\"boolean\",\"name\":\"b\"},\"type\":\"boolean\",\"name\":\"b\"}"
        "]");
    row("date", "{\"d\":\"2026-02-28\"}",
        "[{\"control_type\":\"date\",\"label\":\"D\",\"render_input\":\"date_conversion\",\"parse_"
        "output\":\"date_conversion\",\"type\":\"date\",\"name\":\"d\"}]");
    row("no date", "{\"d\":\"2026-02-30\"}",
        "[{\"control_type\":\"text\",\"label\":\"D\",\"type\":\"string\",\"name\":\"d\"}]");
    row("time", "{\"t\":\"2026-02-28T10:00:00.5+01:00\"}",
        "[{\"control_type\":\"date_time\",\"label\":\"T\",\"render_input\":\"date_time_"
        "conversion\",\"parse_output\":\"date_time_conversion\",\"type\":\"date_time\",\"name\":"
        "\"t\"}]");
    row("object", "{\"o\":{\"x\":\"\"}}",
        "[{\"properties\":[{\"control_type\":\"text\",\"label\":\"X\",\"type\":\"string\","
        "\"name\":\"x\"}],\"label\":\"O\",\"type\":\"object\",\"name\":\"o\"}]");
    row("scalars", "{\"l\":[1,2]}",
        "[{\"name\":\"l\",\"type\":\"array\",\"of\":\"number\",\"control_type\":\"text\",\"label\""
        ":\"L\"}]");
    row("empty list", "{\"l\":[]}",
        "[{\"name\":\"l\",\"type\":\"array\",\"of\":\"object\",\"label\":\"L\",\"properties\":[]}"
        "]");
    row("nothing", "{}", "[]");
}

void TestSampleSchema::values_becomeFields()
{
    QFETCH(QByteArray, sample);
    QFETCH(QByteArray, schema);
    const auto fields = schemaOfSample(*parseJson(sample));
    QVERIFY(fields);
    QCOMPARE(toJsonText(*fields), schema);
}

void TestSampleSchema::lists_showAllMembers()
{
    const auto fields = schemaOfSample(*parseJson(
        "[{\"a\":null,\"o\":{\"x\":1}},{\"a\":2,\"o\":{\"y\":\"\"},\"l\":[{\"p\":1},{\"q\":1}]}]"));
    QVERIFY(fields);
    QCOMPARE(fields->size(), 3U);
    QCOMPARE(stringAt((*fields)[0], "type"), QStringLiteral("number"));
    QCOMPARE((*fields)[1]["properties"].size(), 2U);
    QCOMPARE((*fields)[2]["properties"].size(), 2U);
}

void TestSampleSchema::samples_mustBeObjects_data()
{
    QTest::addColumn<QByteArray>("sample");
    for (const char *sample : {"1", "\"text\"", "null", "[]", "[1]", "[{},1]"})
        QTest::newRow(sample) << QByteArray(sample);
}

void TestSampleSchema::samples_mustBeObjects()
{
    QFETCH(QByteArray, sample);
    QVERIFY(!schemaOfSample(*parseJson(sample)));
}

void TestSampleSchema::columns_becomeTextFields()
{
    const Json fields = schemaOfColumns({QStringLiteral("Order No."), QString(),
        QStringLiteral("order_No"), QStringLiteral("Order No"), QStringLiteral("Größe")});
    QStringList names;
    for (const Json &field : fields)
        names.append(stringAt(field, "name"));
    QCOMPARE(names,
        (QStringList{QStringLiteral("Order_No"), QStringLiteral("column_2"),
            QStringLiteral("order_No"), QStringLiteral("Order_No_2"), QStringLiteral("Größe")}));
    QCOMPARE(stringAt(fields[0], "label"), QStringLiteral("Order No."));
    QCOMPARE(stringAt(fields[1], "label"), QStringLiteral("Column 2"));
}

QTEST_GUILESS_MAIN(TestSampleSchema)
#include "tst_sampleschema.moc"
