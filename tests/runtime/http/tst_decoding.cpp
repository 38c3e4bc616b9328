// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/http/decoding.h"

#include <QTest>

using namespace patchbay;
using namespace patchbay::http;

namespace
{

// "hello hello hello hello" by Python's gzip module.
const QByteArray gzipHello
    = QByteArray::fromHex("1f8b08000000000002ffcb48cdc9c957c8402701e3513d8d17000000");
const QByteArray plainHello = "hello hello hello hello";

QByteArray zlibOf(const QByteArray &bytes)
{
    return qCompress(bytes).mid(4); // Qt puts a length in front
}

} // namespace

class TestDecoding : public QObject
{
    Q_OBJECT
private slots:
    void content_undoesKnownCodings()
    {
        constexpr qint64 limit = 1 << 20;
        QCOMPARE(decodeContent(plainHello, "", limit).value(), plainHello);
        QCOMPARE(decodeContent(plainHello, "identity", limit).value(), plainHello);
        QCOMPARE(decodeContent(gzipHello, "gzip", limit).value(), plainHello);
        QCOMPARE(decodeContent(gzipHello, "X-GZIP", limit).value(), plainHello);
        const QByteArray zlib = zlibOf(plainHello);
        QCOMPARE(decodeContent(zlib, "deflate", limit).value(), plainHello);
        const QByteArray bare = zlib.mid(2, zlib.size() - 6);
        QCOMPARE(decodeContent(bare, "deflate", limit).value(), plainHello);
        QCOMPARE(decodeContent(zlibOf(gzipHello), "gzip, deflate", limit).value(), plainHello);
        QCOMPARE(decodeContent(QByteArray::fromHex("8b01807465737403"), "br", limit).value(),
            QByteArray("test"));
    }

    void content_refusesBrokenData()
    {
        constexpr qint64 limit = 1 << 20;
        QCOMPARE(decodeContent("nonsense", "gzip", limit).error().code, ErrorCode::Malformed);
        QCOMPARE(
            decodeContent(gzipHello.left(20), "gzip", limit).error().code, ErrorCode::Malformed);
        QCOMPARE(decodeContent("", "gzip", limit).error().code, ErrorCode::Malformed);
        QCOMPARE(decodeContent("nonsense", "br", limit).error().code, ErrorCode::Malformed);
        QCOMPARE(decodeContent("x", "zstd", limit).error().code, ErrorCode::Unsupported);
    }

    void content_stopsABomb()
    {
        const QByteArray bomb = zlibOf(QByteArray(64 << 20, '0'));
        QVERIFY(bomb.size() < 100'000);
        QCOMPARE(decodeContent(bomb, "deflate", 1 << 20).error().code, ErrorCode::TooLarge);
    }

    void text_knowsCharsets()
    {
        const QString word = QStringLiteral("\u00fc\u20ac");
        QCOMPARE(decodeText("\xC3\xBC\xE2\x82\xAC", ""), word);
        QCOMPARE(decodeText("\xFC\x80", "windows-1252"), word);
        QCOMPARE(decodeText("\xFC", "iso-8859-1"), QStringLiteral("\u00fc"));
        QCOMPARE(decodeText("\x93\xFA\x96{", "shift_jis"), QStringLiteral("\u65e5\u672c"));
        QCOMPARE(decodeText("\xFC", "utf-8"), QStringLiteral("\u00fc")); // not UTF-8 after all
        QCOMPARE(decodeText("plain", "no-such-charset"), QStringLiteral("plain"));
        QCOMPARE(decodeText("a\xFF", "euc-jp").left(1), QStringLiteral("a"));
    }

    void types_areReadFromHeaders()
    {
        const HeaderList headers{{"content-type", "Application/Vnd.API+JSON; charset=\"UTF-8\""}};
        QCOMPARE(mediaType(headers), QByteArray("application/vnd.api+json"));
        QCOMPARE(charsetOf(headers), QByteArray("utf-8"));
        QVERIFY(isJsonType(mediaType(headers)));
        QVERIFY(isXmlType("application/soap+xml"));
        QCOMPARE(mediaType({}), QByteArray());
        QCOMPARE(mediaType({{"Content-Type", "text/plain"}}), QByteArray("text/plain"));
    }

    void binary_isGuessed()
    {
        QVERIFY(!looksBinary(""));
        QVERIFY(!looksBinary("{\"a\":1}\n"));
        QVERIFY(!looksBinary("\xC3\xBC"));
        QVERIFY(looksBinary(QByteArray("PK\x03\x04\0\0", 6)));
        QVERIFY(looksBinary(gzipHello));
    }
};

QTEST_GUILESS_MAIN(TestDecoding)
#include "tst_decoding.moc"
