// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/consolemodel.h"
#include "app/panels/console/consolepanel.h"
#include "app/theme/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace patchbay;
using namespace patchbay::app;

class TestConsolePanel : public QObject
{
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<ConsoleModel> m_model;
    std::unique_ptr<ConsolePanel> m_panel;

    QTableView *table() { return m_panel->findChild<QTableView *>(); }
    void print(const char *text, int line = 0, bool error = false)
    {
        m_model->append({QString::fromLatin1(text), line, error, QDateTime::currentDateTimeUtc()});
        m_model->flush();
    }

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }
    void init()
    {
        m_model = std::make_unique<ConsoleModel>();
        m_panel = std::make_unique<ConsolePanel>(*m_model, *m_theme);
        m_panel->resize(700, 200);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    }
    void cleanup()
    {
        m_panel.reset();
        m_model.reset();
    }
    void cleanupTestCase() { m_theme.reset(); }

    void empty_saysWhatWouldCome()
    {
        auto *message = m_panel->findChild<QLabel *>(QStringLiteral("consoleMessage"));
        QVERIFY(message->isVisible());
        print("hello");
        QVERIFY(!message->isVisible());
        m_panel->setFilterText(QStringLiteral("nothing like it"));
        QVERIFY(message->isVisible());
        QVERIFY(message->text().contains(QStringLiteral("filter")));
    }

    void enterAndLinks_goToTheSource()
    {
        print("from code", 42);
        print("from nowhere");
        QSignalSpy went(m_panel.get(), &ConsolePanel::goToLine);
        table()->setCurrentIndex(table()->model()->index(0, 0));
        QTest::keyClick(table(), Qt::Key_Return);
        QCOMPARE(went.count(), 1);
        const QRect link
            = table()->visualRect(table()->model()->index(0, ConsoleModel::LineColumn));
        QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, link.center());
        QCOMPARE(went.count(), 2);
        QCOMPARE(went.constLast().constFirst().toInt(), 42);
        table()->setCurrentIndex(table()->model()->index(1, 0));
        QTest::keyClick(table(), Qt::Key_Return);
        QCOMPARE(went.count(), 2);
    }

    void filter_narrowsByTextAndLevel()
    {
        m_model->beginRun(QStringLiteral("actions.create"), {});
        print("good");
        print("bad", 0, true);
        QTest::keyClicks(m_panel->findChild<QLineEdit *>(QStringLiteral("consoleFilter")),
            QStringLiteral("BAD"));
        QCOMPARE(table()->model()->rowCount(), 1);
        m_panel->setFilterText({});
        QTest::mouseClick(
            m_panel->findChild<QPushButton *>(QStringLiteral("consoleChip2")), Qt::LeftButton);
        QCOMPARE(table()->model()->rowCount(), 2); // the run's title and the error
    }

    void copy_takesWholeLinesInOrder()
    {
        print("one");
        print("two");
        table()->selectAll();
        table()->setFocus();
        QTest::keySequence(table(), QKeySequence::Copy);
        QTRY_COMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("one\ntwo"));
    }

    void end_isFollowedUnlessTheUserScrolledUp()
    {
        for (int i = 0; i < 200; ++i)
            print("line");
        QScrollBar *bar = table()->verticalScrollBar();
        QTRY_COMPARE(bar->value(), bar->maximum());
        bar->setValue(0);
        print("more");
        QCoreApplication::sendPostedEvents();
        QCOMPARE(bar->value(), 0);
        bar->setValue(bar->maximum());
        print("and more");
        QTRY_COMPARE(bar->value(), bar->maximum());
        QTest::mouseClick(
            m_panel->findChild<QPushButton *>(QStringLiteral("consoleClear")), Qt::LeftButton);
        QCOMPARE(m_model->rowCount(), 0);
    }
};

QTEST_MAIN(TestConsolePanel)
#include "tst_consolepanel.moc"
