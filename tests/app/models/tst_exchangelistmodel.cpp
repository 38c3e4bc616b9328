// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/exchangefilterproxy.h"
#include "app/models/exchangelistmodel.h"
#include "tests/support/cputimer.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace patchbay;
using namespace patchbay::http;
using namespace patchbay::traffic;
using Model = ExchangeListModel;

namespace
{

Exchange exchange(qint64 id, int status = 200)
{
    Exchange made;
    made.id = id;
    made.run = QStringLiteral("1");
    made.phase = QStringLiteral("pick_list");
    made.method = "GET";
    made.url = "https://api.example.test/v2/ports?active=true&id=" + QByteArray::number(id);
    made.startedAt = QDateTime::fromMSecsSinceEpoch(1'000'000 + id * 10, Qt::UTC);
    made.status = status;
    made.responseHeaders = {{"Content-Type", "application/json; charset=utf-8"}};
    made.responseBody = QByteArray(2100, 'x');
    made.timing.total = std::chrono::milliseconds(38);
    made.declaredLine = 88;
    made.finished = true;
    return made;
}

Exchange lasting(qint64 id, std::chrono::microseconds total)
{
    Exchange made = exchange(id);
    made.timing.total = total;
    return made;
}

QList<qint64> ids(const ExchangeFilterProxy &proxy)
{
    QList<qint64> found;
    for (int row = 0; row < proxy.rowCount(); ++row)
        found.append(proxy.exchange(row).id);
    return found;
}

QString text(const QAbstractItemModel &model, int row, int column)
{
    return model.index(row, column).data().toString();
}

} // namespace

class TestExchangeListModel : public QObject
{
    Q_OBJECT
private slots:
    void rows_sayWhatHappened()
    {
        ExchangeStore store;
        Model model(store);
        QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        store.put(exchange(1));
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(text(model, 0, Model::NumberColumn), QStringLiteral("1"));
        QCOMPARE(text(model, 0, Model::PhaseColumn), QStringLiteral("pick list"));
        QCOMPARE(text(model, 0, Model::MethodColumn), QStringLiteral("GET"));
        QCOMPARE(text(model, 0, Model::UrlColumn), QStringLiteral("/v2/ports?active=true&id=1"));
        QCOMPARE(text(model, 0, Model::StatusColumn), QStringLiteral("200"));
        QCOMPARE(text(model, 0, Model::TypeColumn), QStringLiteral("json"));
        QCOMPARE(text(model, 0, Model::SizeColumn), QStringLiteral("2.1 kB"));
        QCOMPARE(text(model, 0, Model::TimeColumn), QStringLiteral("38 ms"));
        QCOMPARE(text(model, 0, Model::LineColumn), QStringLiteral("88"));
        for (int column = 0; column < Model::ColumnCount; ++column)
            QVERIFY(
                !model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
    }

    void rows_showPendingAndFailed()
    {
        ExchangeStore store;
        Model model(store);
        Exchange pending = exchange(1, 0);
        pending.finished = false;
        store.put(pending);
        const auto outcome = [&model] {
            return ExchangeOutcome(model.index(0, 0).data(Model::OutcomeRole).toInt());
        };
        QCOMPARE(outcome(), ExchangeOutcome::Pending);
        QCOMPARE(text(model, 0, Model::StatusColumn), QStringLiteral("waiting"));
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        pending.finished = true;
        pending.failure = Failure{FailureKind::Refused, QStringLiteral("Connection refused")};
        store.put(pending);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(outcome(), ExchangeOutcome::Failed);
        QCOMPARE(text(model, 0, Model::StatusColumn), QStringLiteral("refused"));
    }

    void rows_hideSecretsAndKnowTheirDepth()
    {
        ExchangeStore store;
        store.redactor().addSecret(QStringLiteral("api_key"), "sekret42");
        Model model(store);
        Exchange first = exchange(1);
        first.url = "https://a.test/x?key=sekret42";
        store.put(first);
        Exchange second = exchange(2);
        second.parent = 1;
        store.put(second);
        QVERIFY(!text(model, 0, Model::UrlColumn).contains(QStringLiteral("sekret42")));
        QVERIFY(!model.index(0, Model::UrlColumn)
                     .data(Qt::ToolTipRole)
                     .toString()
                     .contains(QStringLiteral("sekret42")));
        QCOMPARE(model.index(1, 0).data(Model::DepthRole).toInt(), 1);
    }

    void waterfall_isRelativeToItsRun()
    {
        ExchangeStore store;
        store.put(exchange(1)); // 10 ms … 48 ms after the epoch of the test
        Model model(store);
        QSignalSpy stretched(&model, &Model::waterfallStretched);
        store.put(exchange(11)); // begins 100 ms later
        QCOMPARE(stretched.count(), 1);
        const auto bar = [&model](int row) {
            return model.index(row, Model::WaterfallColumn)
                .data(Model::WaterfallRole)
                .value<WaterfallBar>();
        };
        QCOMPARE(bar(0).start, 0.0);
        QCOMPARE(bar(0).end, 38.0 / 138);
        QCOMPARE(bar(1).start, 100.0 / 138);
        QCOMPARE(bar(1).end, 1.0);
    }

    void proxy_narrowsAndSorts()
    {
        ExchangeStore store;
        Model model(store);
        ExchangeFilterProxy proxy(model);
        QAbstractItemModelTester tester(
            &proxy, QAbstractItemModelTester::FailureReportingMode::QtTest);
        for (qint64 id = 1; id <= 20; ++id) {
            Exchange next = exchange(id, id % 5 == 0 ? 404 : 200);
            next.run = id <= 10 ? QStringLiteral("1") : QStringLiteral("2");
            next.timing.total = std::chrono::milliseconds(1000 - id);
            store.put(next);
        }
        QVERIFY(!proxy.isNarrowed());
        proxy.setScope(Scope::Errors);
        QCOMPARE(proxy.rowCount(), 4);
        proxy.setRun(QStringLiteral("2"));
        QCOMPARE(proxy.rowCount(), 2);
        proxy.setFilter(Filter::parse(QStringLiteral("status:200")).value());
        QCOMPARE(proxy.rowCount(), 0);
        QVERIFY(proxy.isNarrowed());
        proxy.setScope(Scope::All);
        proxy.setFilter({});
        proxy.sort(Model::TimeColumn, Qt::AscendingOrder);
        QCOMPARE(proxy.exchange(0).id, 20);
        store.clear();
        QCOMPARE(proxy.rowCount(), 0);
    }

    // A long list is judged in slices: what comes and goes meanwhile is counted, and a filter typed
    // over another one wins.
    void filter_ofALongListWaitsForNobody()
    {
        ExchangeStore::Limits limits;
        limits.maxExchanges = 25'000;
        ExchangeStore store(limits);
        Model model(store);
        ExchangeFilterProxy proxy(model);
        for (qint64 id = 1; id <= 20'000; ++id)
            store.put(exchange(id, id % 2 ? 200 : 404));
        QSignalSpy judged(&proxy, &ExchangeFilterProxy::arranged);
        proxy.setFilter(Filter::parse(QStringLiteral("status:500")).value());
        proxy.setFilter(Filter::parse(QStringLiteral("status:404")).value());
        QVERIFY(proxy.isArranging());
        QCOMPARE(proxy.rowCount(), 20'000); // the rows of before, until all are judged
        store.put(exchange(20'001, 404));
        store.put(exchange(1, 404)); // was 200
        QTRY_COMPARE(judged.count(), 1);
        QVERIFY(!proxy.isArranging());
        QCOMPARE(proxy.rowCount(), 10'002);
        for (qint64 id = 20'002; id <= 27'000; ++id) // the oldest leave
            store.put(exchange(id, 500));
        proxy.setFilter(Filter::parse(QStringLiteral("status:500")).value());
        QTRY_COMPARE(proxy.rowCount(), 27'000 - 20'001);
    }

    void sort_ofEveryColumn_data()
    {
        QTest::addColumn<int>("column");
        QTest::addColumn<QList<qint64>>("ascending"); // ids; equal ones as they began
        QTest::addColumn<QList<qint64>>("descending");
        using Ids = QList<qint64>;
        QTest::newRow("number") << int(Model::NumberColumn) << Ids{1, 2, 3, 4} << Ids{4, 3, 2, 1};
        QTest::newRow("phase") << int(Model::PhaseColumn) << Ids{2, 3, 1, 4} << Ids{1, 4, 2, 3};
        QTest::newRow("method") << int(Model::MethodColumn) << Ids{1, 2, 4, 3} << Ids{3, 1, 2, 4};
        QTest::newRow("url") << int(Model::UrlColumn) << Ids{4, 1, 2, 3} << Ids{3, 2, 1, 4};
        QTest::newRow("status") << int(Model::StatusColumn) << Ids{2, 1, 3, 4} << Ids{4, 1, 3, 2};
        QTest::newRow("type") << int(Model::TypeColumn) << Ids{1, 2, 4, 3} << Ids{3, 1, 2, 4};
        QTest::newRow("size") << int(Model::SizeColumn) << Ids{2, 1, 4, 3} << Ids{3, 1, 4, 2};
        QTest::newRow("time") << int(Model::TimeColumn) << Ids{1, 2, 3, 4} << Ids{4, 1, 2, 3};
        QTest::newRow("line") << int(Model::LineColumn) << Ids{3, 1, 2, 4} << Ids{1, 2, 4, 3};
        QTest::newRow("waterfall")
            << int(Model::WaterfallColumn) << Ids{1, 2, 3, 4} << Ids{4, 3, 2, 1};
    }

    void sort_ofEveryColumn()
    {
        QFETCH(int, column);
        QFETCH(QList<qint64>, ascending);
        QFETCH(QList<qint64>, descending);
        ExchangeStore store;
        std::vector<Exchange> four = {exchange(1), exchange(2, 9), exchange(3), exchange(4, 404)};
        four[1].phase = four[2].phase = QStringLiteral("execute");
        four[2].method = "POST";
        four[3].url = "https://a.example.test/";
        four[2].responseHeaders = {{"Content-Type", "text/xml"}};
        four[1].responseBody = QByteArray(900, 'x'); // as texts, 900 is more than 2100
        four[2].responseBody = QByteArray(10'000, 'x');
        four[3].timing.total = std::chrono::milliseconds(1000);
        four[2].forcedLine = 9;
        for (const Exchange &each : four)
            store.put(each);
        Model model(store);
        ExchangeFilterProxy proxy(model);
        QAbstractItemModelTester tester(
            &proxy, QAbstractItemModelTester::FailureReportingMode::QtTest);
        proxy.sort(column, Qt::AscendingOrder);
        QCOMPARE(ids(proxy), ascending);
        proxy.sort(column, Qt::DescendingOrder);
        QCOMPARE(ids(proxy), descending);
        proxy.sort(-1);
        QCOMPARE(ids(proxy), (QList<qint64>{1, 2, 3, 4}));
    }

    // A row goes to another place when its answer comes; the indexes held go with it.
    void sorted_rowsMoveWhenTheyChange()
    {
        ExchangeStore store;
        Model model(store);
        ExchangeFilterProxy proxy(model);
        QAbstractItemModelTester tester(
            &proxy, QAbstractItemModelTester::FailureReportingMode::QtTest);
        proxy.sort(Model::TimeColumn, Qt::DescendingOrder);
        const auto took = [&store](qint64 id, int ms) {
            store.put(lasting(id, std::chrono::milliseconds(ms)));
        };
        for (qint64 id = 1; id <= 5; ++id)
            took(id, int(id) * 10);
        QCOMPARE(ids(proxy), (QList<qint64>{5, 4, 3, 2, 1}));
        const QPersistentModelIndex two = proxy.mapFromSource(model.index(1, 0));
        QSignalSpy moved(&proxy, &QAbstractItemModel::rowsMoved);
        took(2, 45);
        QCOMPARE(ids(proxy), (QList<qint64>{5, 2, 4, 3, 1}));
        QCOMPARE(two.row(), 1);
        took(5, 1);
        QCOMPARE(ids(proxy), (QList<qint64>{2, 4, 3, 1, 5}));
        QCOMPARE(moved.count(), 2);
        took(4, 44); // stays where it is
        QCOMPARE(moved.count(), 2);
        took(6, 43);
        QCOMPARE(ids(proxy), (QList<qint64>{2, 4, 6, 3, 1, 5}));
        QCOMPARE(two.row(), 0);
    }

    // A long list is sorted in slices: what comes, changes and leaves meanwhile ends at its place.
    void sort_ofALongListWaitsForNobody()
    {
        ExchangeStore::Limits limits;
        limits.maxExchanges = 20'500;
        ExchangeStore store(limits);
        Model model(store);
        ExchangeFilterProxy proxy(model);
        const auto put = [&store](qint64 id, qint64 us) {
            Exchange made = lasting(id, std::chrono::microseconds(us));
            made.responseBody = {};
            store.put(made);
        };
        for (qint64 id = 1; id <= 20'000; ++id)
            put(id, id * 7919 % 5000);
        const QPersistentModelIndex held = proxy.index(12'345, 0);
        QSignalSpy arranged(&proxy, &ExchangeFilterProxy::arranged);
        proxy.sort(Model::TimeColumn, Qt::DescendingOrder);
        QVERIFY(proxy.isArranging());
        QCOMPARE(proxy.exchange(0).id, 1); // the order of before, until all is sorted
        for (int turn = 0; turn < 20 && proxy.isArranging(); ++turn) {
            QCoreApplication::processEvents();
            put(20'001 + turn * 40, 2500); // comes
            put(1 + turn * 1000, 2501 + turn); // changes
            if (turn == 10) { // the oldest leave
                for (qint64 id = 30'000; id < 31'000; ++id)
                    put(id, id % 3);
            }
        }
        QTRY_COMPARE(arranged.count(), 1);
        QCOMPARE(proxy.rowCount(), store.count());
        QList<qint64> expected;
        for (int row = 0; row < store.count(); ++row)
            expected.append(store.at(row).id);
        std::stable_sort(expected.begin(), expected.end(), [&store](qint64 one, qint64 other) {
            return store.find(one)->timing.total > store.find(other)->timing.total;
        });
        QVERIFY(ids(proxy) == expected);
        QCOMPARE(proxy.exchange(held.row()).id, 12'346);
        proxy.sort(Model::NumberColumn, Qt::AscendingOrder);
        proxy.setFilter(Filter::parse(QStringLiteral("status:404")).value());
        QTRY_VERIFY(!proxy.isArranging());
        QCOMPARE(proxy.rowCount(), 0);
        QVERIFY(!held.isValid());
    }

    // 100,000 rows: an append must cost what it costs with few, a filter well under a second.
    void manyRows_costAsMuchAsFew()
    {
        ExchangeStore store;
        Model model(store);
        ExchangeFilterProxy proxy(model);
        Exchange next = exchange(1);
        next.responseBody = {};
        const auto append = [&](qint64 from, qint64 to) {
            const test::CpuTimer timer;
            for (qint64 id = from; id < to; ++id) {
                next.id = id;
                next.startedAt = next.startedAt.addMSecs(1);
                store.put(next);
            }
            return timer.nsecsElapsed() / (to - from);
        };
        const qint64 few = append(1, 2000);
        append(2000, 98'000);
        const qint64 many = append(98'000, 100'000);
        QVERIFY2(many < few * 5, qPrintable(QStringLiteral("%1 ns → %2 ns").arg(few).arg(many)));
        const test::CpuTimer timer;
        proxy.setFilter(Filter::parse(QStringLiteral("~m POST")).value());
        QTRY_VERIFY(!proxy.isArranging());
        QCOMPARE(proxy.rowCount(), 0);
        QVERIFY2(
            timer.elapsed() < test::budget(2000), qPrintable(QString::number(timer.elapsed())));
        // The store drops its oldest rows: models follow.
        append(100'000, 100'200);
        QCOMPARE(model.rowCount(), store.count());
    }
};

QTEST_GUILESS_MAIN(TestExchangeListModel)
#include "tst_exchangelistmodel.moc"
