// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/http/exchangelist.h"

#include <QFile>
#include <QSemaphore>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>

using namespace patchbay::http;

class TestExchangeList : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    // The last one's body lies in a file that goes with it.
    QList<Exchange> exchanges(qsizetype count, const QString &path) const
    {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write("body") != 4)
            return {};
        file.close();
        QList<Exchange> list(count);
        list.last().status = 204;
        list.last().responseBody = Body::adoptFile(path, 4);
        return list;
    }

private slots:
    void empty_isAList()
    {
        const ExchangeList none;
        QVERIFY(none.isEmpty());
        QCOMPARE(none.size(), 0);
        QVERIFY(none.begin() == none.end());
    }

    void copies_shareTheExchanges()
    {
        const ExchangeList list(exchanges(3, m_folder.filePath(QStringLiteral("shared"))));
        const ExchangeList copy = list; // NOLINT(performance-unnecessary-copy-initialization)
        QCOMPARE(copy.size(), 3);
        QCOMPARE(copy.last().status, 204);
        QCOMPARE(&copy.first(), &list.first());
    }

    void few_areFreedAtOnce()
    {
        const QString path = m_folder.filePath(QStringLiteral("few"));
        {
            const ExchangeList list(exchanges(10, path));
        }
        QVERIFY(!QFile::exists(path));
    }

    // While the other threads are busy nothing is freed: whoever lets go does not do it.
    void many_areFreedByAnotherThread()
    {
        const QString path = m_folder.filePath(QStringLiteral("many"));
        QThreadPool &pool = *QThreadPool::globalInstance();
        const int threads = pool.maxThreadCount();
        pool.setMaxThreadCount(1);
        QSemaphore busy;
        pool.start([&busy] { busy.acquire(); });
        {
            const ExchangeList list(exchanges(100'000, path));
        }
        const bool kept = QFile::exists(path);
        busy.release();
        QVERIFY(kept);
        QTRY_VERIFY(!QFile::exists(path));
        pool.setMaxThreadCount(threads);
    }
};

QTEST_GUILESS_MAIN(TestExchangeList)
#include "tst_exchangelist.moc"
