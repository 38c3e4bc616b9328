// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/problemsmodel.h"
#include "app/panels/problems/problemspanel.h"
#include "app/theme/theme.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QLabel>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace patchbay;
using namespace patchbay::app;

class TestProblemsPanel : public QObject
{
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<ProblemsModel> m_model;
    std::unique_ptr<ProblemsPanel> m_panel;

    QTableView *table() { return m_panel->findChild<QTableView *>(); }
    static language::Diagnostic finding(int offset, language::Severity severity)
    {
        return {severity, QStringLiteral("code%1").arg(offset),
            QStringLiteral("Problem at %1.").arg(offset), {offset, offset + 1, offset, offset}, {}};
    }

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }
    void init()
    {
        m_model = std::make_unique<ProblemsModel>();
        m_panel = std::make_unique<ProblemsPanel>(*m_model, *m_theme);
        m_panel->resize(600, 200);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    }
    void cleanup()
    {
        m_panel.reset();
        m_model.reset();
    }
    void cleanupTestCase() { m_theme.reset(); }

    void withoutProblems_saysSo()
    {
        auto *empty = m_panel->findChild<QLabel *>(QStringLiteral("problemsEmpty"));
        QVERIFY(empty->isVisible());
        m_model->setDiagnostics({finding(3, language::Severity::Error)});
        QVERIFY(!empty->isVisible());
        QVERIFY(table()->isVisible());
        m_model->setDiagnostics({});
        QVERIFY(empty->isVisible());
    }

    void severity_isToldByAWord_notByColourAlone()
    {
        m_model->setDiagnostics({finding(1, language::Severity::Error),
            finding(2, language::Severity::Warning), finding(3, language::Severity::Info)});
        QStringList words;
        for (int row = 0; row < 3; ++row)
            words.append(m_model->index(row, ProblemsModel::SeverityColumn).data().toString());
        QCOMPARE(words,
            QStringList(
                {QStringLiteral("Error"), QStringLiteral("Warning"), QStringLiteral("Note")}));
        QCOMPARE(m_model->index(0, 0).data(Qt::AccessibleTextRole).toString(),
            QStringLiteral("Error: Problem at 1., line 1"));
    }

    void clickAndKeys_jump()
    {
        m_model->setDiagnostics(
            {finding(10, language::Severity::Error), finding(20, language::Severity::Warning)});
        QSignalSpy jumped(m_panel.get(), &ProblemsPanel::jumpTo);
        const QModelIndex second = m_model->index(1, ProblemsModel::MessageColumn);
        QTest::mouseClick(
            table()->viewport(), Qt::LeftButton, {}, table()->visualRect(second).center());
        QCOMPARE(jumped.takeFirst().first().toInt(), 20);
        m_panel->selectNext(); // round to the first
        QCOMPARE(jumped.takeFirst().first().toInt(), 10);
        m_panel->selectPrevious();
        QCOMPARE(jumped.takeFirst().first().toInt(), 20);
    }

    void typing_thatOnlyMovesFindings_keepsTheSelection()
    {
        const QAbstractItemModelTester tester(
            m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QList<language::Diagnostic> found{
            finding(10, language::Severity::Error), finding(20, language::Severity::Warning)};
        m_model->setDiagnostics(found);
        table()->selectRow(1);
        found[1].range.begin = 25;
        m_model->setDiagnostics(found);
        QCOMPARE(table()->currentIndex().row(), 1);
        QCOMPARE(m_model->index(1, 0).data(ProblemsModel::OffsetRole).toInt(), 25);
    }
};

QTEST_MAIN(TestProblemsPanel)
#include "tst_problemspanel.moc"
