// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/traffic/exchangestore.h"
#include "tests/support/fulldisk.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace patchbay::http;
using namespace patchbay::traffic;

namespace
{

Exchange exchange(qint64 id, qint64 parent = 0)
{
    Exchange made;
    made.id = id;
    made.parent = parent;
    made.run = QString::number(id / 100);
    made.method = "GET";
    made.url = "http://a.example.test/" + QByteArray::number(id);
    return made;
}

} // namespace

class TestExchangeStore : public QObject
{
    Q_OBJECT
public:
    static void initMain() { s_disk = std::make_unique<patchbay::test::FullDisk>(); }

private:
    static inline std::unique_ptr<patchbay::test::FullDisk> s_disk;

private slots:
    void cleanupTestCase() { s_disk.reset(); }

    void put_appendsThenUpdatesById()
    {
        ExchangeStore store;
        QSignalSpy appended(&store, &ExchangeStore::appended);
        QSignalSpy updated(&store, &ExchangeStore::updated);
        store.put(exchange(7));
        store.put(exchange(8));
        Exchange finished = exchange(7);
        finished.status = 200;
        store.put(finished);
        store.put(exchange(0)); // no identity
        QCOMPARE(store.count(), 2);
        QCOMPARE(appended.count(), 2);
        QCOMPARE(updated.count(), 1);
        QCOMPARE(updated.constFirst().constFirst().toInt(), 0);
        QCOMPARE(store.find(7)->status, 200);
        QVERIFY(!store.find(9));
    }

    void put_keepsOneCopyOfWhatRepeats()
    {
        const auto sent = [](qint64 id, const char *tag) {
            Exchange made = exchange(id);
            made.requestHeaders
                = {{QByteArray("Host"), QByteArray("a.example.test")}, {QByteArray("ETag"), tag}};
            return made;
        };
        ExchangeStore store;
        store.put(sent(1, "one"));
        store.put(sent(2, "one"));
        store.put(sent(3, "two"));
        const auto sameCopy = [](const QByteArray &a, const QByteArray &b) {
            return a == b && a.constData() == b.constData();
        };
        QVERIFY(sameCopy(store.at(0).method, store.at(1).method));
        QCOMPARE(store.at(0).run.constData(), store.at(1).run.constData());
        QCOMPARE(store.at(0).requestHeaders.constData(), store.at(1).requestHeaders.constData());
        QVERIFY(sameCopy(
            store.at(1).requestHeaders.at(0).second, store.at(2).requestHeaders.at(0).second));
        QCOMPARE(store.at(2).requestHeaders.at(1).second, QByteArray("two"));
    }

    void put_dropsTheOldest()
    {
        ExchangeStore::Limits limits;
        limits.maxExchanges = 100;
        ExchangeStore store(limits);
        QSignalSpy removed(&store, &ExchangeStore::removedFirst);
        for (qint64 id = 1; id <= 250; ++id)
            store.put(exchange(id));
        QVERIFY(store.count() <= 100 && store.count() >= 90);
        QVERIFY(!removed.isEmpty());
        QCOMPARE(store.at(store.count() - 1).id, 250);
        for (int row = 0; row < store.count(); ++row)
            QCOMPARE(store.rowOf(store.at(row).id), row);
        QCOMPARE(store.rowOf(1), -1);
    }

    void depth_followsParentsAndSurvivesCycles()
    {
        ExchangeStore store;
        store.put(exchange(1));
        store.put(exchange(2, 1));
        store.put(exchange(3, 2));
        store.put(exchange(4, 99));
        store.put(exchange(5, 6));
        store.put(exchange(6, 5));
        QCOMPARE(store.depthOf(0), 0);
        QCOMPARE(store.depthOf(2), 2);
        QCOMPARE(store.depthOf(3), 0);
        QVERIFY(store.depthOf(4) > 0); // ends
    }

    void bodies_moveToDiskBeyondTheBudget()
    {
        QTemporaryDir folder;
        ExchangeStore::Limits limits;
        limits.bodyMemory = 100'000;
        limits.spillFolder = folder.path();
        ExchangeStore store(limits);
        for (qint64 id = 1; id <= 20; ++id) {
            Exchange next = exchange(id);
            next.responseBody = QByteArray(20'000, static_cast<char>('a' + id));
            store.put(next);
        }
        QVERIFY(store.at(0).responseBody.isOnDisk());
        QVERIFY(!store.at(19).responseBody.isOnDisk());
        QCOMPARE(store.at(0).responseBody.bytes().value(), QByteArray(20'000, 'b'));
        store.clear();
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 0);
        QCOMPARE(store.count(), 0);
    }

    void bodies_stayInMemoryWhenTheDiskIsFull()
    {
        if (!s_disk->isThere())
            QSKIP("this kernel lets nobody mount a disk of its own");
        ExchangeStore::Limits limits;
        limits.bodyMemory = 1;
        limits.spillFolder = s_disk->path();
        ExchangeStore store(limits);
        for (const int size : {100'000, 1'000'000}) { // more than the disk, the second in one piece
            Exchange next = exchange(size);
            next.responseBody = QByteArray(size, 'x');
            store.put(next);
        }
        for (int row = 0; row < store.count(); ++row) {
            const Body &body = store.at(row).responseBody;
            QVERIFY(!body.isOnDisk());
            QCOMPARE(body.bytes().value(), QByteArray(int(store.at(row).id), 'x'));
        }
        QVERIFY(QDir(limits.spillFolder).entryList(QDir::Files).isEmpty());
    }

    void runs_areListedOnce()
    {
        ExchangeStore store;
        for (const qint64 id : {100, 101, 200, 102})
            store.put(exchange(id));
        QCOMPARE(store.runs(), (QStringList{QStringLiteral("1"), QStringLiteral("2")}));
    }
};

QTEST_GUILESS_MAIN(TestExchangeStore)
#include "tst_exchangestore.moc"
