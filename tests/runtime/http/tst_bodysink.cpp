// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/http/bodysink.h"
#include "tests/support/fulldisk.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace patchbay;
using namespace patchbay::http;

namespace
{

// Every byte tells its place, so that a missing or doubled piece is seen.
QByteArray pattern(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    for (qsizetype i = 0; i < size; ++i)
        bytes[i] = static_cast<char>((i * 7 + i / 251) & 0x7f);
    return bytes;
}

// In pieces; the first error ends it.
Result<void> appendAll(BodySink &sink, const QByteArray &bytes, qsizetype piece)
{
    for (qsizetype at = 0; at < bytes.size(); at += piece) {
        const qsizetype size = std::min(piece, bytes.size() - at);
        if (auto kept = sink.append(bytes.constData() + at, size); !kept)
            return kept;
    }
    return {};
}

QStringList filesIn(const QString &folder)
{
    return QDir(folder).entryList(QDir::Files);
}

// Whether this process has a file open that is in `folder` or was.
bool holdsAFileOf(const QString &folder)
{
    const auto descriptors
        = QDir(QStringLiteral("/proc/self/fd")).entryInfoList(QDir::Files | QDir::System);
    return std::any_of(descriptors.cbegin(), descriptors.cend(),
        [&folder](const QFileInfo &entry) { return entry.symLinkTarget().startsWith(folder); });
}

} // namespace

class TestBodySink : public QObject
{
    Q_OBJECT
public:
    static void initMain() { s_disk = std::make_unique<test::FullDisk>(); }

private:
    static inline std::unique_ptr<test::FullDisk> s_disk;

    static BodySink::Limits limits(qint64 threshold, const QString &folder)
    {
        return {threshold, qint64(256) << 20, folder};
    }

private slots:
    void cleanupTestCase() { s_disk.reset(); }

    void pieces_keepTheirOrder_data()
    {
        QTest::addColumn<int>("size");
        QTest::addColumn<int>("piece");
        QTest::addColumn<bool>("onDisk");
        QTest::newRow("nothing") << 0 << 1 << false;
        QTest::newRow("within the threshold") << 1000 << 300 << false;
        QTest::newRow("one byte beyond") << 1001 << 1001 << true;
        QTest::newRow("small pieces") << 700'000 << 999 << true;
        QTest::newRow("pieces that fill the buffer exactly") << (1 << 20) << (64 << 10) << true;
        QTest::newRow("pieces larger than the buffer") << 3'000'000 << 700'001 << true;
        QTest::newRow("one piece") << 3'000'000 << 3'000'000 << true;
    }
    void pieces_keepTheirOrder()
    {
        QFETCH(const int, size);
        QFETCH(const int, piece);
        QFETCH(const bool, onDisk);
        const QTemporaryDir folder;
        const QByteArray bytes = pattern(size);
        BodySink sink(limits(1000, folder.path()));
        QVERIFY(appendAll(sink, bytes, piece));
        QCOMPARE(sink.size(), qint64(size));
        QVERIFY(sink.finish());
        const Body body = sink.take();
        QCOMPARE(sink.size(), 0);
        QCOMPARE(body.isOnDisk(), onDisk);
        QCOMPARE(body.size(), qint64(size));
        QVERIFY(body.bytes().value() == bytes);
        if (onDisk) // nothing may come later
            QCOMPARE(QFileInfo(body.filePath()).size(), qint64(size));
    }

    // Small and large pieces in turn: the buffer goes to the file before a piece that does not fit.
    void mixedPieces_keepTheirOrder()
    {
        const QTemporaryDir folder;
        const QByteArray bytes = pattern(2'000'000);
        BodySink sink(limits(10, folder.path()));
        qsizetype at = 0;
        for (int i = 0; at < bytes.size(); ++i) {
            const qsizetype size
                = std::min<qsizetype>(i % 2 == 0 ? 10'000 : 400'000, bytes.size() - at);
            QVERIFY(sink.append(bytes.constData() + at, size));
            at += size;
        }
        QVERIFY(sink.take().bytes().value() == bytes);
    }

    void theLimit_countsWhatIsNotWrittenYet()
    {
        const QTemporaryDir folder;
        BodySink sink({10, 100'000, folder.path()});
        const QByteArray bytes = pattern(60'000);
        QVERIFY(sink.append(bytes.constData(), bytes.size()));
        QCOMPARE(QFileInfo(folder.filePath(filesIn(folder.path()).constFirst())).size(), 0);
        const auto beyond = sink.append(bytes.constData(), 40'001);
        QVERIFY(!beyond);
        QCOMPARE(beyond.error().code, ErrorCode::TooLarge);
        QVERIFY(sink.append(bytes.constData(), 40'000));
        QVERIFY(sink.take().bytes().value() == bytes + bytes.left(40'000));
    }

    void fullDisk_isReported_andWhatItTookCanBeRead_data()
    {
        QTest::addColumn<int>("size");
        QTest::addColumn<bool>("atTheEnd");
        QTest::newRow("while the body comes") << 1'000'000 << false;
        QTest::newRow("at its end") << 200'000 << true;
    }
    void fullDisk_isReported_andWhatItTookCanBeRead()
    {
        if (!s_disk->isThere())
            QSKIP("this kernel lets nobody mount a disk of its own");
        QFETCH(const int, size);
        QFETCH(const bool, atTheEnd);
        const QByteArray bytes = pattern(size);
        {
            BodySink sink(limits(10, s_disk->path()));
            const auto kept = appendAll(sink, bytes, 10'000);
            QCOMPARE(bool(kept), atTheEnd);
            const auto ended = atTheEnd ? sink.finish() : kept;
            QVERIFY(!ended);
            QCOMPARE(ended.error().code, ErrorCode::NoSpace);
            const Body body = sink.take();
            const auto taken = body.bytes();
            QVERIFY2(taken, taken ? "" : qPrintable(taken.error().detail));
            QVERIFY(!taken->isEmpty());
            QVERIFY(taken->size() < size);
            QVERIFY(*taken == bytes.left(taken->size()));
            QCOMPARE(QFileInfo(body.filePath()).size(), body.size());
        }
        QCOMPARE(filesIn(s_disk->path()), QStringList());
    }

    void aSinkThatIsDropped_leavesNoFile()
    {
        const QTemporaryDir folder;
        {
            BodySink sink(limits(10, folder.path()));
            QVERIFY(sink.append("more than ten bytes", 19));
            QCOMPARE(filesIn(folder.path()).size(), 1);
        }
        QCOMPARE(filesIn(folder.path()), QStringList());
    }

    // The file's name goes with the last copy, its blocks a moment later on another thread.
    void aLargeBody_goesWithItsLastCopy()
    {
        const QTemporaryDir folder;
        BodySink sink(limits(10, folder.path()));
        QVERIFY(appendAll(sink, pattern(20 << 20), 1 << 20));
        auto body = std::make_unique<Body>(sink.take());
        auto copy = std::make_unique<Body>(*body);
        body.reset();
        QCOMPARE(copy->window(5, 3).value(), pattern(8).mid(5));
        copy.reset();
        QCOMPARE(filesIn(folder.path()), QStringList());
        QTRY_VERIFY(!holdsAFileOf(folder.path()));
    }
};

QTEST_GUILESS_MAIN(TestBodySink)
#include "tst_bodysink.moc"
