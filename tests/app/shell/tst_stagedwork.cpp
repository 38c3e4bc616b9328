// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/stagedwork.h"

#include <QSignalSpy>
#include <QTest>

using namespace patchbay::app;

class TestStagedWork : public QObject
{
    Q_OBJECT
private:
    StagedWork::Step note(int number)
    {
        return [this, number] { m_done.append(number); };
    }

    QList<int> m_done;

private slots:
    void init() { m_done.clear(); }

    void start_doesOneStepATurn_inOrder()
    {
        StagedWork work;
        QList<int> turns; // what was done when the event before each step was handled
        const auto remember = [&] { turns.append(int(m_done.size())); };
        for (int number = 1; number <= 3; ++number) {
            work.append([this, number, &work, remember] {
                m_done.append(number);
                QMetaObject::invokeMethod(&work, remember, Qt::QueuedConnection);
            });
        }
        QSignalSpy finished(&work, &StagedWork::finished);
        work.start();
        QVERIFY(m_done.isEmpty());
        QTRY_COMPARE(finished.count(), 1);
        QTRY_COMPARE(turns.size(), 3);
        QCOMPARE(m_done, QList<int>({1, 2, 3}));
        QCOMPARE(turns, QList<int>({1, 2, 3}));
        QVERIFY(work.isFinished());
    }

    void finish_doesTheRestAtOnce()
    {
        StagedWork work;
        QSignalSpy finished(&work, &StagedWork::finished);
        for (int number = 1; number <= 3; ++number)
            work.append(note(number));
        work.start();
        work.finish();
        QCOMPARE(m_done, QList<int>({1, 2, 3}));
        QCOMPARE(finished.count(), 1);
        work.finish();
        QCOMPARE(finished.count(), 1);
    }

    void finish_withoutStart_doesItToo()
    {
        StagedWork work;
        work.append(note(1));
        work.finish();
        QCOMPARE(m_done, QList<int>({1}));
    }

    void finish_insideAStep_doesNothing()
    {
        StagedWork work;
        work.append([&] {
            work.finish();
            m_done.append(1);
        });
        work.append(note(2));
        work.finish();
        QCOMPARE(m_done, QList<int>({1, 2}));
    }

    void appended_insideAStep_isDoneLast()
    {
        StagedWork work;
        QSignalSpy finished(&work, &StagedWork::finished);
        work.append([&] {
            m_done.append(1);
            work.append(note(3));
        });
        work.append(note(2));
        work.start();
        QTRY_COMPARE(finished.count(), 1);
        QCOMPARE(m_done, QList<int>({1, 2, 3}));
    }

    void appended_afterTheEnd_isDoneWhenStartedAgain()
    {
        StagedWork work;
        QSignalSpy finished(&work, &StagedWork::finished);
        work.append(note(1));
        work.finish();
        work.append(note(2));
        QVERIFY(!work.isFinished());
        work.start();
        QTRY_COMPARE(finished.count(), 2);
        QCOMPARE(m_done, QList<int>({1, 2}));
    }
};

QTEST_GUILESS_MAIN(TestStagedWork)
#include "tst_stagedwork.moc"
