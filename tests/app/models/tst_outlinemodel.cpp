// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/outlinemodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace patchbay;
using app::OutlineModel;
using language::Analysis;
using language::NodeKind;
using language::OutlineNode;

namespace
{

OutlineNode node(const char *path, int begin, int end, QList<OutlineNode> children = {})
{
    OutlineNode made;
    made.path = QString::fromLatin1(path);
    made.name = made.path.section(QLatin1Char('.'), -1);
    made.kind = NodeKind::Other;
    made.range = {begin, end, 1, 1};
    made.nameRange = {begin, begin + 1, 1, 1};
    made.children = std::move(children);
    return made;
}

Analysis twoActions()
{
    Analysis analysis;
    analysis.outline = {node("title", 0, 10),
        node("actions", 10, 100,
            {node("actions.create", 20, 50, {node("actions.create.execute", 30, 40)}),
                node("actions.search", 50, 90)})};
    return analysis;
}

QModelIndex at(const OutlineModel &model, const char *path)
{
    return model.indexOf(QString::fromLatin1(path));
}

} // namespace

class TestOutlineModel : public QObject
{
    Q_OBJECT

    std::unique_ptr<OutlineModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;

private slots:
    void init()
    {
        m_tester.reset();
        m_model = std::make_unique<OutlineModel>();
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_model->setAnalysis(twoActions());
    }

    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
    }

    void rows_followTheOutline()
    {
        QCOMPARE(m_model->rowCount(), 2);
        QCOMPARE(m_model->index(1, 0).data().toString(), QStringLiteral("Actions"));
        QCOMPARE(m_model->rowCount(m_model->index(1, 0)), 2);
        const QModelIndex execute = at(*m_model, "actions.create.execute");
        QCOMPARE(execute.data().toString(), QStringLiteral("execute"));
        QCOMPARE(execute.data(OutlineModel::OffsetRole).toInt(), 30);
        QCOMPARE(execute.parent(), at(*m_model, "actions.create"));
        QVERIFY(!at(*m_model, "actions.gone").isValid());
    }

    void indexAt_isTheInnermost()
    {
        const auto pathAt = [this](int offset) {
            return m_model->indexAt(offset).data(OutlineModel::PathRole).toString();
        };
        QCOMPARE(pathAt(35), QStringLiteral("actions.create.execute"));
        QCOMPARE(pathAt(25), QStringLiteral("actions.create"));
        QCOMPARE(pathAt(15), QStringLiteral("actions"));
        QVERIFY(!m_model->indexAt(500).isValid());
    }

    // What is expanded and selected hangs on indexes: an edit must not renew the tree.
    void newAnalysis_keepsTheIndexesOfWhatStays()
    {
        const QPersistentModelIndex search(at(*m_model, "actions.search"));
        QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
        QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
        QSignalSpy moved(m_model.get(), &QAbstractItemModel::rowsMoved);
        Analysis next = twoActions();
        QList<OutlineNode> &actions = next.outline[1].children;
        actions.move(1, 0);
        actions.append(node("actions.delete", 90, 95));
        m_model->setAnalysis(next);
        QCOMPARE(reset.count(), 0);
        QCOMPARE(inserted.count(), 1);
        QCOMPARE(moved.count(), 1);
        QCOMPARE(search.row(), 0);
        QCOMPARE(search.data(OutlineModel::PathRole).toString(), QStringLiteral("actions.search"));
        next.outline.removeFirst();
        m_model->setAnalysis(next);
        QVERIFY(search.isValid());
        QCOMPARE(m_model->rowCount(), 1);
        m_model->setAnalysis({});
        QCOMPARE(m_model->rowCount(), 0);
        QVERIFY(!search.isValid());
    }

    void duplicateKeys_areTwoRows()
    {
        Analysis twice;
        twice.outline = {node("actions", 0, 50), node("actions", 50, 90)};
        m_model->setAnalysis(twice);
        m_model->setAnalysis(twice);
        QCOMPARE(m_model->rowCount(), 2);
        QCOMPARE(m_model->index(1, 0).data(OutlineModel::OffsetRole).toInt(), 50);
    }

    void badges_andProblemsAreTold()
    {
        using Badge = OutlineModel::Badge;
        m_model->setBadges(
            {{QStringLiteral("actions.create"), {Badge::Failed, QStringLiteral("422")}}});
        const QModelIndex create = at(*m_model, "actions.create");
        QCOMPARE(create.data(OutlineModel::BadgeRole).value<Badge>(), Badge::Failed);
        QVERIFY(create.data(OutlineModel::BadgeTextRole).toString().contains(QLatin1String("422")));
        QVERIFY(create.data(Qt::AccessibleTextRole).toString().contains(QLatin1String("422")));
        Analysis next = twoActions();
        language::Diagnostic finding;
        finding.severity = language::Severity::Warning;
        finding.range = {35, 36, 1, 1};
        next.diagnostics = {finding};
        m_model->setAnalysis(next);
        QCOMPARE(create.data(OutlineModel::ProblemCountRole).toInt(), 1);
        QCOMPARE(
            create.data(OutlineModel::WorstSeverityRole).toInt(), int(language::Severity::Warning));
        QCOMPARE(at(*m_model, "actions.search").data(OutlineModel::ProblemCountRole).toInt(), 0);
    }
};

QTEST_GUILESS_MAIN(TestOutlineModel)
#include "tst_outlinemodel.moc"
