// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/files/atomicfile.h"
#include "runtime/files/fileworker.h"

#include <QFile>
#include <QSemaphore>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

using namespace patchbay;

class TestFileWorker : public QObject
{
    Q_OBJECT
private slots:
    void work_isDoneElsewhere_andAnsweredHere()
    {
        FileWorker files;
        QThread *worked = nullptr;
        QThread *answered = nullptr;
        int value = 0;
        files.run(
            QStringLiteral("a"),
            [&worked] {
                worked = QThread::currentThread();
                return 7;
            },
            this,
            [&](int result) {
                value = result;
                answered = QThread::currentThread();
            });
        QVERIFY(!answered); // never before run() is back
        QTRY_VERIFY(answered);
        QCOMPARE(value, 7);
        QCOMPARE(answered, QThread::currentThread());
        QVERIFY(worked != answered);
    }

    void oneFile_keepsTheOrder_whileOthersGoOn()
    {
        FileWorker files;
        QSemaphore disk; // of the file that hangs
        QList<int> order;
        bool other = false;
        for (int i = 0; i < 20; ++i) {
            files.run(
                QStringLiteral("hangs"),
                [&disk, i] {
                    disk.acquire();
                    return i;
                },
                this, [&order](int number) { order.append(number); });
        }
        files.run(
            QStringLiteral("other"), [] { return true; }, this,
            [&other](bool done) { other = done; });
        QTRY_VERIFY(other);
        QVERIFY(order.isEmpty());
        disk.release(20);
        QTRY_COMPARE(order.size(), 20);
        QVERIFY(std::is_sorted(order.begin(), order.end()));
    }

    void end_doesNotWaitForEver()
    {
        const auto disk = std::make_shared<QSemaphore>();
        const auto done = std::make_shared<QSemaphore>();
        bool answered = false;
        {
            FileWorker files;
            files.setPatienceAtEnd(std::chrono::milliseconds(20));
            files.run(
                QStringLiteral("hangs"),
                [disk, done] {
                    disk->acquire();
                    done->release();
                    return 1;
                },
                this, [&answered](int) { answered = true; });
            QTest::ignoreMessage(
                QtWarningMsg, "Files that hang were not waited for any longer: hangs");
        }
        // Its thread goes on without the worker.
        disk->release();
        QVERIFY(done->tryAcquire(1, 10'000));
        QTest::qWait(20);
        QVERIFY(!answered);
    }

    void answer_isDroppedWithWhoAsked()
    {
        FileWorker files;
        bool answered = false;
        bool last = false;
        auto asker = std::make_unique<QObject>();
        files.run(
            QStringLiteral("a"), [] { return 1; }, asker.get(),
            [&answered](int) { answered = true; });
        asker.reset();
        files.run(
            QStringLiteral("a"), [] { return 1; }, this, [&last](int) { last = true; });
        QTRY_VERIFY(last);
        QVERIFY(!answered);
    }

    void end_waitsForAllThatWasAsked()
    {
        QTemporaryDir folder;
        constexpr int files = 8;
        constexpr int writes = 10;
        bool answered = false;
        {
            FileWorker worker;
            for (int i = 0; i < files * writes; ++i) {
                const QString path = folder.filePath(QString::number(i % files));
                worker.run(
                    path, [path, i] { return writeFileAtomically(path, QByteArray::number(i)); },
                    this, [&answered](const Result<void> &) { answered = true; });
            }
        }
        for (int i = 0; i < files; ++i) {
            QFile file(folder.filePath(QString::number(i)));
            QVERIFY(file.open(QIODevice::ReadOnly));
            QCOMPARE(file.readAll().toInt(), files * (writes - 1) + i); // the last one
        }
        QCoreApplication::processEvents();
        QVERIFY(!answered); // nobody is called by an object that is gone
    }

    void failure_comesBackAsAValue()
    {
        FileWorker files;
        std::optional<Result<void>> result;
        files.run(
            QStringLiteral("x"),
            [] { return writeFileAtomically(QStringLiteral("/dev/null/x"), "text"); }, this,
            [&result](Result<void> written) { result = std::move(written); });
        QTRY_VERIFY(result.has_value());
        QVERIFY(!result->has_value());
        QVERIFY(result->error().detail.contains(QStringLiteral("/dev/null")));
    }
};

QTEST_GUILESS_MAIN(TestFileWorker)
#include "tst_fileworker.moc"
