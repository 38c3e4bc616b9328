// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/slicedsort.h"

#include <QRandomGenerator>
#include <QTest>

using namespace patchbay;

namespace
{

struct Card
{
    int number = 0;
    int place = 0; // before the sort
};

struct ByNumber
{
    bool operator()(const Card &one, const Card &other) const { return one.number < other.number; }
};

} // namespace

class TestSlicedSort : public QObject
{
    Q_OBJECT
private slots:
    void everyLength_isSortedAndStable_data()
    {
        QTest::addColumn<int>("length");
        using Sort = SlicedSort<Card, ByNumber>;
        const int step = int(Sort::stepItems);
        for (const int length : {0, 1, 2, step - 1, step, step + 1, 2 * step, 2 * step + 1,
                 3 * step, 5 * step + 7, 100'000})
            QTest::newRow(qPrintable(QString::number(length))) << length;
    }

    void everyLength_isSortedAndStable()
    {
        QFETCH(int, length);
        QRandomGenerator random(length);
        std::vector<Card> cards;
        for (int place = 0; place < length; ++place)
            cards.push_back({random.bounded(1 + length / 10), place});
        std::vector<Card> expected = cards;
        std::stable_sort(expected.begin(), expected.end(), ByNumber());
        SlicedSort<Card, ByNumber> sort(std::move(cards), ByNumber());
        while (!sort.isDone())
            sort.step();
        const std::vector<Card> sorted = sort.take();
        QCOMPARE(sorted.size(), expected.size());
        for (std::size_t i = 0; i < sorted.size(); ++i)
            QCOMPARE(sorted[i].place, expected[i].place);
    }

    // A step never grows with the list, or a turn of the event loop would.
    void step_looksAtFew()
    {
        qsizetype compared = 0;
        const auto less = [&compared](int one, int other) {
            ++compared;
            return one < other;
        };
        std::vector<int> numbers;
        for (int i = 50'000; i > 0; --i)
            numbers.push_back(i);
        SlicedSort<int, decltype(less)> sort(std::move(numbers), less);
        qsizetype most = 0;
        while (!sort.isDone()) {
            compared = 0;
            sort.step();
            most = std::max(most, compared);
        }
        QVERIFY2(most < 10 * 512, qPrintable(QString::number(most))); // 512 log2 512 = 4608
    }
};

QTEST_GUILESS_MAIN(TestSlicedSort)
#include "tst_slicedsort.moc"
