// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/schema/datatree.h"

#include <QTest>

using namespace patchbay;

class TestDatatree : public QObject
{
    Q_OBJECT
private slots:
    // structure-and-schema.md §12
    void tree_hasSamplesPathsAndTheTwoListPills()
    {
        const Json fields = Json::array({Json{{"name", "id"}, {"label", "ID"}, {"type", "integer"}},
            Json{{"name", "user"}, {"label", "User"}, {"type", "object"},
                {"properties", Json::array({Json{{"name", "city"}, {"label", "City"}}})}},
            Json{{"name", "lines"}, {"label", "Lines"}, {"type", "array"}, {"of", "object"},
                {"properties", Json::array({Json{{"name", "sku"}, {"label", "SKU"}}})}},
            Json{{"name", "tags"}, {"label", "Tags"}, {"type", "array"}, {"of", "string"}}});
        const Json sample{{"id", 7}, {"user", {{"city", "Rotterdam"}}},
            {"lines", Json::array({Json{{"sku", "first"}}, Json{{"sku", "second"}}})},
            {"tags", Json::array({"a"})}};
        const auto pills = schema::buildDatatree(fields, sample);
        QCOMPARE(pills.size(), 4);
        QCOMPARE(pills[0].sample, QStringLiteral("7"));
        QCOMPARE(pills[1].children[0].path,
            (QStringList{QStringLiteral("user"), QStringLiteral("city")}));
        QCOMPARE(pills[1].children[0].sample, QStringLiteral("Rotterdam"));
        QCOMPARE(pills[2].children.size(), 3);
        QCOMPARE(pills[2].children[0].sample, QStringLiteral("first"));
        QCOMPARE(pills[2].children[1].typeName, QStringLiteral("list_size"));
        QCOMPARE(pills[2].children[2].typeName, QStringLiteral("list_index"));
        QVERIFY(pills[3].children.isEmpty());
    }

    void brokenNames_areMarked_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("broken");
        QTest::newRow("plain") << QStringLiteral("first_name2") << false;
        for (const QChar c : QStringLiteral("-<>!@#$%^&*()+={}:;'\"`~,.?|"))
            QTest::newRow(qPrintable(QString(c))) << QStringLiteral("a") + c << true;
    }

    void brokenNames_areMarked()
    {
        QFETCH(QString, name);
        QFETCH(bool, broken);
        const auto pills
            = schema::buildDatatree(Json::array({Json{{"name", toStd(name)}}}), Json());
        QCOMPARE(pills.value(0).brokenName, broken);
    }

    void anyShape_isTaken()
    {
        QVERIFY(schema::buildDatatree(Json(3), Json("x")).isEmpty());
        schema::buildDatatree(Json::array({1, nullptr, Json::object()}), Json::array());
    }
};

QTEST_GUILESS_MAIN(TestDatatree)
#include "tst_datatree.moc"
