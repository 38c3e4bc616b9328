// SPDX-License-Identifier: GPL-3.0-or-later
// Saving on a disk that takes its time: what the hands do meanwhile.
#include "tests/journeys/program.h"
#include "tests/support/slowdisk.h"

#include <QDir>
#include <QPushButton>
#include <QTabBar>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace patchbay;
using namespace patchbay::app;
using namespace patchbay::app::journeys;

class TestSaving : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Program> m_program;
    std::optional<test::SlowDisk> m_disk;
    QString m_path;

    QByteArray onDisk() const
    {
        QFile file(m_path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(unreadable)");
    }
    void type(const QString &text)
    {
        QTRY_VERIFY(QApplication::focusWidget());
        QTest::keyClicks(QApplication::focusWidget(), text);
    }
    void pressSave()
    {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_S, Qt::ControlModifier);
        QTRY_VERIFY(document().isSaving());
    }
    // From here on whatever wants the file waits.
    void hold() { m_disk.emplace(m_program->files, m_path); }
    void letGo() { m_disk->letGo(); }
    editor::Document &document() { return m_program->page().file().document(); }
    QTabBar *tabs() { return m_program->find<QTabWidget>("editorTabs")->tabBar(); }

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(QStringLiteral("connector.rb"));
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("\n");
        file.close();
        m_program = std::make_unique<Program>(m_folder->path(), *m_theme);
        QVERIFY(m_program->trust.allowFolder(m_folder->path()));
        QVERIFY(m_program->open(m_path));
        QVERIFY(QTest::qWaitForWindowActive(&m_program->window));
        type(QStringLiteral("one"));
    }
    void cleanup()
    {
        m_disk.reset(); // a test that failed must not hang
        m_program.reset();
    }

    void typingGoesOn_andOnlyWhatWasTypedAfterIsUnsaved()
    {
        QVERIFY(tabs()->tabText(0).endsWith(QStringLiteral("●")));
        hold();
        pressSave();
        QVERIFY(tabs()->tabText(0).endsWith(QStringLiteral("◌")));
        QVERIFY(tabs()->accessibleTabName(0).contains(QStringLiteral("being saved")));
        type(QStringLiteral(" two"));
        QCOMPARE(onDisk(), QByteArray("\n"));
        letGo();
        QTRY_VERIFY(!document().isSaving());
        QCOMPARE(onDisk(), QByteArray("one\n"));
        QCOMPARE(m_program->page().code().text(), QByteArray("one two\n"));
        QVERIFY(document().isDirty());
        QVERIFY(tabs()->tabText(0).endsWith(QStringLiteral("●")));
        // Back to what was saved, not to what was opened.
        while (m_program->page().code().text() != "one\n") {
            const QByteArray before = m_program->page().code().text();
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backspace);
            QVERIFY(m_program->page().code().text() != before);
        }
        pressSave();
        QTRY_VERIFY(!document().isDirty());
        QCOMPARE(tabs()->tabText(0), QStringLiteral("connector.rb"));
        QVERIFY(m_program->prompter.told.isEmpty());
    }

    void closedTab_goesWhenItIsSaved()
    {
        hold();
        pressSave();
        m_program->window.documents().closeTab(0);
        m_program->window.documents().closeTab(0); // an impatient click
        QCOMPARE(m_program->window.documents().pages().size(), 1);
        letGo();
        QTRY_VERIFY(m_program->window.documents().pages().isEmpty());
        QVERIFY(m_program->prompter.asked.isEmpty());
        QCOMPARE(onDisk(), QByteArray("one\n"));
    }

    void closedTab_withMoreTyped_asks()
    {
        hold();
        pressSave();
        type(QStringLiteral(" two"));
        m_program->window.documents().closeTab(0);
        QVERIFY(m_program->prompter.asked.isEmpty());
        m_program->prompter.answer = 2; // save
        letGo();
        QTRY_VERIFY(m_program->window.documents().pages().isEmpty());
        QCOMPARE(m_program->prompter.asked.size(), 1);
        QCOMPARE(onDisk(), QByteArray("one two\n"));
    }

    void closedWindow_waits_andIsNotFrozen()
    {
        hold();
        pressSave();
        m_program->window.close();
        QVERIFY(m_program->window.isVisible());
        bool isAlive = false;
        QMetaObject::invokeMethod(
            &m_program->window, [&isAlive] { isAlive = true; }, Qt::QueuedConnection);
        QTRY_VERIFY(isAlive);
        QVERIFY(m_program->window.isVisible());
        letGo();
        QTRY_VERIFY(!m_program->window.isVisible());
        QVERIFY(m_program->prompter.asked.isEmpty());
        QCOMPARE(onDisk(), QByteArray("one\n"));
    }

    void closedWindow_saveAll_leavesWhenAllIsOnTheDisk()
    {
        hold();
        m_program->prompter.answer = 2; // save all
        m_program->window.close();
        QTRY_VERIFY(document().isSaving());
        QVERIFY(m_program->window.isVisible());
        letGo();
        QTRY_VERIFY(!m_program->window.isVisible());
        QCOMPARE(onDisk(), QByteArray("one\n"));
    }

    // A network drive that does not answer any more.
    void closedWindow_canLeaveASaveThatHangs_andTheTextIsKept()
    {
        hold();
        pressSave();
        m_program->prompter.answer = 1; // leave
        m_program->window.close();
        QVERIFY(m_program->window.isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(!m_program->window.isVisible(), patience);
        QCOMPARE(m_program->prompter.asked.size(), 1);
        QVERIFY(m_program->prompter.asked.first().contains(QStringLiteral("does not answer")));
        const QDir copies(m_folder->filePath(QStringLiteral("recovery")));
        const QStringList kept = copies.entryList(QDir::Files);
        QCOMPARE(kept.size(), 1);
        QFile copy(copies.filePath(kept.first()));
        QVERIFY(copy.open(QIODevice::ReadOnly));
        QVERIFY(copy.readAll().contains("one"));
        QCOMPARE(onDisk(), QByteArray("\n"));
    }

    void closedWindow_goesOnWaiting_whenTheUserWants()
    {
        hold();
        pressSave();
        m_program->window.close();
        QTRY_COMPARE_WITH_TIMEOUT(m_program->prompter.asked.size(), 1, patience);
        QVERIFY(m_program->window.isVisible());
        letGo();
        QTRY_VERIFY(!m_program->window.isVisible());
        QCOMPARE(onDisk(), QByteArray("one\n"));
    }

    void closedWindow_staysWhenSavingFails()
    {
        QVERIFY(QFile::setPermissions(m_path, QFile::ReadOwner));
        m_program->prompter.answer = 2; // save all
        m_program->window.close();
        QTRY_COMPARE(m_program->prompter.told.size(), 1);
        QVERIFY(m_program->prompter.told.first().contains(QStringLiteral("read-only")));
        QTRY_VERIFY(!document().isSaving());
        QVERIFY(m_program->window.isVisible());
        QVERIFY(document().isDirty());
        QVERIFY(m_program->page().code().text().startsWith("one"));
        QCOMPARE(onDisk(), QByteArray("\n"));
    }

    void savedElsewhere_isThatFileFromThenOn()
    {
        m_program->prompter.path = m_folder->filePath(QStringLiteral("other.rb"));
        m_program->window.documents().saveAs();
        QTRY_COMPARE(tabs()->tabText(0), QStringLiteral("other.rb"));
        QVERIFY(m_program->window.windowTitle().startsWith(QStringLiteral("other.rb")));
        QVERIFY(!document().isDirty());
        QCOMPARE(onDisk(), QByteArray("\n"));
        m_path = m_program->prompter.path;
        QCOMPARE(onDisk(), QByteArray("one\n"));
    }

    void newConnector_isMadeAndOpened_orTheReasonIsSaid()
    {
        m_program->prompter.path = m_folder->filePath(QStringLiteral("made"));
        m_program->window.documents().makeWithDialog();
        QTRY_COMPARE(m_program->window.documents().pages().size(), 2);
        QVERIFY(m_program->page().file().path().endsWith(QStringLiteral("made/connector.rb")));
        QVERIFY(m_program->page().file().mayRun());
        m_program->window.documents().makeWithDialog(); // it is there now
        QTRY_COMPARE(m_program->prompter.told.size(), 1);
        QCOMPARE(m_program->window.documents().pages().size(), 2);
    }

    void changeFromOutside_isFollowed_unlessSomethingIsUnsaved()
    {
        pressSave();
        QTRY_VERIFY(!document().isSaving());
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("theirs\n");
        file.close();
        QTRY_COMPARE(m_program->page().code().text(), QByteArray("theirs\n"));
        QVERIFY(!document().isDirty());
        m_program->page().code().jumpTo(0);
        type(QStringLiteral("mine "));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("theirs again\n");
        file.close();
        QPushButton *reload = nullptr;
        QTRY_VERIFY((reload = m_program->find<QPushButton>("reloadFile")) && reload->isVisible());
        QCOMPARE(m_program->page().code().text(), QByteArray("mine theirs\n"));
        QTest::mouseClick(reload, Qt::LeftButton);
        QTRY_COMPARE(m_program->page().code().text(), QByteArray("theirs again\n"));
        QVERIFY(!document().isDirty());
    }

    void savedConnector_staysAllowed()
    {
        QVERIFY(m_program->trust.forget(m_folder->path()));
        QVERIFY(m_program->trust.allowFile(m_path, "\n"));
        pressSave();
        QTRY_VERIFY(!document().isDirty());
        QTRY_COMPARE(m_program->trust.trust(m_path, "one\n"), project::Trust::Trusted);
    }
};

QTEST_MAIN(TestSaving)
#include "tst_saving.moc"
