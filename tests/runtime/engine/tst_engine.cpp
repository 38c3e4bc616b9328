// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/base/installpaths.h"
#include "runtime/engine/engine.h"
#include "runtime/hostlink/host.h"
#include "tests/support/scriptedtransport.h"

#include <QFile>
#include <QFloat16> // before a Json is compared: its conversions want a complete type
#include <QSignalSpy>
#include <QTest>
#include <QThreadPool>

#include <csignal>
#include <numeric>

using namespace patchbay;
using namespace patchbay::engine;
using test::ScriptedTransport;

namespace
{

hostlink::HostOptions hostOptions()
{
    const auto paths = InstallPaths::fromApplicationDir(QStringLiteral(PATCHBAY_BUILD_DIR "/bin"));
    hostlink::HostOptions options;
    options.executable = paths.hostExecutable;
    options.scripts = paths.hostScripts;
    options.loadSeconds = 4;
    return options;
}

// Answers as it was told, and remembers what it was asked.
class FakePolicy final : public HostPolicy
{
public:
    void decide(const RunRequest &, const QUrl &url, std::function<void(bool)> answer) override
    {
        asked.append(url.host());
        if (later)
            pending.append(std::move(answer));
        else
            answer(!denied.contains(url.host()));
    }

    QStringList asked;
    QStringList denied;
    bool later = false;
    QList<std::function<void(bool)>> pending;
};

http::Exchange json(int status, const QByteArray &body)
{
    http::Exchange exchange = test::answer(status, {{"Content-Type", "application/json"}});
    exchange.responseBody = http::Body(body);
    return exchange;
}

Source connector()
{
    QFile file(QStringLiteral(PATCHBAY_TEST_DATA "/engine/connector.rb"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return {QStringLiteral("connector.rb"), file.readAll()};
}

// Its input is written on another thread; it runs in two steps.
RunRequest largeRequest()
{
    RunRequest request;
    request.source = {QStringLiteral("large.rb"),
        "{ title: 'Large', connection: { fields: [] }, actions: { measure: { execute:\n"
        "  lambda { |_connection, input, _eis, _eos, continue|\n"
        "    size = input['list'].size\n"
        "    reinvoke_after(seconds: 1, continue: { size: size }) unless continue['size']\n"
        "    { before: continue['size'], now: size, last: input['list'].last, name: input['name'] "
        "}\n"
        "  } } } }\n"};
    request.path = QStringLiteral("actions.measure.execute");
    std::vector<int> list(300'000);
    std::iota(list.begin(), list.end(), 0);
    request.arguments = {{"input", {{"list", std::move(list)}, {"name", "\u00e4"}}}};
    return request;
}

} // namespace

// The whole way through the real host and SDK; only the wire is scripted.
class TestEngine : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();

    void run_givesTheValueExactly();
    void run_reportsConsoleAndTrace();
    void run_reportsWhatTheConnectorRaised();
    void run_reportsThatTheFileDoesNotLoad_data();
    void run_reportsThatTheFileDoesNotLoad();
    void run_sendsRequestsAndRecordsThem();
    void run_recordsEveryHopOfARedirect();
    void run_deniesHostsBeforeSending();
    void run_waitsForConsentWithoutLosingTime();
    void run_reinvokesWithoutWaiting();
    void run_stopsReinvokingAtTheLimit();
    void run_readsTimesInTheZoneOfTheEnvironment();
    void run_retriesAsTheActionSays();
    void run_keepsRenewedSettings();
    void run_stopsEndlessLoops();
    void run_isStoppedByTheUser();
    void run_survivesADyingHost();
    void run_worksManyAtOnce();
    void run_givesALargeInputToEveryStep();
    void run_isStoppedBeforeALargeInputIsWritten();
    void run_endsWithTheEngineBeforeALargeInputIsWritten();
    void form_evaluatesAnOperation();
    void form_namesWhatIsChosen();
    void form_newerRequestSupersedesAnOlder();
    void form_tellsRenewedSettings();
    void describe_namesEverything();
    void describe_toldThatTheFileDoesNotLoad();

private:
    RunResult runPath(const QString &path, const Json &arguments = Json::object(),
        std::function<void(RunRequest &)> adjust = {});

    SystemClock m_clock;
    std::unique_ptr<hostlink::Host> m_host;
    std::unique_ptr<ScriptedTransport> m_transport;
    std::unique_ptr<FakePolicy> m_policy;
    std::unique_ptr<Engine> m_engine;
    ScriptedTransport::Script m_script;
    QList<TraceEvent> m_trace;
};

void TestEngine::initTestCase()
{
    if (!QFile::exists(hostOptions().executable))
        QSKIP("patchbay-host is not built");
    m_host = std::make_unique<hostlink::Host>(hostOptions());
}

void TestEngine::init()
{
    m_engine.reset();
    m_trace.clear();
    m_script = [](const http::RequestSpec &) { return json(200, "{\"n\":1.10}"); };
    m_transport = std::make_unique<ScriptedTransport>(
        [this](const http::RequestSpec &spec) { return m_script(spec); });
    m_policy = std::make_unique<FakePolicy>();
    m_engine = std::make_unique<Engine>(*m_host, *m_transport, *m_policy, m_clock);
    connect(m_engine.get(), &Engine::traced, this,
        [this](const TraceEvent &event) { m_trace.append(event); });
}

RunResult TestEngine::runPath(
    const QString &path, const Json &arguments, std::function<void(RunRequest &)> adjust)
{
    RunRequest request;
    request.source = connector();
    request.path = path;
    request.arguments = arguments;
    request.settings = {{"key", "old"}};
    if (adjust)
        adjust(request);
    QSignalSpy finished(m_engine.get(), &Engine::finished);
    const RunId id = m_engine->start(request);
    if (!finished.wait(30'000))
        return {};
    const auto result = finished.first().first().value<RunResult>();
    return result.id == id ? result : RunResult{};
}

void TestEngine::run_givesTheValueExactly()
{
    const RunResult result
        = runPath(QStringLiteral("actions.add.execute"), {{"input", {{"a", "41"}}}});
    QCOMPARE(result.kind, OutcomeKind::Ok);
    QCOMPARE(result.value,
        QByteArray("{\"sum\":42,\"at\":{\"$time\":\"1970-01-01T00:00:00.000000Z\"},"
                   "\"big\":123456789012345678901234567890}"));
    QCOMPARE(result.steps, 1);
    QVERIFY(result.elapsedMs > 0);
    QVERIFY(result.exchanges.isEmpty());
}

void TestEngine::run_reportsConsoleAndTrace()
{
    const RunResult result
        = runPath(QStringLiteral("actions.add.execute"), {{"input", {{"a", "1"}}}});
    QCOMPARE(result.console.size(), 1);
    QCOMPARE(result.console.first().text, QStringLiteral("adding 1"));
    QCOMPARE(result.console.first().line, 10);

    using Kind = TraceEvent::Kind;
    QList<Kind> kinds;
    for (const TraceEvent &event : m_trace)
        kinds.append(event.kind);
    QCOMPARE(kinds.first(), Kind::RunStarted);
    QCOMPARE(kinds.last(), Kind::RunFinished);
    QVERIFY(kinds.contains(Kind::Loaded));
    const auto entered = std::find_if(m_trace.begin(), m_trace.end(),
        [](const TraceEvent &event) { return event.kind == Kind::LambdaEntered; });
    QVERIFY(entered != m_trace.end());
    QCOMPARE(entered->text, QStringLiteral("actions.add.execute"));
    const auto printed = std::find_if(m_trace.begin(), m_trace.end(),
        [](const TraceEvent &event) { return event.kind == Kind::Console; });
    QVERIFY(printed != m_trace.end());
    QCOMPARE(printed->parent, entered->id);
}

void TestEngine::run_reportsWhatTheConnectorRaised()
{
    const RunResult result = runPath(QStringLiteral("actions.bad.execute"));
    QCOMPARE(result.kind, OutcomeKind::Raised);
    QVERIFY(result.error.has_value());
    QCOMPARE(result.error->className, QStringLiteral("Workato::Connector::Sdk::RuntimeError"));
    QCOMPARE(result.error->message, QStringLiteral("out of ports"));
    QCOMPARE(result.error->line, 14);
}

void TestEngine::run_reportsThatTheFileDoesNotLoad_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<QString>("said");
    QTest::newRow("not Ruby") << QByteArray("{ title: ") << QStringLiteral("syntax error");
    QTest::newRow("not a Hash") << QByteArray("42") << QStringLiteral("Hash");
    QTest::newRow("raises") << QByteArray("raise 'no way'") << QStringLiteral("no way");
    QTest::newRow("nothing") << QByteArray() << QStringLiteral("Hash");
    QTest::newRow("endless") << QByteArray("loop { }") << QStringLiteral("too long to load");
}

void TestEngine::run_reportsThatTheFileDoesNotLoad()
{
    QFETCH(QByteArray, source);
    QFETCH(QString, said);
    const RunResult result = runPath(QStringLiteral("test"), {},
        [&source](RunRequest &request) { request.source.text = source; });
    QCOMPARE(result.kind, OutcomeKind::LoadFailed);
    QVERIFY(result.error.has_value());
    QVERIFY2(result.error->message.contains(said), qPrintable(result.error->message));
}

void TestEngine::run_sendsRequestsAndRecordsThem()
{
    const RunResult result = runPath(QStringLiteral("actions.fetch.execute"));
    QCOMPARE(result.kind, OutcomeKind::Ok);
    QCOMPARE(result.value, QByteArray("{\"n\":1.1}"));
    QCOMPARE(result.exchanges.size(), 1);
    const http::Exchange &exchange = result.exchanges.first();
    QCOMPARE(exchange.method, QByteArray("GET"));
    QCOMPARE(exchange.url, QByteArray("http://ports.test/list?page=1"));
    QCOMPARE(exchange.phase, QStringLiteral("execute"));
    QCOMPARE(exchange.declaredLine, 18);
    QCOMPARE(exchange.status, 200);
    QVERIFY(exchange.finished);
    QCOMPARE(http::headerValue(exchange.requestHeaders, "X-Key"), QByteArray("old"));
    QCOMPARE(m_policy->asked, QStringList{QStringLiteral("ports.test")});
}

void TestEngine::run_recordsEveryHopOfARedirect()
{
    m_script = [](const http::RequestSpec &spec) {
        if (spec.url.contains("/list"))
            return test::answer(302, {{"Location", "http://other.test/moved"}});
        return json(200, "{}");
    };
    const RunResult result = runPath(QStringLiteral("actions.fetch.execute"));
    QCOMPARE(result.kind, OutcomeKind::Ok);
    QCOMPARE(result.exchanges.size(), 2);
    QCOMPARE(result.exchanges.at(0).status, 302);
    QCOMPARE(result.exchanges.at(1).url, QByteArray("http://other.test/moved"));
    QCOMPARE(result.exchanges.at(1).parent, result.exchanges.at(0).id);
    QCOMPARE(
        m_policy->asked, (QStringList{QStringLiteral("ports.test"), QStringLiteral("other.test")}));
}

void TestEngine::run_deniesHostsBeforeSending()
{
    m_policy->denied = QStringList{QStringLiteral("ports.test")};
    const RunResult result = runPath(QStringLiteral("actions.fetch.execute"));
    QCOMPARE(result.kind, OutcomeKind::Raised);
    QVERIFY2(result.error->message.contains(QStringLiteral("ports.test")),
        qPrintable(result.error->message));
    QVERIFY(m_transport->sent().empty());
    QCOMPARE(result.exchanges.size(), 1);
    QCOMPARE(result.exchanges.first().failure->kind, http::FailureKind::Denied);
}

void TestEngine::run_waitsForConsentWithoutLosingTime()
{
    m_policy->later = true;
    RunRequest request;
    request.source = connector();
    request.path = QStringLiteral("actions.fetch.execute");
    request.maxSeconds = 3;
    QSignalSpy finished(m_engine.get(), &Engine::finished);
    m_engine->start(request);
    QTRY_COMPARE_WITH_TIMEOUT(m_policy->pending.size(), 1, 20'000);
    QVERIFY(!finished.wait(3500));
    m_policy->pending.first()(true);
    QVERIFY(finished.wait(20'000));
    QCOMPARE(finished.first().first().value<RunResult>().kind, OutcomeKind::Ok);
}

void TestEngine::run_reinvokesWithoutWaiting()
{
    const RunResult result
        = runPath(QStringLiteral("actions.multi.execute"), {}, [](RunRequest &request) {
              request.clock
                  = QDateTime::fromString(QStringLiteral("2024-01-01T00:00:00Z"), Qt::ISODate);
          });
    QCOMPARE(result.kind, OutcomeKind::Ok);
    QCOMPARE(result.steps, 4);
    // Three swaps of the platform's least 60 s each passed on the frozen clock.
    QCOMPARE(result.value,
        QByteArray("{\"n\":3,\"big\":123456789012345678901234567890,"
                   "\"now\":\"2024-01-01T00:03:00Z\"}"));
}

void TestEngine::run_stopsReinvokingAtTheLimit()
{
    const RunResult gem = runPath(QStringLiteral("actions.forever.execute"), {},
        [](RunRequest &request) { request.profile = Profile::Gem; });
    QCOMPARE(gem.kind, OutcomeKind::Raised);
    QCOMPARE(gem.steps, 6);
    QCOMPARE(gem.error->message,
        QStringLiteral("Max number of reinvokes on SDK Gem reached. Current limit is 5"));

    QProcessEnvironment environment;
    environment.insert(QStringLiteral("MAX_REINVOKES"), QStringLiteral("1"));
    environment.insert(QStringLiteral("WAIT_REINVOKE_AFTER"), QStringLiteral("0"));
    m_engine->setEnvironment(environment);
    const RunResult fewer
        = runPath(QStringLiteral("actions.forever.execute"), {}, [](RunRequest &request) {
              request.profile = Profile::Gem;
              request.time = TimeMode::Real; // nothing waits in truth either
          });
    QCOMPARE(fewer.steps, 2);
    QCOMPARE(fewer.error->message,
        QStringLiteral("Max number of reinvokes on SDK Gem reached. Current limit is 1"));
}

// sdk/runtime.md §17.8; a zone that the request names goes before it.
void TestEngine::run_readsTimesInTheZoneOfTheEnvironment()
{
    const auto timeIn = [this](const QString &named) {
        return runPath(QStringLiteral("actions.at"), {{"input", {{"at", "2020-01-02 03:04:05"}}}},
            [&named](RunRequest &request) {
                request.source.text = "{ actions: { at: {\n"
                                      "  input_fields: lambda { [{ name: 'at', type: 'date_time',\n"
                                      "    convert_input: 'date_time_conversion' }] },\n"
                                      "  execute: lambda { |_connection, input| { at: "
                                      "input['at'].iso8601 } } } } }\n";
                request.surroundings.timeZone = named;
            })
            .value;
    };
    QCOMPARE(timeIn({}), QByteArray("{\"at\":\"2020-01-02T03:04:05-08:00\"}"));
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("WORKATO_TIME_ZONE"), QStringLiteral("Tokyo"));
    m_engine->setEnvironment(environment);
    QCOMPARE(timeIn({}), QByteArray("{\"at\":\"2020-01-02T03:04:05+09:00\"}"));
    QCOMPARE(
        timeIn(QStringLiteral("Mumbai")), QByteArray("{\"at\":\"2020-01-02T03:04:05+05:30\"}"));
}

void TestEngine::run_retriesAsTheActionSays()
{
    int asked = 0;
    m_script = [&asked](const http::RequestSpec &) {
        return ++asked < 3 ? json(503, "{}") : json(200, "{\"done\":true}");
    };
    const RunResult result = runPath(QStringLiteral("actions.retrying.execute"));
    QCOMPARE(result.kind, OutcomeKind::Ok);
    QCOMPARE(result.steps, 3);
    QCOMPARE(result.exchanges.size(), 3);

    asked = -100;
    QCOMPARE(runPath(QStringLiteral("actions.retrying.execute")).steps, 4);
}

void TestEngine::run_keepsRenewedSettings()
{
    m_script = [](const http::RequestSpec &spec) {
        if (spec.url.endsWith("/login"))
            return json(200, "{\"key\":\"new\"}");
        const bool good = http::headerValue(spec.headers, "X-Key") == "new";
        return good ? json(200, "{\"in\":true}") : json(401, "{}");
    };
    const RunResult result = runPath(QStringLiteral("actions.fetch.execute"));
    QCOMPARE(result.kind, OutcomeKind::Ok);
    QCOMPARE(result.changedSettings, (Json{{"key", "new"}}));
    QCOMPARE(result.exchanges.size(), 3);
    QCOMPARE(result.exchanges.at(1).phase, QStringLiteral("acquire"));
}

void TestEngine::run_stopsEndlessLoops()
{
    const RunResult result = runPath(QStringLiteral("actions.endless.execute"), {},
        [](RunRequest &request) { request.maxSeconds = 0.7; });
    QCOMPARE(result.kind, OutcomeKind::TimedOut);
    QCOMPARE(result.limitSeconds, 0.7);
}

void TestEngine::run_isStoppedByTheUser()
{
    m_script = [](const http::RequestSpec &) { return std::nullopt; };
    RunRequest request;
    request.source = connector();
    request.path = QStringLiteral("actions.fetch.execute");
    QSignalSpy finished(m_engine.get(), &Engine::finished);
    const RunId id = m_engine->start(request);
    QTRY_COMPARE_WITH_TIMEOUT(m_transport->sent().size(), size_t(1), 20'000);
    m_engine->stop(id);
    m_engine->stop(id);
    QVERIFY(finished.wait(10'000));
    QCOMPARE(finished.first().first().value<RunResult>().kind, OutcomeKind::Stopped);

    const RunId early = m_engine->start(request);
    m_engine->stop(early);
    QTRY_COMPARE(finished.count(), 2);
    QCOMPARE(finished.at(1).first().value<RunResult>().kind, OutcomeKind::Stopped);
}

void TestEngine::run_survivesADyingHost()
{
    m_script = [](const http::RequestSpec &) { return std::nullopt; };
    RunRequest request;
    request.source = connector();
    request.path = QStringLiteral("actions.fetch.execute");
    QSignalSpy finished(m_engine.get(), &Engine::finished);
    m_engine->start(request);
    QTRY_COMPARE_WITH_TIMEOUT(m_transport->sent().size(), size_t(1), 20'000);
    QCOMPARE(::kill(static_cast<pid_t>(m_host->processId()), SIGKILL), 0);
    QVERIFY(finished.wait(10'000));
    const auto result = finished.first().first().value<RunResult>();
    QCOMPARE(result.kind, OutcomeKind::HostFailed);
    QVERIFY(!result.failure.detail.isEmpty());
    QCOMPARE(runPath(QStringLiteral("actions.add.execute")).kind, OutcomeKind::Ok);
}

void TestEngine::run_worksManyAtOnce()
{
    QSignalSpy finished(m_engine.get(), &Engine::finished);
    RunRequest request;
    request.source = connector();
    request.path = QStringLiteral("actions.fetch.execute");
    for (int i = 0; i < 10; ++i)
        m_engine->start(request);
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 10, 40'000);
    for (const QList<QVariant> &one : finished)
        QCOMPARE(one.first().value<RunResult>().kind, OutcomeKind::Ok);
}

void TestEngine::run_givesALargeInputToEveryStep()
{
    const RunRequest request = largeRequest();
    const auto arguments = request.arguments;
    const RunResult result
        = runPath(request.path, arguments, [&](RunRequest &made) { made.source = request.source; });
    QCOMPARE(result.kind, OutcomeKind::Ok);
    QCOMPARE(result.steps, 2);
    QCOMPARE(result.value,
        QByteArray("{\"before\":300000,\"now\":300000,\"last\":299999,\"name\":\"\u00e4\"}"));
}

void TestEngine::run_isStoppedBeforeALargeInputIsWritten()
{
    QSignalSpy finished(m_engine.get(), &Engine::finished);
    RunId id = 0;
    // Queued while the run begins: before the written text can come back.
    connect(m_engine.get(), &Engine::traced, this, [&](const TraceEvent &event) {
        if (event.kind == TraceEvent::Kind::RunStarted)
            QMetaObject::invokeMethod(
                m_engine.get(), [&] { m_engine->stop(id); }, Qt::QueuedConnection);
    });
    id = m_engine->start(largeRequest());
    QVERIFY(finished.wait(10'000));
    const auto result = finished.first().first().value<RunResult>();
    QCOMPARE(result.kind, OutcomeKind::Stopped);
    QCOMPARE(result.steps, 0);
    QThreadPool::globalInstance()->waitForDone();
    QCoreApplication::processEvents();
    QCOMPARE(finished.count(), 1);
    QCOMPARE(m_trace.constLast().kind, TraceEvent::Kind::RunFinished);
}

void TestEngine::run_endsWithTheEngineBeforeALargeInputIsWritten()
{
    bool gone = false;
    connect(m_engine.get(), &Engine::traced, this, [&] {
        QMetaObject::invokeMethod(
            this,
            [&] {
                m_engine.reset();
                gone = true;
            },
            Qt::QueuedConnection);
    });
    m_engine->start(largeRequest());
    QTRY_VERIFY(gone);
    QThreadPool::globalInstance()->waitForDone();
    QCoreApplication::processEvents();
    QCOMPARE(m_trace.size(), 1);
}

void TestEngine::form_evaluatesAnOperation()
{
    FormRequest request;
    request.source = connector();
    request.operation = QStringLiteral("actions.add");
    std::optional<FormResult> form;
    m_engine->evaluateForm(QStringLiteral("preview"), request, this,
        [&form](const FormResult &result) { form = result; });
    QTRY_VERIFY_WITH_TIMEOUT(form.has_value(), 20'000);
    QVERIFY(form->loaded);
    QCOMPARE(form->parts["title"]["ok"], Json("Add numbers"));
    QCOMPARE(form->parts["input_fields"]["ok"][0]["name"], Json("a"));

    form.reset();
    request.operation = QStringLiteral("actions.nowhere");
    m_engine->evaluateForm(QStringLiteral("preview"), request, this,
        [&form](const FormResult &result) { form = result; });
    QTRY_VERIFY_WITH_TIMEOUT(form.has_value(), 20'000);
    QVERIFY(form->error.has_value());
}

void TestEngine::form_namesWhatIsChosen()
{
    FormRequest request;
    request.source = connector();
    request.operation = QStringLiteral("actions.named");
    request.input = {{"port", "RTM"}};
    for (const bool known : {true, false}) {
        request.labels = known ? Json{{"port", "Rotterdam \u00e4"}} : Json::object();
        std::optional<FormResult> form;
        m_engine->evaluateForm(QStringLiteral("preview"), request, this,
            [&form](const FormResult &result) { form = result; });
        QTRY_VERIFY_WITH_TIMEOUT(form.has_value(), 20'000);
        QCOMPARE(form->parts["description"]["ok"],
            Json(known ? "Get Rotterdam \u00e4 (RTM)" : "Get a port (RTM)"));
    }
}

void TestEngine::form_newerRequestSupersedesAnOlder()
{
    FormRequest request;
    request.source = connector();
    request.operation = QStringLiteral("actions.add");
    QStringList answered;
    for (const char *name : {"first", "second", "third"}) {
        m_engine->evaluateForm(QStringLiteral("preview"), request, this,
            [&answered, name](const FormResult &) { answered.append(QLatin1String(name)); });
    }
    auto other = std::make_unique<QObject>();
    m_engine->evaluateForm(QStringLiteral("other"), request, other.get(),
        [&answered](const FormResult &) { answered.append(QStringLiteral("dead")); });
    other.reset();
    QTRY_VERIFY_WITH_TIMEOUT(!answered.isEmpty(), 20'000);
    QTest::qWait(50);
    QCOMPARE(answered, QStringList{QStringLiteral("third")});
}

// Where tokens can be used once only, those that were bought must not be lost.
void TestEngine::form_tellsRenewedSettings()
{
    int logins = 0;
    m_script = [&logins](const http::RequestSpec &spec) {
        if (spec.url.endsWith("/login"))
            return json(200, "{\"key\":\"new" + QByteArray::number(++logins) + "\"}");
        const bool isNew = http::headerValue(spec.headers, "X-Key").startsWith("new");
        return isNew ? json(200, "[{\"name\":\"depth\"}]") : json(401, "{}");
    };
    FormRequest request;
    request.source = connector();
    request.operation = QStringLiteral("actions.listed");
    request.settings = {{"key", "old"}};
    request.allowNetwork = true;
    QList<Json> told;
    const auto keep = [&told](const Json &changes) { told.append(changes); };
    std::optional<FormResult> form;
    m_engine->evaluateForm(
        QStringLiteral("preview"), request, this, [&](const FormResult &result) { form = result; },
        keep);
    QTRY_VERIFY_WITH_TIMEOUT(form.has_value(), 20'000);
    QCOMPARE(form->parts["input_fields"]["ok"][0]["name"], Json("depth"));
    QCOMPARE(told, QList<Json>({{{"key", "new1"}}}));

    request.operation = QStringLiteral("actions.slow");
    bool isAnswered = false;
    m_engine->evaluateForm(
        QStringLiteral("preview"), request, this, [&](const FormResult &) { isAnswered = true; },
        keep);
    QTRY_COMPARE_WITH_TIMEOUT(told.size(), 2, 20'000);
    request.operation = QStringLiteral("actions.add"); // before that was answered
    form.reset();
    m_engine->evaluateForm(
        QStringLiteral("preview"), request, this, [&](const FormResult &result) { form = result; },
        keep);
    QTRY_VERIFY_WITH_TIMEOUT(form.has_value(), 20'000);
    QVERIFY(!isAnswered);
    QCOMPARE(told.last(), (Json{{"key", "new2"}}));
}

void TestEngine::describe_namesEverything()
{
    std::optional<Result<Json>> described;
    m_engine->describe(connector(), {{"normalized", true}}, this,
        [&described](const Result<Json> &document) { described = document; });
    QTRY_VERIFY_WITH_TIMEOUT(described.has_value(), 60'000);
    QVERIFY2(described->has_value(),
        qPrintable(described->has_value() ? QString() : described->error().detail));
    const Json &document = **described;
    QCOMPARE(document["describe"], Json(1));
    QCOMPARE(stringAt(document, "path"), QStringLiteral("connector.rb"));
    QCOMPARE(document["load"], (Json{{"ok", true}}));
    QCOMPARE(document["title"]["ok"], Json("Ports"));
    QVERIFY(document["actions"].contains("add"));
    QVERIFY(document["pick_lists"]["remote"].contains("network"));
    QCOMPARE(document["pick_lists"]["hanging"]["timeout"], Json(10.0));
    QVERIFY(m_transport->sent().empty());
}

void TestEngine::describe_toldThatTheFileDoesNotLoad()
{
    std::optional<Result<Json>> described;
    m_engine->describe({QStringLiteral("c.rb"), "{ title:\n\n"}, {}, this,
        [&described](const Result<Json> &document) { described = document; });
    QTRY_VERIFY_WITH_TIMEOUT(described.has_value(), 60'000);
    QVERIFY(described->has_value());
    QCOMPARE((**described)["load"]["ok"], Json(false));
    QVERIFY(stringAt((**described)["load"]["error"], "class") == QLatin1String("SyntaxError"));
    QCOMPARE(integerAt(**described, "lines"), 2);
}

QTEST_GUILESS_MAIN(TestEngine)
#include "tst_engine.moc"
