// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/consolemodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace patchbay;
using Model = ConsoleModel;

class TestConsoleModel : public QObject
{
    Q_OBJECT
private slots:
    void append_makesARowOfEachLine()
    {
        Model model;
        QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QDateTime at({2026, 8, 23}, {14, 2, 5}, Qt::UTC);
        model.beginRun(QStringLiteral("actions.create"), at);
        model.append({QStringLiteral("one\ntwo\n"), 12, false, at});
        model.append({QStringLiteral("oops"), 0, true, at});
        model.appendWarning(QStringLiteral("differs"), 3, at);
        model.flush();
        QCOMPARE(model.rowCount(), 5);
        const auto level = [&model](int row) {
            return Model::Level(model.index(row, 0).data(Model::LevelRole).toInt());
        };
        QCOMPARE(level(0), Model::Level::Run);
        QCOMPARE(level(1), Model::Level::Output);
        QCOMPARE(level(3), Model::Level::Error);
        QCOMPARE(level(4), Model::Level::Warning);
        QCOMPARE(model.index(2, Model::TextColumn).data().toString(), QStringLiteral("two"));
        QCOMPARE(model.index(2, Model::LineColumn).data(Model::CodeLineRole).toInt(), 12);
        QCOMPARE(model.index(3, Model::LineColumn).data().toString(), QString());
        QCOMPARE(model.textOf({1, 3, 99, -1}), QStringLiteral("one\noops"));
        QVERIFY(model.index(3, Model::TextColumn)
                    .data(Qt::AccessibleTextRole)
                    .toString()
                    .startsWith(QStringLiteral("Error")));
        model.clear();
        QCOMPARE(model.rowCount(), 0);
    }

    void append_keepsAtMostTheLimit()
    {
        Model model(100);
        QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        for (int i = 0; i < 1000; ++i) {
            model.append({QString::number(i), 0, false, {}});
            if (i % 7 == 0)
                model.flush();
        }
        model.flush();
        QVERIFY(model.rowCount() <= 100 && model.rowCount() >= 90);
        QCOMPARE(model.index(model.rowCount() - 1, Model::TextColumn).data().toString(),
            QStringLiteral("999"));
        model.append({QStringLiteral("x\n").repeated(5000), 0, false, {}});
        model.flush();
        QVERIFY(model.rowCount() <= 100);
    }

    // A connector that prints in a loop: views hear of many lines at once, in their order.
    void append_gathersWhatComesTogether()
    {
        Model model;
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        model.beginRun(QStringLiteral("actions.print"), {});
        for (int i = 0; i < 20'000; ++i)
            model.append({QString::number(i), 0, false, {}});
        model.appendWarning(QStringLiteral("last"), 0, {});
        QCOMPARE(inserted.count(), 0);
        QTRY_COMPARE(model.rowCount(), 20'002);
        QCOMPARE(inserted.count(), 1);
        QCOMPARE(
            model.textOf({0, 1, 20'000, 20'001}), QStringLiteral("actions.print\n0\n19999\nlast"));
        model.append({QStringLiteral("gone"), 0, false, {}});
        model.clear();
        model.flush();
        QCOMPARE(model.rowCount(), 0);
    }

    void display_cutsEndlessLines()
    {
        Model model;
        const QString endless(1'000'000, QLatin1Char('x'));
        model.append({endless, 0, false, {}});
        model.flush();
        QCOMPARE(
            model.index(0, Model::TextColumn).data().toString().size(), Model::longestShown + 1);
        QCOMPARE(model.index(0, Model::TextColumn).data(Model::FullTextRole).toString(), endless);
        QCOMPARE(model.textOf({0}), endless);
    }
};

QTEST_GUILESS_MAIN(TestConsoleModel)
#include "tst_consolemodel.moc"
