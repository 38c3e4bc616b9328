// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/engine/conversion.h"
#include "runtime/engine/job.h"
#include "runtime/engine/limits.h"
#include "runtime/engine/mailbox.h"
#include "runtime/engine/partsjob.h"
#include "runtime/engine/wallclock.h"

#include <QFloat16> // before a Json is compared: its conversions want a complete type
#include <QSignalSpy>
#include <QTest>

#include <thread>

using namespace patchbay;
using namespace patchbay::engine;

class TestEngineParts : public QObject
{
    Q_OBJECT
private slots:
    void wallClock_expiresOnce();
    void wallClock_standsStillWhilePaused();
    void mailbox_dropsWhatComesAfterItsOwner();
    void mailbox_deliversAtOnceOnlyWhatIsNext();
    void job_keepsTheCarriedTextExact();
    void job_putsTheCarriedTextInItsPlace();
    void job_namesTimesForTheFirstStepOnly();
    void job_carriesWhatTheConnectorMaySee();
    void arguments_areLargeByWhatTheyHold_data();
    void arguments_areLargeByWhatTheyHold();
    void limits_areThePlatformsOrTheGems();
    void limits_obeyTheGemsEnvironment_data();
    void limits_obeyTheGemsEnvironment();
    void verdict_goesWhereThePartBelongs();
    void spec_keepsTimeoutsSane();
    void failureNames_areThoseOfTheProtocol();
};

void TestEngineParts::wallClock_expiresOnce()
{
    WallClock clock;
    QSignalSpy expired(&clock, &WallClock::expired);
    clock.start(0.02);
    QVERIFY(expired.wait(2000));
    QVERIFY(!clock.isRunning());
    clock.start(0);
    QVERIFY(!clock.isRunning());
    clock.start(10);
    clock.stop();
    QCOMPARE(expired.count(), 1);
}

void TestEngineParts::wallClock_standsStillWhilePaused()
{
    WallClock clock;
    QSignalSpy expired(&clock, &WallClock::expired);
    clock.start(0.05);
    clock.pause();
    clock.pause();
    clock.resume();
    QVERIFY(!expired.wait(150));
    clock.resume();
    QVERIFY(expired.wait(2000));
}

void TestEngineParts::mailbox_dropsWhatComesAfterItsOwner()
{
    int calls = 0;
    auto owner = std::make_unique<QObject>();
    const auto mailbox = std::make_shared<Mailbox>(owner.get());
    std::thread([mailbox, &calls] { mailbox->post([&calls] { ++calls; }); }).join();
    QTRY_COMPARE(calls, 1);
    mailbox->close();
    owner.reset();
    mailbox->post([&calls] { ++calls; });
    QCoreApplication::sendPostedEvents();
    QCOMPARE(calls, 1);
}

void TestEngineParts::mailbox_deliversAtOnceOnlyWhatIsNext()
{
    QList<int> order;
    QObject owner;
    const auto mailbox = std::make_shared<Mailbox>(&owner);
    const auto note = [&order](int number) { return [&order, number] { order.append(number); }; };
    mailbox->deliver(note(1));
    QCOMPARE(order, QList<int>({1}));
    mailbox->post([&] {
        mailbox->deliver(note(4)); // 3 still waits
        mailbox->post(note(5));
    });
    mailbox->deliver(note(3));
    QCOMPARE(order, QList<int>({1}));
    std::thread([&] { mailbox->deliver(note(6)); }).join();
    QCOMPARE(order, QList<int>({1})); // never in a foreign thread
    QTRY_COMPARE(order, QList<int>({1, 3, 6, 4, 5}));
    mailbox->deliver(note(7));
    QCOMPARE(order.last(), 7);
}

void TestEngineParts::job_keepsTheCarriedTextExact()
{
    RunRequest request;
    request.path = QStringLiteral("actions.x.execute");
    request.arguments = {{"input", {{"a", 1}}}, {"continue", {{"old", true}}}};
    ExecStep step;
    step.continueJson = "{\"big\":123456789012345678901234567890,\"d\":1.10}";
    const QByteArray job = execJob(request, writeArguments(request.arguments), step);
    QVERIFY2(job.contains("\"continue\":{\"big\":123456789012345678901234567890,\"d\":1.10}"), job);
    QVERIFY(!job.contains("old"));
    QVERIFY(parseJson(job).has_value());
}

void TestEngineParts::job_putsTheCarriedTextInItsPlace()
{
    const Json given
        = {{"input", {{"a", "\"\u00e4"}}}, {"continue", 1}, {"args", Json::array({2})}};
    const auto argumentsOf = [](const Arguments &arguments, const QByteArray &carried) {
        ExecStep step;
        step.continueJson = carried;
        return parseJson(execJob({}, arguments, step))->at("arguments");
    };
    QCOMPARE(argumentsOf(writeArguments(given), {}).dump(), given.dump());
    Json second = given;
    second["continue"] = {{"n", 2}};
    QCOMPARE(argumentsOf(writeArguments(given), "{\"n\":2}").dump(), second.dump());
    QCOMPARE(argumentsOf({}, "{\"n\":2}"), (Json{{"continue", {{"n", 2}}}}));
    QCOMPARE(argumentsOf(writeArguments(Json()), {}), Json::object());
}

void TestEngineParts::arguments_areLargeByWhatTheyHold_data()
{
    QTest::addColumn<Json>("value");
    QTest::addColumn<bool>("large");
    const std::string text(200'000, 'x');
    const Json many(std::vector<int>(50'000, 1));
    QTest::newRow("none") << Json::object() << false;
    QTest::newRow("a hundred numbers") << Json(std::vector<int>(100, 1)) << false;
    QTest::newRow("many numbers") << many << true;
    QTest::newRow("a long text") << Json(text) << true;
    QTest::newRow("a long name") << Json{{text, 1}} << true;
    QTest::newRow("deep inside, the last")
        << Json{{"a", 1}, {"b", {{"c", Json::array({many})}}}} << true;
}

void TestEngineParts::arguments_areLargeByWhatTheyHold()
{
    QFETCH(const Json, value);
    QFETCH(const bool, large);
    QCOMPARE(isLarge(value), large);
}

void TestEngineParts::job_namesTimesForTheFirstStepOnly()
{
    RunRequest request;
    request.timeArguments = {QStringLiteral("closure"), QStringLiteral("continue")};
    QCOMPARE(parseJson(execJob(request, {}, {}))->at("times"), (Json{"closure", "continue"}));
    ExecStep second;
    second.continueJson = "{}";
    QCOMPARE(parseJson(execJob(request, {}, second))->at("times"), Json::array({"closure"}));
}

void TestEngineParts::job_carriesWhatTheConnectorMaySee()
{
    RunRequest request;
    request.path = QStringLiteral("test");
    request.profile = Profile::Gem;
    request.time = TimeMode::Real;
    request.clock = QDateTime::fromString(QStringLiteral("2024-02-29T12:00:00+01:00"), Qt::ISODate);
    request.surroundings.accountProperties = {{"p", "v"}};
    request.surroundings.timeZone = QStringLiteral("Tokyo");
    ExecStep step;
    step.settings = {{"key", "k"}};
    step.movedSeconds = 65;
    const auto job = parseJson(execJob(request, writeArguments(request.arguments), step));
    QCOMPARE(stringAt(*job, "clock"), QStringLiteral("2024-02-29T11:00:00.000Z"));
    QCOMPARE(stringAt(*job, "profile"), QStringLiteral("gem"));
    QCOMPARE(stringAt(*job, "time"), QStringLiteral("real"));
    QCOMPARE(numberAt(*job, "clock_offset"), 65.0);
    QCOMPARE(stringAt(*job, "time_zone"), QStringLiteral("Tokyo"));
    QCOMPARE(job->at("settings"), step.settings);
    QCOMPARE(job->at("account_properties"), request.surroundings.accountProperties);

    const auto described = parseJson(describeJob({}, request.surroundings, 10, {}));
    QCOMPARE(stringAt(*described, "time_zone"), QStringLiteral("Tokyo"));
}

void TestEngineParts::limits_areThePlatformsOrTheGems()
{
    const RunLimits builtIn = RunLimits::of(Profile::Cloud, {});
    QCOMPARE(builtIn.stepSeconds, 180.0);
    QCOMPARE(builtIn.reinvokes, 100);
    QCOMPARE(builtIn.reinvokeMinimum, 60.0);
    const Json table = {{"values", {{"action_run", {{"value", 90}}}, {"multistep_swaps", 3}}}};
    QCOMPARE(RunLimits::of(Profile::Cloud, table).stepSeconds, 90.0);
    QCOMPARE(RunLimits::of(Profile::Cloud, table).reinvokes, 100);
    QCOMPARE(RunLimits::of(Profile::Gem, table).reinvokes, 5);
    QCOMPARE(RunLimits::of(Profile::Gem, table).reinvokeMinimum, 0.0);
}

void TestEngineParts::limits_obeyTheGemsEnvironment_data()
{
    QTest::addColumn<QString>("most");
    QTest::addColumn<QString>("wait");
    QTest::addColumn<int>("reinvokes");
    QTest::addColumn<double>("seconds"); // below zero: as the action asks
    QTest::newRow("unset") << ""
                           << "" << 5 << -1.0;
    QTest::newRow("blank") << " "
                           << "  " << 5 << -1.0;
    QTest::newRow("numbers") << "2"
                             << "0.5" << 2 << 0.5;
    QTest::newRow("number, then words") << "12 times"
                                        << "3s" << 12 << 3.0;
    QTest::newRow("words") << "many"
                           << "soon" << 0 << 0.0;
    QTest::newRow("separators") << "1_000"
                                << "1_0" << 1000 << 10.0;
    QTest::newRow("below zero is without end") << "-1"
                                               << "-1" << 10'000 << 0.0;
    QTest::newRow("too many") << "99999999999"
                              << "1" << 10'000 << 1.0;
}

void TestEngineParts::limits_obeyTheGemsEnvironment()
{
    QFETCH(const QString, most);
    QFETCH(const QString, wait);
    QFETCH(const double, seconds);
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("MAX_REINVOKES"), most);
    environment.insert(QStringLiteral("WAIT_REINVOKE_AFTER"), wait);
    const RunLimits gem = RunLimits::of(Profile::Gem, {}, environment);
    QTEST(gem.reinvokes, "reinvokes");
    QCOMPARE(gem.reinvokeWait.value_or(-1), seconds);
    const RunLimits cloud = RunLimits::of(Profile::Cloud, {}, environment);
    QCOMPARE(cloud.reinvokes, 100);
    QVERIFY(!cloud.reinvokeWait);
}

void TestEngineParts::verdict_goesWhereThePartBelongs()
{
    Json document = {{"actions", {{"a.b", {{"error", 1}}}, {"a", Json::object()}}},
        {"pick_lists", Json::object()}};
    const Json verdict = {{"timeout", 10}};
    placeVerdict(document, QStringLiteral("pick_lists.ports"), verdict);
    QCOMPARE(document["pick_lists"]["ports"], verdict);
    placeVerdict(document, QStringLiteral("actions.a.b"), verdict);
    QCOMPARE(document["actions"]["a.b"]["timeout"], Json(10));
    QVERIFY(document["actions"]["a.b"]["error"].contains("message"));
    placeVerdict(document, QStringLiteral("connection"), verdict);
    QCOMPARE(document["connection"]["fields"], verdict);
    placeVerdict(document, QStringLiteral("nowhere.x"), verdict);
    QVERIFY(!document.contains("nowhere"));
}

void TestEngineParts::spec_keepsTimeoutsSane()
{
    protocol::ExchangeSpec spec;
    spec.openTimeoutSeconds = -1;
    spec.readTimeoutSeconds = 1e300;
    const http::RequestSpec made = fromProtocol(spec, {});
    QCOMPARE(made.openTimeout, std::chrono::milliseconds(3'600'000));
    QCOMPARE(made.readTimeout, std::chrono::milliseconds(3'600'000));
    spec.readTimeoutSeconds = 0.25;
    QCOMPARE(fromProtocol(spec, {}).readTimeout, std::chrono::milliseconds(250));
    QCOMPARE(made.idempotentRetries, 0); // no hidden repeats, docs/compatibility.md
}

void TestEngineParts::failureNames_areThoseOfTheProtocol()
{
    const QStringList names{QStringLiteral("connect_timeout"), QStringLiteral("read_timeout"),
        QStringLiteral("refused"), QStringLiteral("dns"), QStringLiteral("tls"),
        QStringLiteral("certificate_untrusted"), QStringLiteral("bad_certificate"),
        QStringLiteral("broken"), QStringLiteral("protocol_violation"), QStringLiteral("too_large"),
        QStringLiteral("no_space"), QStringLiteral("cancelled"), QStringLiteral("no_library"),
        QStringLiteral("denied"), QStringLiteral("other")};
    for (qsizetype i = 0; i < names.size(); ++i)
        QCOMPARE(failureName(static_cast<http::FailureKind>(i)), names.at(i));
}

QTEST_GUILESS_MAIN(TestEngineParts)
#include "tst_engineparts.moc"
