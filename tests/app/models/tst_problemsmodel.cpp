// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/problemsmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace patchbay;
using app::ProblemsModel;
using language::Diagnostic;
using language::Severity;

namespace
{

Diagnostic finding(Severity severity, const char *code, int line)
{
    return {severity, QString::fromLatin1(code), QStringLiteral("said"),
        {line * 10, line * 10 + 1, line, line}, {}};
}

} // namespace

class TestProblemsModel : public QObject
{
    Q_OBJECT
private slots:
    void rows_followTheFindings()
    {
        ProblemsModel model;
        QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy counts(&model, &ProblemsModel::countsChanged);
        model.setDiagnostics(
            {finding(Severity::Error, "syntax", 3), finding(Severity::Warning, "other", 5)});
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(counts.last(), (QVariantList{1, 1}));
        QCOMPARE(model.index(1, ProblemsModel::LineColumn).data().toInt(), 5);
        QCOMPARE(model.index(0, 0).data(ProblemsModel::OffsetRole).toInt(), 30);
        QCOMPARE(model.count(Severity::Error), 1);
        model.setDiagnostics({});
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(counts.last(), (QVariantList{0, 0}));
    }

    // While typing, findings move more often than they come or go: what is selected stays so.
    void typing_movesRowsInPlace()
    {
        ProblemsModel model;
        QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setDiagnostics(
            {finding(Severity::Error, "syntax", 3), finding(Severity::Warning, "other", 5)});
        const QPersistentModelIndex second(model.index(1, ProblemsModel::LineColumn));
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.setDiagnostics(
            {finding(Severity::Error, "syntax", 4), finding(Severity::Warning, "other", 6)});
        QCOMPARE(reset.count(), 0);
        QCOMPARE(changed.count(), 1);
        QVERIFY(second.isValid());
        QCOMPARE(second.data().toInt(), 6);
    }
};

QTEST_GUILESS_MAIN(TestProblemsModel)
#include "tst_problemsmodel.moc"
