// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/protocol/framereader.h"

#include <QTest>
#include <QtEndian>

using namespace patchbay;
using namespace patchbay::protocol;

namespace
{

QByteArray rawFrame(const QByteArray &header, const QByteArray &blob = {})
{
    QByteArray bytes(8, '\0');
    qToLittleEndian(static_cast<quint32>(header.size()), bytes.data());
    qToLittleEndian(static_cast<quint32>(blob.size()), bytes.data() + 4);
    return bytes + header + blob;
}

QByteArray lengths(quint32 header, quint32 blob)
{
    QByteArray bytes(8, '\0');
    qToLittleEndian(header, bytes.data());
    qToLittleEndian(blob, bytes.data() + 4);
    return bytes;
}

} // namespace

class TestFrameReader : public QObject
{
    Q_OBJECT
private slots:
    void encode_isLengthsHeaderBlob()
    {
        const auto bytes = encodeFrame({Json{{"op", "x"}}, "ab"});
        QVERIFY(bytes.has_value());
        QCOMPARE(*bytes, QByteArray("\x0a\0\0\0\x02\0\0\0{\"op\":\"x\"}ab", 20));
    }

    void encode_refusesWhatIsOverACap()
    {
        Caps caps;
        caps.headerBytes = 10;
        caps.blobBytes = 3;
        QCOMPARE(encodeFrame({Json{{"op", "xy"}}, {}}, caps).error().code, ErrorCode::TooLarge);
        QCOMPARE(encodeFrame({Json{{"op", "x"}}, "abcd"}, caps).error().code, ErrorCode::TooLarge);
        QVERIFY(encodeFrame({Json{{"op", "x"}}, "abc"}, caps).has_value());
    }

    void encode_repairsBytesThatAreNotUtf8()
    {
        const auto bytes = encodeFrame({Json{{"t", "a\xff"}}, {}});
        FrameReader reader;
        QVERIFY(reader.feed(*bytes).has_value());
        QCOMPARE(stringAt(reader.next()->header, "t"), QStringLiteral("a\uFFFD"));
    }

    void feed_takesAnyPieces()
    {
        QByteArray stream;
        for (int i = 0; i < 50; ++i)
            stream += *encodeFrame({Json{{"n", i}}, QByteArray(i * 7, 'b')});
        for (const qsizetype size :
            {qsizetype(1), qsizetype(3), qsizetype(8), qsizetype(1000), stream.size()}) {
            FrameReader reader;
            int seen = 0;
            for (qsizetype at = 0; at < stream.size(); at += size) {
                const QByteArray piece = stream.mid(at, size);
                QVERIFY(reader.feed(piece).has_value());
                while (const auto frame = reader.next()) {
                    QCOMPARE(integerAt(frame->header, "n"), qint64(seen));
                    QCOMPARE(frame->blob.size(), qsizetype(seen * 7));
                    ++seen;
                }
            }
            QCOMPARE(seen, 50);
            QVERIFY(reader.atBoundary());
        }
    }

    void atBoundary_isFalseInsideAFrame()
    {
        const QByteArray frame = rawFrame("{\"a\":1}", "xy");
        for (qsizetype cut = 1; cut < frame.size(); ++cut) {
            FrameReader reader;
            QVERIFY(reader.feed(frame.left(cut)).has_value());
            QVERIFY(!reader.atBoundary());
            QVERIFY(!reader.next().has_value());
        }
    }

    void feed_refuses_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("no header") << lengths(0, 0) << ErrorCode::Protocol;
        QTest::newRow("header of one byte") << lengths(1, 0) << ErrorCode::Protocol;
        QTest::newRow("header over the cap") << lengths((16u << 20) + 1, 0) << ErrorCode::TooLarge;
        QTest::newRow("blob over the cap") << lengths(2, (256u << 20) + 1) << ErrorCode::TooLarge;
        QTest::newRow("all ones") << QByteArray(8, '\xff') << ErrorCode::TooLarge;
        QTest::newRow("no JSON") << rawFrame("abc") << ErrorCode::Protocol;
        QTest::newRow("half JSON") << rawFrame("{\"a\":") << ErrorCode::Protocol;
        QTest::newRow("not UTF-8") << rawFrame("{\"a\":\"\xff\"}") << ErrorCode::Protocol;
        QTest::newRow("a list") << rawFrame("[1]") << ErrorCode::Protocol;
        QTest::newRow("null") << rawFrame("null") << ErrorCode::Protocol;
        QTest::newRow("two values") << rawFrame("{}{}") << ErrorCode::Protocol;
        QTest::newRow("too deep") << rawFrame("{\"a\":" + QByteArray(70, '[') + QByteArray(70, ']')
            + "}") << ErrorCode::TooLarge;
        QByteArray wide = "{";
        for (int i = 0; i < 30'000; ++i)
            wide += (i ? ",\"k" : "\"k") + QByteArray::number(i) + "\":0";
        QTest::newRow("too many members") << rawFrame(wide + "}") << ErrorCode::TooLarge;
    }

    void feed_refuses()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(ErrorCode, code);
        FrameReader reader;
        const auto fed = reader.feed(bytes);
        QVERIFY(!fed.has_value());
        QCOMPARE(fed.error().code, code);
        QVERIFY(!fed.error().detail.isEmpty());
        QVERIFY(!reader.next().has_value());
        // And stays lost.
        QCOMPARE(reader.feed(rawFrame("{}")).error().code, code);
        QVERIFY(!reader.atBoundary());
    }

    void feed_countsFramesAndBytes()
    {
        Caps caps;
        caps.frames = 3;
        FrameReader frames(caps);
        QVERIFY(frames.feed(rawFrame("{}").repeated(3)).has_value());
        QCOMPARE(frames.feed(rawFrame("{}")).error().code, ErrorCode::TooLarge);

        caps = {};
        caps.totalBytes = 25;
        FrameReader bytes(caps);
        QVERIFY(bytes.feed(rawFrame("{}").repeated(2)).has_value());
        QCOMPARE(bytes.feed(rawFrame("{}")).error().code, ErrorCode::TooLarge);
    }

    void framesBeforeTheMistake_stillCome()
    {
        FrameReader reader;
        QVERIFY(!reader.feed(rawFrame("{\"n\":1}").append(rawFrame("nonsense"))).has_value());
        QVERIFY(reader.next().has_value());
        QVERIFY(!reader.next().has_value());
    }
};

QTEST_APPLESS_MAIN(TestFrameReader)
#include "tst_framereader.moc"
