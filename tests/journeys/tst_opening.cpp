// SPDX-License-Identifier: GPL-3.0-or-later
// Opening from a disk that takes its time: what stands where when the files come at last.
#include "app/composition/firstvisit.h"
#include "tests/journeys/program.h"
#include "tests/support/slowdisk.h"

#include <QDir>
#include <QSignalSpy>
#include <QTabBar>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace patchbay;
using namespace patchbay::app;
using namespace patchbay::app::journeys;
using patchbay::test::SlowDisk;

class TestOpening : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Program> m_program;

    QString write(const QString &name, const QByteArray &text)
    {
        QFile file(m_folder->filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write %s", qPrintable(file.fileName()));
        return file.fileName();
    }
    const FirstVisit::Plan m_visit{QStringLiteral("actions.a"), false, {}, false, {}};

    DocumentController &documents() { return m_program->window.documents(); }
    QStringList tabs()
    {
        QStringList names;
        for (EditorPage *page : documents().pages())
            names.append(page->file().displayName());
        return names;
    }
    QString front()
    {
        return documents().current() ? documents().current()->file().displayName() : QString();
    }

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_program = std::make_unique<Program>(m_folder->path(), *m_theme);
    }
    void cleanup() { m_program.reset(); }

    void lastAskedForComesToTheFront_whicheverIsReadFirst()
    {
        const QString slow = write(QStringLiteral("slow.rb"), "{ title: 'Slow' }\n");
        const QString quick = write(QStringLiteral("quick.rb"), "{ title: 'Quick' }\n");
        SlowDisk disk(m_program->files, slow);
        documents().open(slow);
        documents().open(quick);
        QTRY_COMPARE(tabs(), QStringList({QStringLiteral("quick.rb")}));
        QCOMPARE(documents().beingRead(), QStringList({slow}));
        disk.letGo();
        QTRY_COMPARE(tabs(), QStringList({QStringLiteral("slow.rb"), QStringLiteral("quick.rb")}));
        QCOMPARE(front(), QStringLiteral("quick.rb"));
        QVERIFY(documents().beingRead().isEmpty());
    }

    void slowOneAskedForLast_comesToTheFront_andSaysThatItIsRead()
    {
        const QString slow = write(QStringLiteral("slow.rb"), "{ title: 'Slow' }\n");
        const QString quick = write(QStringLiteral("quick.rb"), "{ title: 'Quick' }\n");
        SlowDisk disk(m_program->files, slow);
        QSignalSpy said(&documents(), &DocumentController::statusMessage);
        documents().open(quick);
        documents().open(slow);
        QTRY_COMPARE(front(), QStringLiteral("quick.rb"));
        QTRY_VERIFY(!said.isEmpty());
        QVERIFY(said.first().first().toString().contains(QStringLiteral("slow.rb")));
        disk.letGo();
        QTRY_COMPARE(front(), QStringLiteral("slow.rb"));
        QCOMPARE(tabs(), QStringList({QStringLiteral("quick.rb"), QStringLiteral("slow.rb")}));
    }

    void tabChosenMeanwhile_isKept()
    {
        const QString first = write(QStringLiteral("first.rb"), "{ title: 'First' }\n");
        const QString second = write(QStringLiteral("second.rb"), "{ title: 'Second' }\n");
        const QString slow = write(QStringLiteral("slow.rb"), "{ title: 'Slow' }\n");
        QVERIFY(m_program->open(first));
        QVERIFY(m_program->open(second));
        SlowDisk disk(m_program->files, slow);
        documents().open(slow);
        auto *bar = m_program->find<QTabWidget>("editorTabs")->tabBar();
        QTest::mouseClick(bar, Qt::LeftButton, {}, bar->tabRect(0).center());
        QCOMPARE(front(), QStringLiteral("first.rb"));
        disk.letGo();
        QTRY_COMPARE(tabs().size(), 3);
        QCOMPARE(front(), QStringLiteral("first.rb"));
    }

    void twice_isOneTab_andEachThatAskedGetsIt()
    {
        const QString path = write(QStringLiteral("one.rb"), "{ title: 'One' }\n");
        QVERIFY(QFile::link(path, m_folder->filePath(QStringLiteral("other.rb"))));
        SlowDisk disk(m_program->files, path);
        QList<EditorPage *> got;
        const auto use = [&](EditorPage &page) { got.append(&page); };
        documents().open(path, use);
        documents().open(path, use);
        documents().open(m_folder->filePath(QStringLiteral("other.rb")), use);
        disk.letGo();
        QTRY_COMPARE(got.size(), 3);
        QCOMPARE(documents().pages().size(), 1);
        QCOMPARE(QSet<EditorPage *>(got.begin(), got.end()).size(), 1);
    }

    void folder_meansItsConnector()
    {
        QDir folder(m_folder->path());
        QVERIFY(folder.mkpath(QStringLiteral("harbor")) && folder.mkpath(QStringLiteral("empty")));
        write(QStringLiteral("harbor/connector.rb"), "{ title: 'Harbor' }\n");
        QVERIFY(m_program->open(folder.filePath(QStringLiteral("harbor"))));
        QVERIFY(m_program->open(folder.filePath(QStringLiteral("harbor"))));
        QCOMPARE(tabs(), QStringList({QStringLiteral("connector.rb")}));
        QVERIFY(!m_program->open(folder.filePath(QStringLiteral("empty"))));
        QVERIFY(m_program->prompter.told.last().contains(QStringLiteral("empty/connector.rb")));
    }

    void firstPage_isNotSeenWhileTheSessionIsRead_butWhereNothingCouldBe()
    {
        const QString slow = write(QStringLiteral("slow.rb"), "{ title: 'Slow' }\n");
        SlowDisk disk(m_program->files, slow);
        bool isReady = false;
        m_program->window.restoreSession(
            {{"files", {{{"path", slow.toStdString()}, {"caret", 0}}}}, {"current", 0}});
        m_program->window.whenReady([&] { isReady = true; });
        QTRY_VERIFY(!m_program->session.read().empty()); // all that was planned is asked for
        QVERIFY(isReady);
        QVERIFY(m_program->find<QTabWidget>("editorTabs")->isVisible());
        QVERIFY(QFile::remove(slow));
        disk.letGo();
        QTRY_VERIFY(!m_program->find<QTabWidget>("editorTabs")->isVisible());
        QVERIFY(m_program->prompter.told.last().contains(QStringLiteral("slow.rb")));
    }

    void firstVisit_entersTheFileInFront_whenTheLastOneCannotBeRead()
    {
        const QString good = write(
            QStringLiteral("good.rb"), "{ title: 'Good', actions: { a: { title: 'A' } } }\n");
        const QString gone = write(QStringLiteral("gone.rb"), "{}");
        SlowDisk disk(m_program->files, gone);
        m_program->window.documents().open(good);
        m_program->window.documents().open(gone);
        FirstVisit visit(m_program->analysis, m_program->window, m_visit);
        QTRY_VERIFY(m_program->window.documents().current());
        QTRY_VERIFY(m_program->page().file().isAnalysed());
        QVERIFY(!visit.isDone());
        QVERIFY(QFile::remove(gone));
        disk.letGo();
        QTRY_VERIFY(visit.isDone());
        QVERIFY(m_program->page().code().caret() > 0);
    }

    void firstVisit_endsWhereNothingCanBeRead()
    {
        m_program->window.documents().open(
            QDir(m_folder->path()).filePath(QStringLiteral("no.rb")));
        FirstVisit visit(m_program->analysis, m_program->window, m_visit);
        QTRY_VERIFY(visit.isDone());
        QCOMPARE(m_program->prompter.told.size(), 1);
    }

    void sameNames_areToldApartByTheirFolders()
    {
        QDir folder(m_folder->path());
        QVERIFY(folder.mkpath(QStringLiteral("harbor")) && folder.mkpath(QStringLiteral("quay")));
        const QString one = write(QStringLiteral("harbor/connector.rb"), "{ title: 'Harbor' }\n");
        const QString two = write(QStringLiteral("quay/connector.rb"), "{ title: 'Quay' }\n");
        auto *bar = m_program->find<QTabWidget>("editorTabs")->tabBar();
        QVERIFY(m_program->open(one));
        QCOMPARE(bar->tabText(0), QStringLiteral("connector.rb"));
        QVERIFY(m_program->open(two));
        QCOMPARE(bar->tabText(0), QStringLiteral("connector.rb – harbor"));
        QCOMPARE(bar->tabText(1), QStringLiteral("connector.rb – quay"));
        QCOMPARE(bar->accessibleTabName(1), bar->tabText(1));
        documents().closeTab(0);
        QTRY_COMPARE(bar->tabText(0), QStringLiteral("connector.rb"));
    }

    void sessionKeepsItsOrderItsCaretsAndWhatWasInFront()
    {
        const QString first = write(QStringLiteral("first.rb"), "{ title: 'First' }\n");
        const QString slow = write(QStringLiteral("slow.rb"), "{ title: 'Slow' }\n");
        const QString last = write(QStringLiteral("last.rb"), "{ title: 'Last' }\n");
        SlowDisk disk(m_program->files, slow);
        m_program->window.restoreSession({{"files",
                                              {{{"path", first.toStdString()}, {"caret", 3}},
                                                  {{"path", slow.toStdString()}, {"caret", 5}},
                                                  {{"path", last.toStdString()}, {"caret", 7}}}},
            {"current", 1}});
        QTRY_COMPARE(tabs(), QStringList({QStringLiteral("first.rb"), QStringLiteral("last.rb")}));
        disk.letGo();
        QTRY_COMPARE(tabs(),
            QStringList({QStringLiteral("first.rb"), QStringLiteral("slow.rb"),
                QStringLiteral("last.rb")}));
        QTRY_COMPARE(front(), QStringLiteral("slow.rb"));
        QList<int> carets;
        for (EditorPage *page : documents().pages())
            carets.append(page->code().caret());
        QCOMPARE(carets, QList<int>({3, 5, 7}));
    }

    void leavingWhileOneIsRead_keepsItForTheNextStart()
    {
        const QString path = write(QStringLiteral("slow.rb"), "{ title: 'Slow' }\n");
        QTRY_VERIFY(!m_program->session.read().empty()); // it is kept from now on
        SlowDisk disk(m_program->files, path);
        documents().open(path);
        m_program->window.close();
        QTRY_VERIFY(!m_program->window.isVisible());
        disk.letGo();
        m_program.reset(); // waits for what is still to be written
        m_program = std::make_unique<Program>(m_folder->path(), *m_theme);
        const Json kept = m_program->session.read();
        QCOMPARE(valueAt(kept, "files").size(), size_t(1));
        QCOMPARE(stringAt(valueAt(kept, "files")[0], "path"), path);
    }

    void textFromTheDisk_isNotRunBeforeTheListWasAsked()
    {
        const QString path = write(QStringLiteral("mine.rb"), "{ title: 'Mine' }\n");
        QVERIFY(m_program->trust.allowFile(path, "{ title: 'Mine' }\n"));
        QVERIFY(m_program->open(path));
        ConnectorFile &file = m_program->page().file();
        QVERIFY(file.mayRun());
        QSignalSpy told(&file, &ConnectorFile::trustChanged);
        SlowDisk list(m_program->files, m_program->trust.filePath());
        bool isRead = false;
        write(QStringLiteral("mine.rb"), "{ title: 'Theirs' }\n");
        file.reload(editor::Document::Unsaved::GiveUp, [&](bool done) { isRead = done; });
        QTRY_VERIFY(isRead);
        QVERIFY(!file.mayRun());
        QVERIFY(told.isEmpty());
        list.letGo();
        QTRY_COMPARE(told.size(), 1);
        QVERIFY(!file.mayRun());
    }

    void projectChangedOutside_staysAllowed_andNobodyIsToldOtherwise()
    {
        const QString path = write(QStringLiteral("mine.rb"), "{ title: 'Mine' }\n");
        QVERIFY(m_program->trust.allowFolder(m_folder->path()));
        QVERIFY(m_program->open(path));
        ConnectorFile &file = m_program->page().file();
        QSignalSpy told(&file, &ConnectorFile::trustChanged);
        write(QStringLiteral("mine.rb"), "{ title: 'Still mine' }\n");
        bool isRead = false;
        file.reload(editor::Document::Unsaved::GiveUp, [&](bool done) { isRead = done; });
        QTRY_VERIFY(isRead);
        QTRY_VERIFY(file.mayRun());
        QVERIFY(told.isEmpty());
    }
};

QTEST_MAIN(TestOpening)
#include "tst_opening.moc"
