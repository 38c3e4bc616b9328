// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/hostfixture.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QTest>
#include <QThread>

#include <csignal>

using namespace patchbay;
using namespace patchbay::hostlink;
using namespace patchbay::tests;

// Processes made ahead of need: who gets them, what ends them, and that none is left behind.
class TestSpares : public QObject
{
    Q_OBJECT
private:
    // The host, one version, its two waiting children, one waiting version.
    static constexpr int kFamily = 5;
    // More than the host's pause before it makes spares. Their limits and filters are on by then.
    static constexpr int kStaysMs = 300;

    std::unique_ptr<Host> m_host;

    void launch(const HostOptions &options = standInOptions())
    {
        m_host = std::make_unique<Host>(options);
        m_host->start();
        QTRY_COMPARE_WITH_TIMEOUT(m_host->state(), Host::State::Ready, 30'000);
    }

    QList<qint64> family() const { return livingDescendants(m_host->processId()); }

    std::unique_ptr<Witness> start(const Version &version, const Json &input = nullptr,
        const protocol::ProcessLimits &limits = {})
    {
        auto witness = std::make_unique<Witness>(m_host->createRun(version, limits));
        witness->run->start(jobOf(input), 20);
        return witness;
    }

    // Until there are as many and stay: between the end of one child and the start of the next the
    // number may be right for a moment, and QTRY_COMPARE looks twice.
    void settle(qsizetype count = kFamily)
    {
        QElapsedTimer right;
        const bool stayed = QTest::qWaitFor(
            [&] {
                if (family().size() != count)
                    right.invalidate();
                else if (!right.isValid())
                    right.start();
                return right.isValid() && right.hasExpired(kStaysMs);
            },
            20'000);
        if (!stayed)
            QCOMPARE(family().size(), count);
        QVERIFY(stayed);
    }

    // How many pages a process has touched for the first time, as /proc/PID/stat counts them.
    static qint64 pagesTouched(qint64 process)
    {
        QFile file(QStringLiteral("/proc/%1/stat").arg(process));
        if (!file.open(QIODevice::ReadOnly))
            return 0;
        const QByteArray stat = file.readAll();
        constexpr int minorFaults = 7; // of the fields behind the name
        return stat.mid(stat.lastIndexOf(')') + 2).split(' ').value(minorFaults).toLongLong();
    }

    static int addressSpaceMb(qint64 process)
    {
        QFile file(QStringLiteral("/proc/%1/statm").arg(process));
        if (!file.open(QIODevice::ReadOnly))
            return 0;
        return static_cast<int>(file.readAll().split(' ').constFirst().toLongLong() * 4 / 1024);
    }

    // After a source that asks for more memory than the waiting version gets at most.
    void prepareForALargeSource(qsizetype count = kFamily)
    {
        Version large = versionOf("1");
        large.source.append(QByteArray(3 << 20, '#'));
        runOnce(large);
        settle(count);
    }

    void runOnce(const Version &version)
    {
        const auto witness = start(version);
        QTRY_VERIFY_WITH_TIMEOUT(witness->end, 20'000);
        QCOMPARE(witness->end->reason, RunEnd::Reason::Completed);
    }

private slots:
    void cleanup() { m_host.reset(); }

    void aRunTakesAWaitingChild_once()
    {
        launch();
        const Version version = versionOf("$seen ||= input; [Process.pid, $seen]");
        runOnce(version);
        settle();
        QSet<qint64> used;
        for (int i = 0; i < 4; ++i) {
            const auto before = family();
            const auto witness = start(version, Json(i));
            QTRY_VERIFY(witness->outcome);
            const qint64 process = witness->run->processId();
            QVERIFY(before.contains(process));
            QVERIFY2(!used.contains(process), "a child served two runs");
            used.insert(process);
            QCOMPARE(witness->outcome->value,
                QByteArray("[" + QByteArray::number(process) + "," + QByteArray::number(i) + "]"));
            QTRY_VERIFY(!isAlive(process));
            settle();
        }
    }

    void aNewVersionTakesTheWaitingProcess()
    {
        launch();
        settle(2); // the host and the waiting version
        const auto before = family();
        Session *session = m_host->session(versionOf("1"));
        QTRY_COMPARE(session->state(), Session::State::Loaded);
        QVERIFY(before.contains(session->processId()));
        settle();
        QVERIFY(!before.contains(family().constLast()));
    }

    // Memory for the objects of a source as large as the last one is there before it comes.
    void aWaitingVersionIsReadyForASourceOfTheSameSize()
    {
        launch();
        settle(2);
        const qint64 usual = pagesTouched(family().constLast());
        prepareForALargeSource();
        QHash<qint64, qint64> waiting;
        for (const qint64 process : family())
            waiting.insert(process, pagesTouched(process));
        Session *session = m_host->session(versionOf("2"));
        QTRY_COMPARE(session->state(), Session::State::Loaded);
        const qint64 prepared = waiting.value(session->processId());
        QVERIFY2(
            prepared > usual + 1000, qPrintable(QStringLiteral("%1, %2").arg(usual).arg(prepared)));
    }

    // Memory that waits for a large source is not taken from what a smaller one may use.
    void aSmallLimitOfMemoryIsLeftToTheSource_data()
    {
        QTest::addColumn<bool>("ofTheRun");
        QTest::newRow("of a run") << true;
        QTest::newRow("of every process") << false;
    }

    void aSmallLimitOfMemoryIsLeftToTheSource()
    {
        QFETCH(const bool, ofTheRun);
        launch();
        const Version usual = versionOf("1");
        runOnce(usual);
        protocol::ProcessLimits small;
        small.memoryMb = addressSpaceMb(m_host->session(usual)->processId()) + 64;
        if (!ofTheRun) {
            HostOptions options = standInOptions();
            options.limits = small;
            launch(options);
        }
        prepareForALargeSource(ofTheRun ? kFamily + 1 : kFamily);
        const auto before = family();
        // 24 MB of objects, then 16 MB as one block.
        const Version greedy
            = versionOf("[Array.new(600_000) { Object.new }.size, ('x' * (16 << 20)).size]");
        const auto witness = start(greedy, nullptr, ofTheRun ? small : protocol::ProcessLimits{});
        QTRY_VERIFY_WITH_TIMEOUT(witness->end, 20'000);
        QVERIFY(before.contains(m_host->session(greedy)->processId()));
        QVERIFY(witness->outcome);
        QVERIFY2(!witness->outcome->error,
            witness->outcome->error ? qPrintable(witness->outcome->error->message) : "");
        QCOMPARE(witness->outcome->value, QByteArray("[600000,16777216]"));
    }

    void aRunWithLimitsOfItsOwnTakesNone()
    {
        launch();
        const Version version = versionOf("1");
        runOnce(version);
        settle();
        const auto before = family();
        protocol::ProcessLimits limits;
        limits.cpuSeconds = 5;
        const auto witness = start(version, nullptr, limits);
        QTRY_VERIFY(witness->end);
        QCOMPARE(witness->end->reason, RunEnd::Reason::Completed);
        QVERIFY(!before.contains(witness->run->processId()));
    }

    void limitsHoldInsideAWaitingChild()
    {
        launch();
        const Version version = versionOf("File.read('/etc/passwd')");
        const auto first = start(version);
        QTRY_VERIFY(first->end);
        settle();
        const auto before = family();
        const auto witness = start(version);
        QTRY_VERIFY(witness->end);
        QVERIFY(before.contains(witness->run->processId()));
        QVERIFY(witness->outcome && witness->outcome->error);
        QCOMPARE(witness->outcome->error->className, QStringLiteral("Errno::EACCES"));
    }

    void killedChildrenAreReplaced()
    {
        launch();
        const Version version = versionOf("1");
        runOnce(version);
        settle();
        Session *session = m_host->session(version);
        for (const qint64 process : family()) {
            if (process == m_host->processId() || process == session->processId())
                continue;
            ::kill(static_cast<pid_t>(process), SIGKILL);
            while (isAlive(process)) // without the event loop: nobody here knows of their end yet
                QThread::msleep(1);
        }
        runOnce(version);
        runOnce(versionOf("2"));
        runOnce(version);
        settle(kFamily + 1); // two versions now
    }

    void childrenThatWillNotWaitAreGivenUp()
    {
        launch();
        Version version = versionOf("7");
        version.source.prepend(
            "Patchbay::Sdk.define_singleton_method(:rehearse) { Patchbay::Native.leave(9) }\n");
        runOnce(version);
        // Three losses; then the version lives without.
        settle(3);
        QTest::qWait(600);
        QCOMPARE(family().size(), 3);
        runOnce(version);
        settle(3);
    }

    void aWaitingChildThatSpeaksEnds()
    {
        launch();
        Version version = versionOf("7");
        version.source.prepend("Patchbay::Sdk.define_singleton_method(:rehearse) do\n"
                               "  Patchbay::Boot::Wire.new(Patchbay::Native::Channel.new(3, false))"
                               ".write('ev' => 'outcome', 'kind' => 'ok')\nend\n");
        runOnce(version);
        settle(3);
        runOnce(version);
        settle(3);
    }

    void anotherVersionEndsTheChildrenOfTheLast()
    {
        launch();
        const Version version = versionOf("1");
        runOnce(version);
        settle();
        const auto before = family();
        const qint64 old = m_host->session(version)->processId();
        runOnce(versionOf("2"));
        settle(kFamily + 1);
        for (const qint64 process : before) {
            const bool stays = process == m_host->processId() || process == old
                || process == m_host->session(versionOf("2"))->processId();
            QCOMPARE(isAlive(process), stays);
        }
    }

    void nothingWaitsForLong()
    {
        HostOptions options = standInOptions();
        options.spareSeconds = 0.5;
        launch(options);
        runOnce(versionOf("1"));
        QTRY_COMPARE_WITH_TIMEOUT(family().size(), 2, 20'000);
        runOnce(versionOf("1"));
    }

    void aLeanHostHasNone()
    {
        HostOptions options = standInOptions();
        options.lean = true;
        launch(options);
        runOnce(versionOf("1"));
        QTest::qWait(600);
        QCOMPARE(family().size(), 2);
    }

    void theHostsDeathEndsThem()
    {
        launch();
        runOnce(versionOf("1"));
        settle();
        const auto before = family();
        ::kill(static_cast<pid_t>(m_host->processId()), SIGKILL);
        for (const qint64 process : before)
            QTRY_VERIFY(!isAlive(process));
    }

    void theVersionsDeathEndsThem()
    {
        launch();
        const Version version = versionOf("1");
        runOnce(version);
        settle();
        const auto before = family();
        const QPointer<Session> session = m_host->session(version);
        ::kill(static_cast<pid_t>(session->processId()), SIGKILL);
        QTRY_VERIFY(!session);
        QTRY_COMPARE(family().size(), 2); // the host, the waiting version
        runOnce(version);
        settle();
        QCOMPARE(family().constFirst(), before.constFirst());
    }

    void closingEndsThem()
    {
        launch();
        runOnce(versionOf("1"));
        settle();
        const auto before = family();
        m_host.reset();
        for (const qint64 process : before)
            QTRY_VERIFY(!isAlive(process));
    }
};

QTEST_GUILESS_MAIN(TestSpares)
#include "tst_spares.moc"
