// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/protocol/framereader.h"
#include "runtime/protocol/messagewriter.h"
#include "tests/fuzz/framecheck.h"

#include <malloc.h>

#include <QElapsedTimer>
#include <QTest>

#include <random>

using namespace patchbay;
using namespace patchbay::protocol;

namespace
{

constexpr int kSeconds = 3;

QList<Frame> specimens()
{
    QList<Frame> frames{helloFrame(), startVersionFrame(QStringLiteral("v1"), {}),
        signalFrame(QStringLiteral("v1"), 7, SignalKind::Kill), jobFrame("{\"do\":\"exec\"}"),
        answerFrame(1,
            {.status = 200,
                .reason = "OK",
                .headers = {{"A", "b"}},
                .url = "u",
                .hops = 1,
                .body = "body"})};
    const QList<QByteArray> texts{"{\"ev\":\"hello\",\"protocol\":1,\"host\":\"h\",\"ruby\":\"r\","
                                  "\"active_support\":\"a\",\"pid\":2,"
                                  "\"ready_ms\":1,\"sandbox\":{\"landlock\":1,\"seccomp\":true,"
                                  "\"no_new_privs\":true,\"own_user\":true,"
                                  "\"warnings\":[\"x\"]}}",
        "{\"ev\":\"version_exited\",\"version\":\"v\",\"pid\":3,\"signal\":9}",
        "{\"ev\":\"loaded\",\"ok\":false,\"error\":{\"class\":\"C\",\"message\":\"m\","
        "\"backtrace\":[{\"file\":\"f\","
        "\"line\":1,\"label\":\"l\"}],\"request\":{\"code\":1}}}",
        "{\"ev\":\"exchange\",\"id\":1,\"spec\":{\"method\":\"PUT\",\"url\":\"u\",\"headers\":[["
        "\"a\",\"b\"]],"
        "\"body\":true,\"digest\":{\"user\":\"u\"},\"tls\":{\"trusted\":[\"t\"]},\"open_timeout\":"
        "1}}",
        "{\"ev\":\"outcome\",\"kind\":\"raised\",\"error\":{\"class\":\"C\"},\"retry\":{\"max\":3,"
        "\"delays\":[1,2]}}",
        "{\"ev\":\"settings\",\"id\":2,\"message\":\"m\",\"changes\":{\"a\":{\"b\":[1,2.5,null,"
        "true]}}}",
        "{\"ev\":\"trace\",\"kind\":\"lambda_enter\",\"lambda\":\"l\",\"line\":3}",
        "{\"ev\":\"sleep\",\"id\":3,\"seconds\":1.5}"};
    for (const QByteArray &text : texts)
        frames.append({*parseJson(text), "blob"});
    return frames;
}

class Mutator
{
public:
    explicit Mutator(unsigned seed)
        : m_random(seed)
    { }
    qsizetype below(qsizetype limit)
    {
        return limit <= 0 ? 0 : static_cast<qsizetype>(m_random() % static_cast<quint64>(limit));
    }
    void mutate(QByteArray &bytes)
    {
        static const QList<QByteArray> tokens{"{", "}", "[", "]", "\"", ":", ",", "null", "-1",
            "1e999", "18446744073709551616", "\\u0000", "\\ud800", "\xff\xff\xff\xff",
            QByteArray(8, '\0'), QByteArray(200, '['), "\"ev\":\"outcome\""};
        const qsizetype at = below(bytes.size());
        switch (below(6)) {
        case 0:
            bytes[at] = static_cast<char>(m_random());
            break;
        case 1:
            bytes[at] = static_cast<char>(bytes[at] ^ (1 << below(8)));
            break;
        case 2:
            bytes.insert(at, tokens[below(tokens.size())]);
            break;
        case 3:
            bytes.remove(at, 1 + below(9));
            break;
        case 4:
            bytes.insert(at, bytes.mid(below(bytes.size()), below(64)));
            break;
        case 5: { // keeps the lengths true, so that the mutation reaches the JSON
            bytes.replace(
                8 + below(bytes.size() - 8), 1, QByteArray(1, static_cast<char>(m_random())));
            break;
        }
        }
        if (bytes.isEmpty())
            bytes = "x";
    }

private:
    std::mt19937 m_random;
};

} // namespace

class TestFrameFuzz : public QObject
{
    Q_OBJECT
private slots:
    void mutatedStreams_neverCrashOrGrow()
    {
        const QList<Frame> frames = specimens();
        Mutator mutator(20'240'607);
        QElapsedTimer time;
        time.start();
        const auto before = mallinfo2().uordblks;
        qint64 streams = 0;
        qint64 read = 0;
        while (time.elapsed() < kSeconds * 1000) {
            QByteArray stream;
            for (qsizetype i = 0; i <= mutator.below(3); ++i)
                stream += *encodeFrame(frames[mutator.below(frames.size())]);
            for (qsizetype i = 0; i <= mutator.below(6); ++i)
                mutator.mutate(stream);
            read += tests::readEverything(stream, 1 + mutator.below(200));
            ++streams;
        }
        QVERIFY2(streams > 1000, "the machine is too slow to say anything");
        QVERIFY(read > 0);
        const auto after = mallinfo2().uordblks;
        QVERIFY2(after < before + (8U << 20), "memory stays after the readers are gone");
        qInfo("%lld streams, %lld frames", streams, read);
    }

    void announcedLengths_reserveNothing()
    {
        // A thousand readers that were promised 65,536 bytes each hold next to nothing.
        const auto before = mallinfo2().uordblks;
        std::vector<FrameReader> readers(1000);
        const QByteArray promise("\xff\xff\0\0\xff\xff\0\x0f{", 9);
        for (FrameReader &reader : readers)
            QVERIFY(reader.feed(promise).has_value());
        QVERIFY(mallinfo2().uordblks < before + (4U << 20));
    }
};

QTEST_APPLESS_MAIN(TestFrameFuzz)
#include "tst_framefuzz.moc"
