// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/jsontreemodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace patchbay;
using Model = JsonTreeModel;

class TestJsonTreeModel : public QObject
{
    Q_OBJECT
private slots:
    void tree_hasKeysValuesAndPaths()
    {
        Model model;
        QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QVERIFY(model.setText("{\"a\":{\"b\":[1.50,\"x\"]},\"n\":99999999999999999999,\"e\":[]}"));
        QCOMPARE(model.rowCount(), 3);
        const QModelIndex a = model.index(0, 0);
        QCOMPARE(a.data().toString(), QStringLiteral("a"));
        const QModelIndex b = model.index(0, 0, a);
        const QModelIndex first = model.index(0, Model::ValueColumn, b);
        QCOMPARE(first.data().toString(), QStringLiteral("1.50"));
        QCOMPARE(first.data(Model::PathRole).toString(), QStringLiteral("a.b[0]"));
        QCOMPARE(model.index(1, 0, b).data().toString(), QStringLiteral("[1]"));
        QCOMPARE(model.index(1, Model::ValueColumn, b).data().toString(), QStringLiteral("\"x\""));
        QCOMPARE(model.valueText(model.index(1, Model::ValueColumn, b)), QStringLiteral("x"));
        QCOMPARE(model.index(1, Model::ValueColumn).data().toString(),
            QStringLiteral("99999999999999999999"));
        QCOMPARE(model.parent(b), a);
    }

    void tree_refusesWhatIsNoJson()
    {
        Model model;
        QVERIFY(model.setText("[1,2]"));
        QCOMPARE(model.setText("{\"a\":").error().code, ErrorCode::Malformed);
        QCOMPARE(model.rowCount(), 0);
        QVERIFY(!model.setText(""));
        QVERIFY(!model.setText(QByteArray(100'000, '[') + QByteArray(100'000, ']')));
        QCOMPARE(model.setText(QByteArray(9 << 20, ' ')).error().code, ErrorCode::TooLarge);
    }
};

QTEST_GUILESS_MAIN(TestJsonTreeModel)
#include "tst_jsontreemodel.moc"
