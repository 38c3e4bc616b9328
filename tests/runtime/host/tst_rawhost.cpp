// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/hostlink/framesocket.h"
#include "runtime/hostlink/hostprocess.h"
#include "runtime/protocol/messagewriter.h"
#include "tests/support/hostfixture.h"

#include <sys/socket.h>
#include <unistd.h>

#include <QTest>

#include <random>

using namespace patchbay;
using namespace patchbay::hostlink;
using namespace patchbay::tests;

// The host's end of the protocol, fed with what no application would say: it ends cleanly, never by
// a crash, and takes its children with it.
class TestRawHost : public QObject
{
    Q_OBJECT
private:
    struct Raw
    {
        std::unique_ptr<HostProcess> process;
        int control = -1;
        std::optional<protocol::ExitStatus> exit;

        ~Raw()
        {
            if (control >= 0)
                ::close(control);
        }
        void say(const QByteArray &bytes) const
        {
            (void)::send(
                control, bytes.constData(), static_cast<std::size_t>(bytes.size()), MSG_NOSIGNAL);
        }
        void say(const protocol::Frame &frame) const { say(*protocol::encodeFrame(frame)); }
        void hangUp() { ::close(std::exchange(control, -1)); }
    };

    static std::unique_ptr<Raw> launch()
    {
        auto raw = std::make_unique<Raw>();
        auto ends = FrameSocket::pair();
        if (!ends)
            return nullptr;
        raw->control = ends->first;
        auto process = HostProcess::start(
            standInOptions().executable, standInOptions().scripts, ends->second);
        if (!process)
            return nullptr;
        raw->process = std::move(*process);
        connect(raw->process.get(), &HostProcess::exited, raw->process.get(),
            [host = raw.get()](const protocol::ExitStatus &exit) { host->exit = exit; });
        return raw;
    }

    // Frames that came on a socket within the patience of a test.
    static QByteArray heard(int socket)
    {
        QByteArray buffer(4096, '\0');
        const auto got
            = ::recv(socket, buffer.data(), static_cast<std::size_t>(buffer.size()), MSG_DONTWAIT);
        return got > 0 ? buffer.left(got) : QByteArray();
    }

private slots:
    void control_endsOnNonsense_data()
    {
        QTest::addColumn<QByteArray>("first");
        const auto hello = *protocol::encodeFrame(protocol::helloFrame());
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("half of the lengths") << QByteArray("\x05\0", 2);
        QTest::newRow("ones") << QByteArray(64, '\xff');
        QTest::newRow("no JSON") << QByteArray("\x03\0\0\0\0\0\0\0abc", 11);
        QTest::newRow("a list") << QByteArray("\x02\0\0\0\0\0\0\0[]", 10);
        QTest::newRow("another protocol")
            << *protocol::encodeFrame({Json{{"op", "hello"}, {"protocol", 99}}, {}});
        QTest::newRow("hello, then nonsense") << QByteArray(hello).append(QByteArray(64, '\x7f'));
        QTest::newRow("hello, then half a frame")
            << QByteArray(hello).append(QByteArray("\x20\0\0\0\0\0\0\0{", 9));
        QTest::newRow("hello, then an unknown op")
            << QByteArray(hello).append(*protocol::encodeFrame({Json{{"op", "launch"}}, {}}));
        QTest::newRow("a version without a descriptor, then the end") << QByteArray(hello).append(
            *protocol::encodeFrame(protocol::startVersionFrame(QStringLiteral("v1"), {})));
        QTest::newRow("a signal to nobody, then the end")
            << QByteArray(hello).append(*protocol::encodeFrame(
                   protocol::signalFrame(QStringLiteral("v1"), 1, protocol::SignalKind::Kill)));
    }

    void control_endsOnNonsense()
    {
        QFETCH(QByteArray, first);
        auto raw = launch();
        QVERIFY(raw);
        raw->say(first);
        ::shutdown(raw->control, SHUT_WR);
        QTRY_VERIFY_WITH_TIMEOUT(raw->exit, 30'000);
        QVERIFY2(raw->exit->status.has_value(), "ended by a signal");
    }

    void refusal_namesTheProtocol()
    {
        auto raw = launch();
        raw->say(protocol::Frame{Json{{"op", "hello"}, {"protocol", 99}}, {}});
        QByteArray said;
        QTRY_VERIFY((said += heard(raw->control)).contains("refused"));
        QVERIFY(said.contains("protocol 1, not 99"));
        QTRY_VERIFY(raw->exit);
    }

    void children_endOnNonsense()
    {
        auto raw = launch();
        raw->say(protocol::helloFrame());
        QByteArray said;
        QTRY_VERIFY_WITH_TIMEOUT((said += heard(raw->control)).contains("hello"), 30'000);

        // Random bytes to a version, and to run children of a good one.
        std::mt19937 random(7);
        const auto noise = [&random] {
            QByteArray bytes(1 + static_cast<qsizetype>(random() % 300), '\0');
            for (char &byte : bytes)
                byte = static_cast<char>(random());
            // Half of them with small, believable lengths.
            if (random() % 2 == 0 && bytes.size() > 8)
                bytes.replace(0, 8, QByteArray("\x08\0\0\0\x02\0\0\0", 8));
            return bytes;
        };
        // One reader for each socket, from the first frame on: none of the ends is missed.
        const auto count = [](FrameSocket &socket, const char *event) {
            auto ends = std::make_shared<int>(0);
            connect(&socket, &FrameSocket::received, &socket,
                [ends, event = QLatin1String(event)](const protocol::Frame &frame) {
                    *ends += stringAt(frame.header, "ev") == event ? 1 : 0;
                });
            return ends;
        };
        FrameSocket zygote(::dup(raw->control), {});
        const auto versionEnds = count(zygote, "version_exited");
        for (int round = 0; round < 10; ++round) {
            const auto version = *FrameSocket::pair();
            QVERIFY(zygote.send(
                protocol::startVersionFrame(QStringLiteral("n%1").arg(round), {}), version.second));
            const QByteArray bytes = noise();
            (void)::send(version.first, bytes.constData(), static_cast<std::size_t>(bytes.size()),
                MSG_NOSIGNAL);
            ::close(version.first);
        }
        // Only when all have come and gone: between two forks there is a moment with none.
        QTRY_COMPARE_WITH_TIMEOUT(*versionEnds, 10, 60'000);
        QCOMPARE(livingDescendants(raw->process->id()).size(), 1);
        QVERIFY(!raw->exit);

        const auto ends = *FrameSocket::pair();
        QVERIFY(zygote.send(protocol::startVersionFrame(QStringLiteral("good"), {}), ends.second));
        FrameSocket version(ends.first, {});
        const auto runEnds = count(version, "run_exited");
        QVERIFY(version.send(protocol::loadFrame(
            QStringLiteral("c.rb"), QStringLiteral("cloud"), {}, "{ run: lambda { |b, i| 1 } }")));
        for (int round = 0; round < 10; ++round) {
            const auto run = *FrameSocket::pair();
            QVERIFY(version.send(
                protocol::startRunFrame(QStringLiteral("r%1").arg(round), {}), run.second));
            const QByteArray bytes = noise();
            (void)::send(
                run.first, bytes.constData(), static_cast<std::size_t>(bytes.size()), MSG_NOSIGNAL);
            ::close(run.first);
        }
        QTRY_COMPARE_WITH_TIMEOUT(*runEnds, 10, 60'000);
        QCOMPARE(livingDescendants(raw->process->id()).size(), 2);
        version.close();
        QTRY_COMPARE_WITH_TIMEOUT(livingDescendants(raw->process->id()).size(), 1, 60'000);
        zygote.close();
        raw->hangUp();
        QTRY_VERIFY(raw->exit);
        QCOMPARE(raw->exit->status.value_or(-1), 0);
    }
};

QTEST_GUILESS_MAIN(TestRawHost)
#include "tst_rawhost.moc"
