// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/outlinemodel.h"
#include "app/panels/outline/outlinepanel.h"
#include "app/theme/theme.h"
#include "runtime/language/analyser.h"

#include <QApplication>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace patchbay;
using namespace patchbay::app;

class TestOutlinePanel : public QObject
{
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<OutlineModel> m_model;
    std::unique_ptr<OutlinePanel> m_panel;
    language::Analyser m_analyser;
    QByteArray m_text;

    QTreeView *tree() { return m_panel->findChild<QTreeView *>(QStringLiteral("outlineTree")); }
    QLabel *label(const char *name) { return m_panel->findChild<QLabel *>(QLatin1String(name)); }
    QModelIndex at(const char *path) { return m_model->indexOf(QLatin1String(path)); }
    void show(const QByteArray &text)
    {
        m_text = text;
        m_panel->setAnalysis(m_analyser.analyse(text), QStringLiteral("connector.rb"));
    }

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }
    void init()
    {
        m_model = std::make_unique<OutlineModel>();
        m_panel = std::make_unique<OutlinePanel>(*m_model, *m_theme);
        m_panel->resize(240, 500);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
        show("{ title: 'Acme',\n  actions: {\n    create: { execute: lambda { |c, i| post('/x') } "
             "},\n"
             "    find: { execute: lambda { |c, i| get('/x') } }\n  },\n"
             "  methods: { helper: lambda { |a| a } }\n}\n");
    }
    void cleanup()
    {
        m_panel.reset();
        m_model.reset();
    }
    void cleanupTestCase() { m_theme.reset(); }

    void connector_isShownByMeaning_withOperationsOpen()
    {
        QCOMPARE(label("outlineCaption")->text(), QStringLiteral("ACME · connector.rb"));
        QVERIFY(!label("outlineState")->isVisible());
        QVERIFY(tree()->isExpanded(at("actions")));
        QVERIFY(!tree()->isExpanded(at("methods")));
    }

    void fileInFront_hasItsOwnOpenRows()
    {
        m_panel->setFile(QStringLiteral("/first"));
        const QByteArray first = m_text;
        show(first);
        tree()->expand(at("methods"));
        tree()->collapse(at("actions"));
        m_panel->setFile(QStringLiteral("/second"));
        show("{ title: 'Other',\n  triggers: { made: { poll: lambda { |c, i, s| {} } } },\n"
             "  actions: { add: { execute: lambda { |c, i| {} } } },\n"
             "  methods: { helper: lambda { |a| a } }\n}\n");
        QVERIFY(tree()->isExpanded(at("actions")));
        QVERIFY(tree()->isExpanded(at("triggers")));
        QVERIFY(!tree()->isExpanded(at("methods")));
        m_panel->setFile(QStringLiteral("/first"));
        m_panel->setAnalysis({}, {}); // until its outline is there
        show(first);
        QVERIFY(tree()->isExpanded(at("methods")));
        QVERIFY(!tree()->isExpanded(at("actions")));
    }

    void click_jumpsToTheKey()
    {
        QSignalSpy jumped(m_panel.get(), &OutlinePanel::jumpTo);
        QSignalSpy selected(m_panel.get(), &OutlinePanel::pathSelected);
        const QRect row = tree()->visualRect(at("actions.find"));
        QTest::mouseClick(tree()->viewport(), Qt::LeftButton, {}, row.center());
        QCOMPARE(jumped.count(), 1);
        QCOMPARE(jumped.first().first().toInt(), int(m_text.indexOf("find:")));
        QCOMPARE(selected.first().first().toString(), QStringLiteral("actions.find"));
    }

    void caret_selectsTheNearestOpenRow_andOpensNothing()
    {
        m_panel->followCaret(int(m_text.indexOf("'/x'")));
        QCOMPARE(tree()->currentIndex(), at("actions.create"));
        m_panel->followCaret(int(m_text.indexOf("|a|")));
        QCOMPARE(tree()->currentIndex(), at("methods"));
        QVERIFY(!tree()->isExpanded(at("methods")));
    }

    void brokenCode_keepsTheTree_andSaysSince()
    {
        const language::Analysis good = m_analyser.analyse(m_text);
        const language::Analysis broken = m_analyser.analyse("}}} (");
        m_panel->setAnalysis(
            language::mergeLastGood(good, broken, {}), QStringLiteral("connector.rb"));
        QVERIFY(at("actions.find").isValid());
        QVERIFY(label("outlineState")->isVisible());
    }

    void fileWithoutConnector_saysSo()
    {
        m_panel->setAnalysis({}, QStringLiteral("notes.rb"));
        QVERIFY(label("outlineState")->text().contains(QStringLiteral("No connector")));
    }

    void badges_haveShapesAndWords()
    {
        using Badge = OutlineModel::Badge;
        m_model->setBadges(
            {{QStringLiteral("actions.create"), {Badge::Failed, QStringLiteral("422")}},
                {QStringLiteral("actions.find"), {Badge::NeverRun, {}}}});
        QCOMPARE(at("actions.create").data(OutlineModel::BadgeTextRole).toString(),
            QStringLiteral("✕ 422"));
        QCOMPARE(at("actions.create").data(Qt::AccessibleTextRole).toString(),
            QStringLiteral("create, last run failed with 422"));
        QCOMPARE(at("actions.find").data(Qt::AccessibleTextRole).toString(),
            QStringLiteral("find, never run"));
    }
};

QTEST_MAIN(TestOutlinePanel)
#include "tst_outlinepanel.moc"
