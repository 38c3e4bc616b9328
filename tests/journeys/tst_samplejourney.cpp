// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/network/networkpanel.h"
#include "app/panels/preview/previewpanel.h"
#include "editor/document/recoveryjournal.h"
#include "tests/journeys/program.h"

#include <QAbstractItemView>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace patchbay;
using namespace patchbay::app;
using namespace patchbay::app::journeys;

namespace
{

bool showsLabel(QWidget &inside, const QString &text)
{
    const QList<QLabel *> labels = inside.findChildren<QLabel *>();
    return std::any_of(labels.begin(), labels.end(),
        [&](const QLabel *label) { return label->isVisible() && label->text().contains(text); });
}

} // namespace

class TestSampleJourney : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<Theme> m_theme;

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }

    void open_run_edit_break_keepsTheForm()
    {
        QTemporaryDir folder;
        Program program(folder.path(), *m_theme);
        const auto connector = program.sample.prepare();
        QVERIFY2(connector.has_value(), connector ? "" : qPrintable(connector.error().detail));
        QVERIFY(program.open(*connector));
        QVERIFY(program.page().file().mayRun());

        // The tree knows the connector, the caret chooses the operation, its form shows.
        QTRY_COMPARE_WITH_TIMEOUT(
            program.page().file().analysis().title, QStringLiteral("Harbor"), patience);
        program.window.jumpToPath(QStringLiteral("actions.create_shipment"));
        auto *preview = program.window.findChild<PreviewPanel *>();
        QVERIFY(preview);
        QTRY_VERIFY_WITH_TIMEOUT(showsLabel(*preview, QStringLiteral("Port")), patience);
        // Its description names the service that is chosen by default.
        QTRY_VERIFY_WITH_TIMEOUT(
            program.find<QLabel>("stepTitle")->text().contains(QLatin1String("<u>Standard</u>")),
            patience);

        // A field's label, edited in the code, shows in the form.
        const QByteArray before = program.page().code().text();
        const auto at = static_cast<int>(before.indexOf("name: 'port',"));
        QVERIFY(at > 0);
        QVERIFY(QTest::qWaitForWindowActive(&program.window));
        program.page().code().jumpTo(at);
        QTRY_VERIFY(QApplication::focusWidget());
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("label: 'Berth', "));
        QTRY_VERIFY_WITH_TIMEOUT(showsLabel(*preview, QStringLiteral("Berth")), patience);

        // Broken code keeps the last good form and tells the problem.
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("}} ("));
        QTRY_VERIFY_WITH_TIMEOUT(program.page().file().analysis().hasSyntaxErrors, patience);
        QVERIFY(showsLabel(*preview, QStringLiteral("Berth")));
        QVERIFY(!program.page().file().analysis().outline.isEmpty());

        // Mended, an action runs with one key; result and request show.
        for (int i = 0; i < 4; ++i)
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backspace);
        QTRY_VERIFY_WITH_TIMEOUT(!program.page().file().analysis().hasSyntaxErrors, patience);
        program.window.jumpToPath(QStringLiteral("actions.search_shipments"));
        QSignalSpy ended(&program.window.runs(), &RunController::ended);
        auto *run = program.find<QPushButton>("runButton");
        QVERIFY(run);
        QTRY_VERIFY(run->isEnabled());
        QTest::mouseClick(run, Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, patience);
        const auto result = ended.first().first().value<engine::RunResult>();
        QCOMPARE(result.kind, engine::OutcomeKind::Ok);
        QVERIFY(result.value.contains("shp_1001"));
        QCOMPARE(result.exchanges.size(), 1);
        QCOMPARE(result.exchanges.first().status, 200);
        auto *bottom = program.find<QTabWidget>("bottomTabs");
        QCOMPARE(bottom->currentWidget()->objectName(), QStringLiteral("outputPanel"));
        QTRY_COMPARE(
            bottom->tabBar()->accessibleTabName(1), QStringLiteral("Network, 1 request(s)"));
        QVERIFY(
            program.prompter.asked.isEmpty()); // the sample's own host is allowed from the start

        // The keyboard goes to the rows of the requests, and an arrow opens the first.
        program.window.showPanel(QStringLiteral("networkPanel"));
        auto *rows = program.find<QAbstractItemView>("networkTable");
        QTRY_VERIFY(rows->hasFocus());
        QTest::keyClick(rows, Qt::Key_Down);
        QCOMPARE(rows->selectionModel()->selectedRows().size(), 1);
        QCOMPARE(rows->currentIndex().row(), 0);
        QTRY_VERIFY(program.find<QWidget>("networkDetailTabs")->isVisible());
    }

    void strangersFile_isReadOnlyUntilAllowed_andHostsAreAsked()
    {
        QTemporaryDir folder;
        Program program(folder.path(), *m_theme);
        QFile file(folder.filePath(QStringLiteral("stranger.rb")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(
            "{ title: 'Stranger', connection: {}, actions: { look: { execute: lambda { |_c, _i| "
            "get('http://127.0.0.1:1/secret') } } } }\n");
        file.close();
        QVERIFY(program.open(file.fileName()));
        QTRY_VERIFY_WITH_TIMEOUT(program.page().file().analysis().hasConnector, patience);
        auto *run = program.find<QPushButton>("runButton");
        QVERIFY(!run->isEnabled());
        auto *allow = program.find<QPushButton>("allowRun");
        QVERIFY(allow && allow->isVisible());
        QTest::mouseClick(allow, Qt::LeftButton);
        QTRY_VERIFY(run->isEnabled());
        QWidget *focus = program.window.focusWidget();
        QVERIFY(focus == &program.page().code() || program.page().code().isAncestorOf(focus));

        // Refused: the request is not sent, and the run says why.
        program.window.jumpToPath(QStringLiteral("actions.look"));
        QSignalSpy ended(&program.window.runs(), &RunController::ended);
        QTest::mouseClick(run, Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, patience);
        QCOMPARE(program.prompter.asked.size(), 1);
        QVERIFY(program.prompter.asked.first().contains(QStringLiteral("127.0.0.1:1")));
        QCOMPARE(
            ended.first().first().value<engine::RunResult>().kind, engine::OutcomeKind::Raised);
    }

    void killedProgram_bringsBackWhatWasTyped()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("connector.rb")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{ title: 'Mine' }\n");
        file.close();
        {
            // The journal lies on disk while the first program still runs: what a kill would leave.
            Program first(folder.path(), *m_theme);
            QVERIFY(first.open(file.fileName()));
            first.page().code().jumpTo(0);
            QVERIFY(QTest::qWaitForWindowActive(&first.window));
            QTRY_VERIFY(QApplication::focusWidget());
            QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("# unsaved words"));
            // Its own file, not the folder: a copy counts when it was renamed into its place, and
            // what lies beside it until then, complete or not, is nothing that anybody reads.
            const editor::RecoveryJournal journal(
                folder.filePath(QStringLiteral("recovery")), file.fileName());
            QTRY_VERIFY_WITH_TIMEOUT(journal.read()
                                         .value_or(editor::RecoveryJournal::Copy())
                                         .utf8.startsWith("# unsaved words"),
                patience);
            Program second(folder.path(), *m_theme);
            QVERIFY(second.open(file.fileName()));
            QTRY_VERIFY2(second.page().code().text().startsWith("# unsaved words"),
                second.page().code().text().constData());
            QVERIFY(second.page().file().document().isDirty());
        }
    }

    void copyOlderThanTheFile_waitsForTheUsersWord()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("connector.rb")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{ title: 'Saved' }\n");
        QVERIFY(file.flush());
        QVERIFY(file.setFileTime(
            QDateTime::currentDateTime().addSecs(60), QFileDevice::FileModificationTime));
        file.close();
        editor::RecoveryJournal journal(
            folder.filePath(QStringLiteral("recovery")), file.fileName());
        QVERIFY(journal.write("{ title: 'Before' }\n"));
        Program program(folder.path(), *m_theme);
        QVERIFY(program.open(file.fileName()));
        QPushButton *take = nullptr;
        QTRY_VERIFY(
            (take = program.window.findChild<QPushButton *>(QStringLiteral("takeRecovered"))));
        QCOMPARE(program.page().code().text(), QByteArray("{ title: 'Saved' }\n"));
        QVERIFY(!program.page().file().document().isDirty());
        QTest::mouseClick(take, Qt::LeftButton);
        QTRY_COMPARE(program.page().code().text(), QByteArray("{ title: 'Before' }\n"));
        QVERIFY(program.page().file().document().isDirty());
    }
};

QTEST_MAIN(TestSampleJourney)
#include "tst_samplejourney.moc"
