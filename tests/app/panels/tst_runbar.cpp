// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/run/runbar.h"
#include "app/theme/theme.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace patchbay::app;

class TestRunBar : public QObject
{
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<QAction> m_run, m_stop, m_search;
    std::unique_ptr<RunBar> m_bar;

    template <typename W> W *part(const char *name)
    {
        return m_bar->findChild<W *>(QLatin1String(name));
    }

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }
    void init()
    {
        m_run = std::make_unique<QAction>(QStringLiteral("&Run"));
        m_run->setShortcut(Qt::Key_F5);
        m_stop = std::make_unique<QAction>(QStringLiteral("&Stop"));
        m_search = std::make_unique<QAction>(QStringLiteral("Go to &Anything…"));
        m_search->setShortcut(Qt::CTRL | Qt::Key_P);
        m_bar = std::make_unique<RunBar>(*m_theme, RunBar::Actions{*m_run, *m_stop, *m_search});
        m_bar->resize(1280, 44);
        m_bar->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_bar.get()));
    }
    void cleanup()
    {
        m_bar.reset();
        m_run.reset();
        m_stop.reset();
        m_search.reset();
    }
    void cleanupTestCase() { m_theme.reset(); }

    void buttons_triggerTheirActions()
    {
        const QList<QPair<QAbstractButton *, QAction *>> pairs{
            {part<QPushButton>("runButton"), m_run.get()},
            {part<QToolButton>("stopButton"), m_stop.get()},
            {part<QPushButton>("searchDoor"), m_search.get()}};
        for (const auto &[button, action] : pairs) {
            QVERIFY(button);
            QSignalSpy triggered(action, &QAction::triggered);
            QTest::mouseClick(button, Qt::LeftButton);
            QCOMPARE(triggered.count(), 1);
            action->setEnabled(false);
            QVERIFY(!button->isEnabled());
            QTest::mouseClick(button, Qt::LeftButton);
            QCOMPARE(triggered.count(), 1);
        }
    }

    void runButton_namesTheKeyInForce()
    {
        auto *run = part<QPushButton>("runButton");
        QVERIFY(run->text().contains(QLatin1String("F5")));
        m_run->setShortcut(Qt::Key_F9);
        QVERIFY(run->text().contains(QLatin1String("F9")));
        m_run->setShortcut({});
        QCOMPARE(run->text(), QStringLiteral("Run"));
    }

    void searchDoor_isNamedWithoutTheMenusMark()
    {
        QCOMPARE(
            part<QPushButton>("searchDoor")->accessibleName(), QStringLiteral("Go to Anything…"));
        // Other scripts have the key in parentheses.
        m_search->setText(QStringLiteral("どこへでも移動(&A)…"));
        QCOMPARE(
            part<QPushButton>("searchDoor")->accessibleName(), QStringLiteral("どこへでも移動…"));
    }

    void operations_startWithAnAction_thenKeepWhatWasChosen()
    {
        const QPair<QString, QString> method(QStringLiteral("methods.sum"), QStringLiteral("sum"));
        const QPair<QString, QString> trigger(
            QStringLiteral("triggers.new_parcel"), QStringLiteral("new_parcel"));
        const QPair<QString, QString> action(
            QStringLiteral("actions.send"), QStringLiteral("send"));
        m_bar->setOperations({method});
        QCOMPARE(m_bar->operation(), method.first);
        m_bar->setOperations({});
        m_bar->setOperations({method, trigger});
        QCOMPARE(m_bar->operation(), trigger.first);
        m_bar->setOperations({});
        m_bar->setOperations({method, trigger, action});
        QCOMPARE(m_bar->operation(), action.first);
        m_bar->setOperation(method.first);
        m_bar->setOperations({action, method});
        QCOMPARE(m_bar->operation(), method.first);
    }

    void narrowBar_keepsEveryPartInside_data()
    {
        QTest::addColumn<int>("width");
        QTest::newRow("wide") << 2560;
        QTest::newRow("small window") << 1280;
        QTest::newRow("least window") << 760;
    }
    void narrowBar_keepsEveryPartInside()
    {
        QFETCH(int, width);
        m_bar->setOperations({{QStringLiteral("actions.a.execute"),
            QStringLiteral("an_operation_with_a_name_that_nobody_shortened")}});
        m_bar->resize(width, m_bar->height());
        QCoreApplication::sendPostedEvents();
        QCOMPARE(m_bar->width(), width);
        int before = -1;
        for (const char *name : {"connectionChooser", "operationChooser", "pinOperation",
                 "caseChooser", "runButton", "stopButton", "searchDoor"}) {
            auto *each = part<QWidget>(name);
            QVERIFY2(each->x() > before, name);
            before = each->geometry().right();
            QVERIFY2(before < width, name);
        }
    }

    void caret_isFollowedUntilPinned()
    {
        m_bar->setOperations({{QStringLiteral("a"), QStringLiteral("first")},
            {QStringLiteral("b"), QStringLiteral("second")}});
        m_bar->follow(QStringLiteral("b"));
        QCOMPARE(m_bar->operation(), QStringLiteral("b"));
        QTest::mouseClick(part<QToolButton>("pinOperation"), Qt::LeftButton);
        QVERIFY(m_bar->isPinned());
        m_bar->follow(QStringLiteral("a"));
        QCOMPARE(m_bar->operation(), QStringLiteral("b"));
        m_bar->setPinned(false);
        m_bar->follow(QStringLiteral("unknown"));
        QCOMPARE(m_bar->operation(), QStringLiteral("b"));
    }

    void operations_keepTheChoiceWhereItStillExists()
    {
        m_bar->setOperations({{QStringLiteral("a"), QStringLiteral("first")},
            {QStringLiteral("b"), QStringLiteral("second")}});
        m_bar->setOperation(QStringLiteral("b"));
        QSignalSpy chosen(m_bar.get(), &RunBar::operationChosen);
        m_bar->setOperations({{QStringLiteral("b"), QStringLiteral("second")}});
        QCOMPARE(m_bar->operation(), QStringLiteral("b"));
        QCOMPARE(chosen.count(), 0);
        m_bar->setOperations({});
        QCOMPARE(m_bar->operation(), QString());
        QCOMPARE(chosen.count(), 1);
    }

    void chosenCase_isTold_unknownOneIsNot()
    {
        m_bar->setCases({QStringLiteral("minimal"), QStringLiteral("full")}, {});
        QSignalSpy chosen(m_bar.get(), &RunBar::caseChosen);
        QVERIFY(m_bar->chooseCase(QStringLiteral("full")));
        QCOMPARE(m_bar->inputCase(), QStringLiteral("full"));
        QCOMPARE(chosen.value(0), QVariantList{QStringLiteral("full")});
        QVERIFY(!m_bar->chooseCase(QStringLiteral("unknown")));
        QCOMPARE(m_bar->inputCase(), QStringLiteral("full"));
        QCOMPARE(chosen.count(), 1);
    }

    void savingACase_isADoorNotAChoice()
    {
        m_bar->setCases({QStringLiteral("minimal")}, QStringLiteral("minimal"));
        QCOMPARE(m_bar->inputCase(), QStringLiteral("minimal"));
        auto *cases = part<QComboBox>("caseChooser");
        QSignalSpy save(m_bar.get(), &RunBar::saveCaseRequested);
        cases->setFocus();
        QTest::keyClick(cases, Qt::Key_End);
        QCOMPARE(save.count(), 1);
        QCOMPARE(m_bar->inputCase(), QString());
    }

    void busy_countsTimeAndRequests()
    {
        auto *progress = part<QLabel>("runProgress");
        m_bar->setBusy(true);
        QVERIFY(!progress->text().isEmpty());
        m_bar->setRequests(3);
        QTRY_VERIFY(progress->text().contains(QLatin1Char('3')));
        m_bar->setBusy(false);
        QVERIFY(progress->text().isEmpty());
    }
};

QTEST_MAIN(TestRunBar)
#include "tst_runbar.moc"
