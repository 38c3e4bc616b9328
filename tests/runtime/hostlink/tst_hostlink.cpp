// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/hostfixture.h"

#include <sys/types.h>

#include <QElapsedTimer>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

#include <csignal>
#include <cstdio>

using namespace patchbay;
using namespace patchbay::hostlink;
using namespace patchbay::tests;

class TestHostLink : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<Host> m_host; // shared by the tests that leave it healthy

    std::unique_ptr<Witness> start(const QByteArray &body, double wallSeconds = 20,
        const Json &input = nullptr, const protocol::ProcessLimits &limits = {})
    {
        auto witness = std::make_unique<Witness>(m_host->createRun(versionOf(body), limits));
        witness->run->start(jobOf(input), wallSeconds);
        return witness;
    }

    static RunEnd::Reason reasonOf(const Witness &witness) { return witness.end->reason; }

private slots:
    void initTestCase()
    {
        m_host = std::make_unique<Host>(standInOptions());
        m_host->start();
        QTRY_COMPARE_WITH_TIMEOUT(m_host->state(), Host::State::Ready, 30'000);
    }

    void cleanup()
    {
        // Nothing but the host itself and warm versions may be left of any test.
        if (m_host && m_host->state() == Host::State::Ready) {
            QTRY_VERIFY_WITH_TIMEOUT(
                livingDescendants(m_host->processId()).size() <= mostAtRest(), 5'000);
        }
    }

    void hello_saysWhatHolds()
    {
        const auto &hello = m_host->hello();
        QVERIFY(hello.has_value());
        QCOMPARE(hello->protocol, 1);
        QVERIFY(hello->ruby.startsWith(QStringLiteral("3.1")));
        QVERIFY(hello->activeSupport.startsWith(QStringLiteral("6.1")));
        QCOMPARE(hello->pid, m_host->processId());
        QVERIFY(hello->sandbox.noNewPrivileges);
        QVERIFY(hello->sandbox.seccomp);
    }

    void run_givesItsOutcome()
    {
        auto witness = start(
            "{ sum: input['a'] + 1, big: 123456789012345678901234567890 }", 20, Json{{"a", 41}});
        QTRY_VERIFY(witness->end);
        QCOMPARE(reasonOf(*witness), RunEnd::Reason::Completed);
        QVERIFY(witness->outcome);
        QCOMPARE(witness->outcome->kind, protocol::Outcome::Kind::Ok);
        QCOMPARE(witness->outcome->value,
            QByteArray("{\"sum\":42,\"big\":123456789012345678901234567890}"));
    }

    // It is read in turns between which other things happen.
    void run_givesALargeOutcome()
    {
        auto witness = start("{ list: Array.new(400_000) { |i| { id: i, name: 'x' } } }");
        int turns = 0;
        QTimer ticking;
        connect(&ticking, &QTimer::timeout, &ticking, [&] { ++turns; });
        ticking.start(0);
        QTRY_VERIFY_WITH_TIMEOUT(witness->end, 20'000);
        QCOMPARE(reasonOf(*witness), RunEnd::Reason::Completed);
        QVERIFY(witness->outcome);
        QVERIFY(witness->outcome->value.size() > (8 << 20));
        QVERIFY(witness->outcome->value.endsWith("{\"id\":399999,\"name\":\"x\"}]}"));
        QVERIFY(turns > 8);
    }

    void run_saysWhatWasRaised()
    {
        auto witness = start("\nraise ArgumentError, 'no good'");
        QTRY_VERIFY(witness->end);
        QCOMPARE(reasonOf(*witness), RunEnd::Reason::Completed);
        QCOMPARE(witness->outcome->kind, protocol::Outcome::Kind::Raised);
        QCOMPARE(witness->outcome->error->className, QStringLiteral("ArgumentError"));
        QCOMPARE(witness->outcome->error->message, QStringLiteral("no good"));
        QCOMPARE(witness->outcome->error->line, 3);
        QCOMPARE(
            witness->outcome->error->backtrace.constFirst().file, QStringLiteral("connector.rb"));
    }

    void run_asksForExchanges()
    {
        auto witness = start("spec = { 'method' => 'POST', 'url' => 'http://a.test/', 'headers' => "
                             "[['X', 'y']], 'body' => true }\n"
                             "header, body = broker.exchange({ 'spec' => spec, 'phase' => "
                             "'execute', 'lambda' => 'run',"
                             " 'declared_line' => 2, 'forced_line' => 3 }, 'question')\n"
                             "[header['status'], header['headers'], body]");
        QList<protocol::ExchangeRequest> requests;
        connect(witness->run.get(), &HostRun::exchangeRequested, this,
            [&](const protocol::ExchangeRequest &request) {
                requests.append(request);
                protocol::Answer answer;
                answer.status = 201;
                answer.headers = {{"A", "1"}, {"A", "2"}};
                answer.body = "reply";
                witness->run->answer(request.id, answer);
                witness->run->answer(request.id, answer); // the second is ignored
            });
        QTRY_VERIFY(witness->end);
        QCOMPARE(requests.size(), 1);
        QCOMPARE(requests[0].spec.method, QByteArray("POST"));
        QCOMPARE(requests[0].spec.headers, (protocol::Headers{{"X", "y"}}));
        QCOMPARE(requests[0].body, QByteArray("question"));
        QCOMPARE(requests[0].phase, QStringLiteral("execute"));
        QCOMPARE(requests[0].forcedLine, 3);
        QCOMPARE(
            witness->outcome->value, QByteArray("[201,[[\"A\",\"1\"],[\"A\",\"2\"]],\"reply\"]"));
    }

    void run_keepsManyExchangesApart()
    {
        auto witness = start("list = (1..20).map { |n| [{ 'spec' => { 'method' => 'GET', 'url' => "
                             "\"http://a.test/#{n}\","
                             " 'headers' => [] } }, ''] }\n"
                             "broker.exchange_all(list, threads: 5).map { |header, body| body }");
        int open = 0;
        int most = 0;
        QList<protocol::ExchangeRequest> held;
        connect(witness->run.get(), &HostRun::exchangeRequested, this,
            [&](const protocol::ExchangeRequest &request) {
                held.append(request);
                most = std::max(most, ++open);
                if (open < 5 && held.size() < 20)
                    return;
                // Backwards, so that order is the broker's work.
                while (!held.isEmpty()) {
                    const auto last = held.takeLast();
                    --open;
                    witness->run->answer(last.id,
                        {.status = 200,
                            .reason = {},
                            .headers = {},
                            .url = {},
                            .hops = 1,
                            .body = last.spec.url.mid(QByteArray("http://a.test/").size())});
                }
            });
        QTRY_VERIFY(witness->end || open == 5);
        QTRY_VERIFY(witness->end);
        QVERIFY2(witness->outcome, qPrintable(witness->end->error.detail));
        QCOMPARE(witness->outcome->value,
            QByteArray(
                "[\"1\",\"2\",\"3\",\"4\",\"5\",\"6\",\"7\",\"8\",\"9\",\"10\",\"11\",\"12\","
                "\"13\",\"14\",\"15\",\"16\",\"17\",\"18\",\"19\",\"20\"]"));
        QVERIFY(most <= 5);
    }

    void run_carriesEveryMessage()
    {
        auto witness = start("broker.warning('w', 'text', '§1', 7)\n"
                             "broker.trace('lambda_enter', { 'lambda' => 'run', 'line' => 1 })\n"
                             "broker.describing('part')\nbroker.piece('part', '[1]')\n"
                             "broker.sleep(1.5)\n"
                             "accepted = broker.settings('changed', { 'token' => 'x' })\n"
                             "records = broker.resolve('a.test', 'A')\n"
                             "failed = begin; broker.resolve('b.test', 'A'); rescue "
                             "Patchbay::ResolveError => e; e.message; end\n"
                             "puts \"bad \\xFF byte\"\n"
                             "[accepted, records, failed]");
        auto *run = witness->run.get();
        QStringList order;
        connect(run, &HostRun::warning, this,
            [&](const protocol::WarningMessage &m) { order.append(m.code + m.paragraph); });
        connect(run, &HostRun::trace, this,
            [&](const protocol::TraceMessage &m) { order.append(m.kind); });
        connect(run, &HostRun::describing, this, [&](const QString &name) { order.append(name); });
        connect(run, &HostRun::piece, this,
            [&](const protocol::PieceMessage &m) { order.append(QString::fromUtf8(m.json)); });
        connect(run, &HostRun::sleepRequested, this, [&](const protocol::SleepMessage &m) {
            order.append(QString::number(m.seconds));
            run->answerSleep(m.id);
        });
        connect(run, &HostRun::settingsChanged, this, [&](const protocol::SettingsMessage &m) {
            order.append(stringAt(m.changes, "token"));
            run->answerSettings(m.id, true);
        });
        connect(run, &HostRun::resolveRequested, this, [&](const protocol::ResolveMessage &m) {
            order.append(m.name);
            if (m.name == QLatin1String("a.test"))
                run->answerResolve(m.id, Json::array({Json{{"address", "192.0.2.1"}}}));
            else
                run->answerResolveFailure(m.id, QStringLiteral("no such name"));
        });
        QTRY_VERIFY(witness->end);
        QVERIFY2(witness->outcome, qPrintable(witness->end->error.detail));
        QCOMPARE(order.join(QLatin1Char(' ')),
            QStringLiteral("w§1 lambda_enter part [1] 1.5 x a.test b.test"));
        QCOMPARE(witness->outcome->value,
            QByteArray("[true,[{\"address\":\"192.0.2.1\"}],\"no such name\"]"));
        QCOMPARE(witness->console.join(QString()), QStringLiteral("bad \uFFFD byte\n"));
    }

    void session_saysWhyItDoesNotLoad()
    {
        Version version;
        version.path = QStringLiteral("connector.rb");
        version.source = "{\n title: 'x',\n  : }";
        Session *session = m_host->session(version);
        QSignalSpy failed(session, &Session::loadFailed);
        Witness witness(session->createRun());
        witness.run->start(jobOf());
        QTRY_VERIFY(witness.end);
        QCOMPARE(failed.count(), 1);
        QCOMPARE(witness.end->reason, RunEnd::Reason::LoadFailed);
        QCOMPARE(witness.end->loadError->className, QStringLiteral("SyntaxError"));
        QVERIFY(witness.end->loadError->message.contains(QStringLiteral("connector.rb:3")));

        // The verdict stays, without a process.
        QCOMPARE(m_host->session(version), session);
        Witness again(session->createRun());
        again.run->start(jobOf());
        QTRY_VERIFY(again.end);
        QCOMPARE(again.end->reason, RunEnd::Reason::LoadFailed);
    }

    void session_isWarmForTheSameVersionOnly()
    {
        const Version version = versionOf("1");
        Version other = version;
        other.clock = QStringLiteral("2026-01-01T00:00:00Z");
        Session *session = m_host->session(version);
        QCOMPARE(m_host->session(version), session);
        QVERIFY(m_host->session(other) != session);
        QTRY_COMPARE(session->state(), Session::State::Loaded);
        QVERIFY(session->loadMs() > 0);
    }

    void session_endsALoadThatDoesNotEnd()
    {
        HostOptions options = standInOptions();
        options.loadSeconds = 0.3;
        options.spareVersions = 0;
        Host host(options);
        Version version;
        version.source = "loop { }";
        version.path = QStringLiteral("connector.rb");
        Witness witness(host.createRun(version));
        witness.run->start(jobOf());
        QTRY_VERIFY_WITH_TIMEOUT(witness.end, 30'000);
        QCOMPARE(witness.end->reason, RunEnd::Reason::HostDied);
        QCOMPARE(witness.end->error.code, ErrorCode::Timeout);
        QTRY_COMPARE(livingDescendants(host.processId()).size(), 1);
        // The host is well.
        Witness next(host.createRun(versionOf("2")));
        next.run->start(jobOf());
        QTRY_VERIFY(next.end);
        QCOMPARE(next.end->reason, RunEnd::Reason::Completed);
    }

    void session_reportsWhatWasPrintedWhileLoading()
    {
        Version version;
        version.source = "\nputs 'one'\n$stderr.puts 'two'\n{}";
        version.path = QStringLiteral("connector.rb");
        Session *session = m_host->session(version);
        QTRY_COMPARE(session->state(), Session::State::Loaded);
        QCOMPARE(session->loadConsole().size(), 2);
        QCOMPARE(session->loadConsole()[0].text, QStringLiteral("one"));
        QCOMPARE(session->loadConsole()[0].line, 2);
        QVERIFY(session->loadConsole()[1].error);
    }

    void stop_isSoftFirst()
    {
        auto witness = start("begin\n loop { sleep 0.001 }\nrescue => e\n 'swallowed'\nend");
        QTRY_VERIFY(witness->run->processId() != 0);
        QElapsedTimer time;
        time.start();
        witness->run->stop();
        QTRY_VERIFY(witness->end);
        QCOMPARE(reasonOf(*witness), RunEnd::Reason::Stopped);
        QVERIFY(!witness->outcome);
        QVERIFY(witness->end->interrupted.has_value());
        QCOMPARE(witness->end->interrupted->className, QStringLiteral("Patchbay::Stopped"));
        QCOMPARE(witness->end->interrupted->line, 3);
        QVERIFY2(time.elapsed() < 450, "a soft stop needs no kill");
    }

    void stop_isHardInTheEnd()
    {
        auto witness = start("begin\n loop { }\nrescue Exception\n retry\nend");
        QTRY_VERIFY(witness->run->processId() != 0);
        const qint64 child = witness->run->processId();
        witness->run->stop();
        QTRY_VERIFY(witness->end);
        QCOMPARE(reasonOf(*witness), RunEnd::Reason::Stopped);
        QTRY_VERIFY(!isAlive(child));
        // The version lives on.
        QCOMPARE(
            m_host->session(versionOf("begin\n loop { }\nrescue Exception\n retry\nend"))->state(),
            Session::State::Loaded);
    }

    void stop_beforeTheForkIsEnough()
    {
        auto witness = start("loop { }");
        witness->run->stop();
        QVERIFY(!witness->end); // never from inside stop()
        QTRY_VERIFY(witness->end);
        QCOMPARE(reasonOf(*witness), RunEnd::Reason::Stopped);
    }

    void wallLimit_endsARun()
    {
        auto witness = start("loop { }", 0.2);
        QTRY_VERIFY(witness->end);
        QCOMPARE(reasonOf(*witness), RunEnd::Reason::TimedOut);
        QCOMPARE(witness->end->error.code, ErrorCode::Timeout);
        QVERIFY(witness->end->interrupted.has_value());
    }

    void deletingARun_killsItsChild()
    {
        auto witness = start("loop { }");
        QTRY_VERIFY(witness->run->processId() != 0);
        const qint64 child = witness->run->processId();
        witness.reset();
        QTRY_VERIFY(!isAlive(child));
    }

    void deletingARun_inASlot_isFine()
    {
        auto witness = start("broker.sleep(1); 1");
        connect(witness->run.get(), &HostRun::sleepRequested, this, [&] { witness.reset(); });
        QTRY_VERIFY(!witness);
    }

    void cpuLimit_isAReadableError()
    {
        protocol::ProcessLimits limits;
        limits.cpuSeconds = 1;
        auto witness = start("loop { }", 10, nullptr, limits);
        QTRY_VERIFY_WITH_TIMEOUT(witness->end, 15'000);
        QCOMPARE(reasonOf(*witness), RunEnd::Reason::Completed);
        QCOMPARE(witness->outcome->error->className, QStringLiteral("Patchbay::CpuLimitReached"));
    }

    void fiftyChildren_runAtOnce()
    {
        std::vector<std::unique_ptr<Witness>> all;
        for (int i = 0; i < 50; ++i)
            all.push_back(start("broker.sleep(1); input", 60, i));
        QList<std::pair<HostRun *, qint64>> asleep;
        for (const auto &witness : all) {
            auto *run = witness->run.get();
            connect(run, &HostRun::sleepRequested, this,
                [&asleep, run](const protocol::SleepMessage &m) {
                    asleep.append({run, m.id});
                });
        }
        QTRY_COMPARE_WITH_TIMEOUT(asleep.size(), 50, 30'000);
        for (const auto &[run, id] : std::as_const(asleep))
            run->answerSleep(id);
        for (int i = 0; i < 50; ++i) {
            const auto &witness = all[static_cast<std::size_t>(i)];
            QTRY_VERIFY_WITH_TIMEOUT(witness->end, 30'000);
            QCOMPARE(witness->outcome->value, QByteArray::number(i));
        }
    }

    void largeBodies_passBothWays()
    {
        auto witness
            = start("header, body = broker.exchange({ 'spec' => { 'method' => 'PUT', 'url' => "
                    "'http://a.test/',"
                    " 'headers' => [], 'body' => true } }, 'x' * 20_000_000)\nbody.bytesize");
        qsizetype received = 0;
        connect(witness->run.get(), &HostRun::exchangeRequested, this,
            [&](const protocol::ExchangeRequest &request) {
                received = request.body.size();
                protocol::Answer answer;
                answer.status = 200;
                answer.body = QByteArray(30'000'000, 'y');
                witness->run->answer(request.id, answer);
            });
        QTRY_VERIFY_WITH_TIMEOUT(witness->end, 30'000);
        QCOMPARE(received, 20'000'000);
        QCOMPARE(witness->outcome->value, QByteArray("30000000"));
    }

    void interruptedWait_doesNotMixUpAnswers()
    {
        auto witness = start("ask = lambda { |n| broker.exchange({ 'spec' => { 'method' => 'GET', "
                             "'url' => \"http://a.test/#{n}\","
                             " 'headers' => [] } }, nil)[1] }\n"
                             "first = begin; Timeout.timeout(0.2) { ask.call(1) }; rescue "
                             "Timeout::Error; 'late'; end\n"
                             "[first, ask.call(2)]");
        protocol::Answer answer;
        answer.status = 200;
        qint64 held = -1;
        connect(witness->run.get(), &HostRun::exchangeRequested, this,
            [&](const protocol::ExchangeRequest &request) {
                if (held < 0) {
                    held = request.id;
                    return;
                }
                answer.body = "one";
                witness->run->answer(held, answer);
                answer.body = "two";
                witness->run->answer(request.id, answer);
            });
        QTRY_VERIFY(witness->end);
        QVERIFY2(witness->outcome, qPrintable(witness->end->error.detail));
        QCOMPARE(witness->outcome->value, QByteArray("[\"late\",\"two\"]"));
    }

    void garbageFromAChild_endsTheRunOnly_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<ErrorCode>("code");
        const auto row = [](const char *name, const char *body, ErrorCode code) {
            QTest::newRow(name) << QByteArray(body) << code;
        };
        row("random bytes", "IO.for_fd(3, 'wb', autoclose: false).syswrite(\"\\xFF\" * 64); sleep",
            ErrorCode::TooLarge);
        row("no JSON",
            "IO.for_fd(3, 'wb', autoclose: false).syswrite([3, 0].pack('VV') + 'abc'); sleep",
            ErrorCode::Protocol);
        row("no object",
            "IO.for_fd(3, 'wb', autoclose: false).syswrite([2, 0].pack('VV') + '[]'); sleep",
            ErrorCode::Protocol);
        row("huge blob announced",
            "IO.for_fd(3, 'wb', autoclose: false).syswrite([2, 2**31].pack('VV') + '{}'); sleep",
            ErrorCode::TooLarge);
        row("deep header",
            "h = '{\"ev\":' + '[' * 5000 + ']' * 5000 + '}'\n"
            "IO.for_fd(3, 'wb', autoclose: false).syswrite([h.size, 0].pack('VV') + h); sleep",
            ErrorCode::TooLarge);
        row("wide header",
            "h = '{' + (1..500_000).map { |i| \"\\\"#{i}\\\":1\" }.join(',') + '}'\n"
            "IO.for_fd(3, 'wb', autoclose: false).write([h.size, 0].pack('VV') + h); sleep",
            ErrorCode::TooLarge);
        row("unknown event", "broker.instance_variable_get(:@wire).write('ev' => 'launch'); sleep",
            ErrorCode::Protocol);
        row("an id twice",
            "2.times { broker.instance_variable_get(:@wire).write('ev' => 'sleep', 'id' => 5, "
            "'seconds' => 1) }\nsleep",
            ErrorCode::Protocol);
        row("half a frame, then nothing",
            "IO.for_fd(3, 'wb', autoclose: false).syswrite([9, 0].pack('VV') + '{')\n"
            "IO.for_fd(3).close; sleep",
            ErrorCode::Protocol);
        row("a large outcome that is no JSON",
            "wire = broker.instance_variable_get(:@wire)\n"
            "wire.write({ 'ev' => 'outcome', 'kind' => 'ok' }, \"[#{'1,' * 4_000_000}\"); sleep",
            ErrorCode::Protocol);
        row("a large outcome that is no JSON, and the end",
            "wire = broker.instance_variable_get(:@wire)\n"
            "wire.write({ 'ev' => 'outcome', 'kind' => 'ok' }, \"[#{'1,' * 4_000_000}\")\n"
            "Process.exit!(0)",
            ErrorCode::Protocol);
        row("a version's message",
            "broker.instance_variable_get(:@wire).write('ev' => 'loaded', 'ok' => true); sleep",
            ErrorCode::Protocol);
    }

    void garbageFromAChild_endsTheRunOnly()
    {
        QFETCH(QByteArray, body);
        QFETCH(ErrorCode, code);
        auto witness = start(body);
        QTRY_VERIFY_WITH_TIMEOUT(witness->end, 20'000);
        QCOMPARE(reasonOf(*witness), RunEnd::Reason::Misbehaved);
        QCOMPARE(witness->end->error.code, code);
        QCOMPARE(m_host->state(), Host::State::Ready);
        QCOMPARE(m_host->session(versionOf(body))->state(), Session::State::Loaded);
    }

    void flood_endsAtTheBudget()
    {
        protocol::ProcessLimits limits;
        limits.outputMb = 8;
        auto witness = start("loop { puts 'x' * 100_000 }", 20, nullptr, limits);
        QTRY_VERIFY_WITH_TIMEOUT(witness->end, 20'000);
        QCOMPARE(reasonOf(*witness), RunEnd::Reason::Completed);
        QCOMPARE(
            witness->outcome->error->className, QStringLiteral("Patchbay::Native::OutputLimit"));
    }

    void endOfStream_atEveryPoint_isAnEnd_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("source");
        QTest::newRow("before the outcome")
            << QByteArray("IO.for_fd(3).close; sleep") << QByteArray();
        QTest::newRow("leaves by itself")
            << QByteArray("Patchbay::Native.leave(7)") << QByteArray();
        QTest::newRow("version closes")
            << QByteArray() << QByteArray("IO.for_fd(3).close; sleep; {}");
        QTest::newRow("version exits")
            << QByteArray() << QByteArray("Patchbay::Native.leave(0); {}");
        QTest::newRow("version sends nonsense")
            << QByteArray() << QByteArray("IO.for_fd(3, 'wb').syswrite('nonsense nonsense'); {}");
        QTest::newRow("version says loaded twice")
            << QByteArray()
            << QByteArray("w = Patchbay::Boot::Wire.new(Patchbay::Native::Channel.new(3, false))\n"
                          "2.times { w.write('ev' => 'loaded', 'ok' => true) }\n{}");
    }

    void endOfStream_atEveryPoint_isAnEnd()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, source);
        Version version = versionOf(body);
        if (!source.isEmpty())
            version.source = source;
        Witness witness(m_host->createRun(version));
        witness.run->start(jobOf(), 20);
        QTRY_VERIFY_WITH_TIMEOUT(witness.end, 10'000);
        QVERIFY(witness.end->reason != RunEnd::Reason::Completed);
        QVERIFY(!witness.end->error.detail.isEmpty());
        QCOMPARE(m_host->state(), Host::State::Ready);
    }

    void jobThatIsNoJson_isAnError()
    {
        Witness witness(m_host->createRun(versionOf("1")));
        witness.run->start("{nonsense", 10);
        QTRY_VERIFY(witness.end);
        QVERIFY(witness.outcome);
        QCOMPARE(witness.outcome->kind, protocol::Outcome::Kind::Raised);
    }

    void warmSessions_areBounded()
    {
        QPointer<Session> oldest = m_host->session(versionOf("'oldest'"));
        QTRY_COMPARE(oldest->state(), Session::State::Loaded);
        const qint64 process = oldest->processId();
        for (int i = 0; i < standInOptions().warmSessions + 1; ++i) {
            Session *session
                = m_host->session(versionOf("'newer' + " + QByteArray::number(i) + ".to_s"));
            QTRY_COMPARE(session->state(), Session::State::Loaded);
        }
        QTRY_VERIFY(!oldest);
        QTRY_VERIFY(!isAlive(process));
    }

    void host_restartsAfterACrash()
    {
        auto witness = start("loop { }");
        QTRY_VERIFY(witness->run->processId() != 0);
        const qint64 before = m_host->processId();
        const auto family = livingDescendants(before);
        QVERIFY(family.size() >= 3);
        ::kill(static_cast<pid_t>(before), SIGKILL);
        QTRY_VERIFY(witness->end);
        QCOMPARE(reasonOf(*witness), RunEnd::Reason::HostDied);
        QCOMPARE(witness->end->error.code, ErrorCode::HostDied);
        for (const qint64 process : family)
            QTRY_VERIFY(!isAlive(process));
        QTRY_COMPARE_WITH_TIMEOUT(m_host->state(), Host::State::Ready, 30'000);
        QVERIFY(m_host->processId() != before);
        auto next = start("3");
        QTRY_VERIFY(next->end);
        QCOMPARE(next->outcome->value, QByteArray("3"));
    }

    void host_givesUpWhenItKeepsCrashing()
    {
        HostOptions options = standInOptions();
        options.restarts = 1;
        Host host(options);
        host.start();
        for (int crash = 0; crash < 2; ++crash) {
            QTRY_VERIFY(host.processId() != 0);
            const qint64 process = host.processId();
            ::kill(static_cast<pid_t>(process), SIGKILL);
            QTRY_VERIFY(host.processId() != process);
        }
        QCOMPARE(host.state(), Host::State::Failed);
        Witness witness(host.createRun(versionOf("1")));
        witness.run->start(jobOf());
        QTRY_VERIFY(witness.end);
        QCOMPARE(witness.end->reason, RunEnd::Reason::HostDied);
        host.start(); // the user tries again
        QTRY_COMPARE_WITH_TIMEOUT(host.state(), Host::State::Ready, 30'000);
    }

    void host_thatGaveUpTriesAgainAtTheNextNeedAfterAWhile()
    {
        HostOptions options = standInOptions();
        options.restarts = 0;
        options.restartWindowSeconds = 0;
        Host host(options);
        host.start();
        QTRY_VERIFY(host.processId() != 0);
        ::kill(static_cast<pid_t>(host.processId()), SIGKILL);
        QTRY_COMPARE(host.state(), Host::State::Failed);
        Witness witness(host.createRun(versionOf("1")));
        witness.run->start(jobOf());
        QTRY_VERIFY(witness.end);
        QCOMPARE(witness.outcome->value, QByteArray("1"));
    }

    void host_saysWhyItCannotStart_data()
    {
        QTest::addColumn<QString>("executable");
        QTest::addColumn<QString>("scripts");
        QTest::addColumn<ErrorCode>("code");
        const HostOptions good = standInOptions();
        QTest::newRow("no executable")
            << QStringLiteral("/nonexistent/patchbay-host") << good.scripts << ErrorCode::NotFound;
        QTest::newRow("not executable")
            << QStringLiteral("/etc/passwd") << good.scripts << ErrorCode::Denied;
        QTest::newRow("no scripts")
            << good.executable << QStringLiteral("/nonexistent") << ErrorCode::HostDied;
        QTest::newRow("another program")
            << QStringLiteral("/bin/true") << good.scripts << ErrorCode::HostDied;
    }

    void host_saysWhyItCannotStart()
    {
        QFETCH(QString, executable);
        QFETCH(QString, scripts);
        QFETCH(ErrorCode, code);
        HostOptions options = standInOptions();
        options.executable = executable;
        options.scripts = scripts;
        Host host(options);
        Witness witness(host.createRun(versionOf("1")));
        witness.run->start(jobOf());
        QTRY_VERIFY(witness.end);
        QCOMPARE(host.state(), Host::State::Failed);
        QCOMPARE(host.error().code, code);
        QCOMPARE(witness.end->reason, RunEnd::Reason::HostDied);
        QCOMPARE(witness.end->error.code, code);
        QVERIFY(!witness.end->error.detail.isEmpty());
    }

    // A second process that uses hostlink is killed in the midst of runs.
    void deathOfTheApplication_leavesNothing()
    {
        QProcess application;
        application.setProcessEnvironment([] {
            auto environment = QProcessEnvironment::systemEnvironment();
            environment.insert(QStringLiteral("PATCHBAY_TEST_HOLD_RUNS"), QStringLiteral("1"));
            return environment;
        }());
        application.start(QCoreApplication::applicationFilePath(), {});
        QByteArray said;
        QTRY_VERIFY_WITH_TIMEOUT(
            (said += application.readAllStandardOutput()).contains('\n'), 30'000);
        const qint64 host = said.trimmed().toLongLong();
        const auto family = livingDescendants(host);
        QVERIFY(family.size() >= 7); // host, two versions, two runs, two stray children
        application.kill();
        QVERIFY(application.waitForFinished());
        for (const qint64 process : family)
            QTRY_VERIFY2(!isAlive(process), qPrintable(QString::number(process)));
    }

    void shutdown_leavesNothing()
    {
        auto host = std::make_unique<Host>(standInOptions());
        Witness witness(host->createRun(versionOf("loop { }")));
        witness.run->start(jobOf());
        QTRY_VERIFY_WITH_TIMEOUT(witness.run->processId() != 0, 30'000);
        const auto family = livingDescendants(host->processId());
        host.reset();
        QVERIFY(witness.end);
        QCOMPARE(witness.end->reason, RunEnd::Reason::HostDied);
        for (const qint64 process : family)
            QTRY_VERIFY(!isAlive(process));
    }
};

// The other side of deathOfTheApplication_leavesNothing(): holds runs until it is killed, and says
// the id of its host once they run. Their sources leave children behind that ignore their parent.
static int holdRuns(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    Host host(standInOptions());
    std::vector<std::unique_ptr<Witness>> all;
    for (const char *body : {"loop { }", "sleep"}) {
        Version version = versionOf(body);
        version.source.prepend("Attack::FORK.call { trap('INT', 'IGNORE'); loop { } }\n");
        all.push_back(std::make_unique<Witness>(host.createRun(version)));
        all.back()->run->start(jobOf());
    }
    QTimer poll;
    QObject::connect(&poll, &QTimer::timeout, &application, [&] {
        for (const auto &witness : all) {
            if (witness->run->processId() == 0)
                return;
        }
        poll.stop();
        std::printf("%lld\n", host.processId());
        std::fflush(stdout);
    });
    poll.start(10);
    return QCoreApplication::exec();
}

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsSet("PATCHBAY_TEST_HOLD_RUNS"))
        return holdRuns(argc, argv);
    QCoreApplication application(argc, argv);
    TestHostLink test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_hostlink.moc"
