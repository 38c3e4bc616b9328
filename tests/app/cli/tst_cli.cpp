// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/http/mockserver/harbormock.h"
#include "tests/support/jsonschema.h"
#include "tests/support/loopbackserver.h"
#include "tests/support/ordinaryuser.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QFloat16> // before a Json is compared: its conversions want a complete type
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace patchbay;
using test::LoopbackServer;

// The program itself, as a script sees it: what comes in, what goes out, how it ends.
class TestCli : public QObject
{
    Q_OBJECT
public:
    static void initMain() { s_bowed = test::bowToPermissions(); }

private slots:
    void initTestCase();
    void init();

    void exec_printsTheResult();
    void exec_writesAFile();
    void exec_jsonKeepsTheContract_data();
    void exec_jsonKeepsTheContract();
    void exec_readsSettingsInputAndData();
    void exec_readsTimesOfClosures();
    void exec_readsTimesInTheZoneOfTheEnvironment();
    void exec_endsWithTheRightStatus_data();
    void exec_endsWithTheRightStatus();
    void exec_saysWhatIsWrongWithTheFile_data();
    void exec_saysWhatIsWrongWithTheFile();
    void exec_needsConsentForHosts();
    void exec_survivesBadServers_data();
    void exec_survivesBadServers();
    void exec_takesALargeAnswer();
    void exec_saysThatTheDiskIsFull();
    void exec_saysThatAFolderIsReadOnly();
    void exec_survivesTheDeathOfTheHost();
    void exec_stopsOnCtrlC();
    void exec_writesHarWithoutSecrets();
    void exec_keepsRenewedSettingsInMemory();
    void sample_runsEachOfItsCases_data();
    void sample_runsEachOfItsCases();
    void oauth2_keepsTheTokens();
    void oauth2_saysWhatIsWrong_data();
    void oauth2_saysWhatIsWrong();
    void describe_keepsTheContract_data();
    void describe_keepsTheContract();
    void edit_encryptsWhatTheEditorLeft();
    void generate_writesFields_data();
    void generate_writesFields();
    void generate_writesTestsOfEverything();
    void generate_writesTheTestsNamed();
    void generate_needsAConnectorForEverything();

private:
    struct Output
    {
        int status = -1;
        QByteArray out;
        QByteArray err;
        Json json() const { return parseJson(out).value_or(Json()); }
    };
    void prepare(QProcess &process) const;
    Output run(const QStringList &arguments);
    QString put(const QString &name, const QByteArray &text);
    QByteArray get(const QString &name) const;
    static Json contract(const char *name);

    std::unique_ptr<QTemporaryDir> m_folder;

private:
    static inline bool s_bowed = false;
};

namespace
{

const char plainConnector[]
    = "{ title: 'Plain',\n"
      "  connection: { base_uri: ->(connection) { connection['host'] } },\n"
      "  test: ->(_connection) { get('/me') },\n"
      "  actions: {\n"
      "    add: { execute: lambda { |_connection, input|\n"
      "      puts 'adding'\n"
      "      $stderr.puts 'careful'\n"
      "      { sum: input['a'].to_i + 1, price: 1.5, at: Time.at(0).utc }\n"
      "    } },\n"
      "    bad: { execute: ->(_connection, _input) { error('out of ports') } },\n"
      "    endless: { execute: ->(_connection, _input) { loop { } } },\n"
      "    wait: { execute: ->(_connection, _input) { get('/slow') } },\n"
      "    post: { execute: ->(_connection, input) { post('/in', "
      "input).response_format_raw.encode('UTF-8', invalid: :replace, undef: :replace).length } },\n"
      "    data: { execute: ->(connection, _input) { { key: connection['key'], p: "
      "account_property('P'), row: lookup('T', code: 'A') } } }\n"
      "  },\n"
      "  methods: { kind: ->(value) { value.class.name }, add: ->(a, b) { a + b } },\n"
      "  triggers: { t: { poll: ->(_c, _i, closure) { { events: [], next_poll: closure.class.name "
      "} }, dedup: ->(r) { r['id'] } } },\n"
      "  object_definitions: { o: { fields: -> { [{ name: 'id' }] } } },\n"
      "  pick_lists: { remote: ->(_connection) { get('/list') }, local: -> { [%w[A a]] } } }\n";

} // namespace

void TestCli::initTestCase()
{
    if (!QFile::exists(QStringLiteral(PATCHBAY_BUILD_DIR "/bin/patchbay-host")))
        QSKIP("patchbay-host is not built");
}

void TestCli::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    put(QStringLiteral("connector.rb"), plainConnector);
}

QByteArray TestCli::get(const QString &name) const
{
    QFile file(m_folder->filePath(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString TestCli::put(const QString &name, const QByteArray &text)
{
    const QString path = m_folder->filePath(name);
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        QTest::qFail("cannot write a test file", __FILE__, __LINE__);
    return path;
}

void TestCli::prepare(QProcess &process) const
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(
        QStringLiteral("XDG_CONFIG_HOME"), m_folder->filePath(QStringLiteral("config")));
    environment.insert(QStringLiteral("EDITOR"),
        QStringLiteral("sh -c 'printf \"api_key: from-editor\\\\n\" > \"$1\"' editor"));
    for (const char *name : {"http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY",
             "ALL_PROXY", "WORKATO_CONNECTOR_MASTER_KEY"})
        environment.remove(QLatin1String(name));
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(m_folder->path());
    process.setStandardInputFile(QProcess::nullDevice());
    process.setProgram(QStringLiteral(PATCHBAY_BUILD_DIR "/bin/patchbay-cli"));
}

TestCli::Output TestCli::run(const QStringList &arguments)
{
    QProcess process;
    prepare(process);
    process.setArguments(arguments);
    process.start();
    if (!process.waitForFinished(60'000))
        return {};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

Json TestCli::contract(const char *name)
{
    QFile file(QStringLiteral(PATCHBAY_TEST_DATA "/contracts/") + QLatin1String(name));
    return file.open(QIODevice::ReadOnly) ? parseJson(file.readAll()).value_or(Json()) : Json();
}

void TestCli::exec_printsTheResult()
{
    put(QStringLiteral("in.json"), "{\"a\":\"41\"}");
    const Output output = run({QStringLiteral("exec"), QStringLiteral("actions.add.execute"),
        QStringLiteral("-i"), QStringLiteral("in.json")});
    QCOMPARE(output.status, 0);
    QCOMPARE(output.out,
        QByteArray("adding\n{\n  \"sum\": 42,\n  \"price\": 1.5,\n  \"at\": "
                   "\"1970-01-01T00:00:00.000Z\"\n}\n"));
    QCOMPARE(output.err, QByteArray("careful\n"));
}

void TestCli::exec_writesAFile()
{
    const Output output = run({QStringLiteral("exec"), QStringLiteral("actions.add.execute"),
        QStringLiteral("--output"), QStringLiteral("out.json")});
    QCOMPARE(output.status, 0);
    QCOMPARE(output.out, QByteArray("adding\n"));
    QFile file(m_folder->filePath(QStringLiteral("out.json")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(),
        QByteArray("{\"sum\":1,\"price\":1.5,\"at\":\"1970-01-01T00:00:00.000Z\"}"));
}

void TestCli::exec_jsonKeepsTheContract_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("status");
    QTest::newRow("ok") << QStringList{QStringLiteral("actions.add")} << 0;
    QTest::newRow("raised") << QStringList{QStringLiteral("actions.bad.execute")} << 1;
    QTest::newRow("denied") << QStringList{QStringLiteral("test")} << 1;
    QTest::newRow("limit") << QStringList{QStringLiteral("actions.endless.execute"),
        QStringLiteral("--max-seconds"), QStringLiteral("1")}
                           << 4;
    QTest::newRow("network") << QStringList{QStringLiteral("test"), QStringLiteral("--allow-host"),
        QStringLiteral("*")} << 0;
}

void TestCli::exec_jsonKeepsTheContract()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, status);
    LoopbackServer server([](LoopbackServer::Connection &connection, int) {
        LoopbackServer::Request request;
        while (connection.readRequest(request))
            connection.answer("200 OK", "{\"id\":7}", {"Content-Type: application/json"});
    });
    put(QStringLiteral("settings.yaml"), "host: " + server.url("") + "\n");
    arguments.prepend(QStringLiteral("exec"));
    const Output output = run(arguments + QStringList{QStringLiteral("--json")});
    QCOMPARE(output.status, status);
    const QStringList problems = test::schemaProblems(output.json(), contract("exec.schema.json"));
    QVERIFY2(problems.isEmpty(), qPrintable(problems.join(QLatin1Char('\n'))));
    if (arguments.size() == 4) {
        const Json exchanges = output.json()["exchanges"];
        if (exchanges.size() == 1 && status == 0) {
            QCOMPARE(exchanges[0]["status"], Json(200));
            QCOMPARE(exchanges[0]["response_body"], Json("{\"id\":7}"));
            QCOMPARE(exchanges[0]["declared_line"], Json(3));
        }
    }
}

void TestCli::exec_readsSettingsInputAndData()
{
    put(QStringLiteral("settings.yaml"), "one:\n  key: first\ntwo:\n  key: second\n");
    put(QStringLiteral("account_properties.yaml"), "P: 5\n");
    put(QStringLiteral("lookup_tables.yaml"),
        "T:\n  id: 1\n  rows:\n  - code: A\n    name: Aarhus\n");
    const Output output = run({QStringLiteral("exec"), QStringLiteral("actions.data.execute"),
        QStringLiteral("-n"), QStringLiteral("two"), QStringLiteral("--json")});
    QCOMPARE(output.status, 0);
    QCOMPARE(toJsonText(output.json()["result"]["ok"]),
        QByteArray(
            "{\"key\":\"second\",\"p\":\"5\",\"row\":{\"code\":\"A\",\"name\":\"Aarhus\"}}"));
}

void TestCli::exec_readsTimesOfClosures()
{
    put(QStringLiteral("closure.json"), "\"2024-01-01T00:00:00Z\"");
    const Output output = run({QStringLiteral("exec"), QStringLiteral("triggers.t.poll"),
        QStringLiteral("--closure"), QStringLiteral("closure.json"), QStringLiteral("--json")});
    QCOMPARE(output.json()["result"]["ok"]["next_poll"], Json("Time"));
    put(QStringLiteral("args.json"), "[2, 3]");
    QCOMPARE(run({QStringLiteral("exec"), QStringLiteral("methods.add"), QStringLiteral("-a"),
                     QStringLiteral("args.json")})
                 .out,
        QByteArray("5\n"));
}

// sdk/runtime.md §17.8
void TestCli::exec_readsTimesInTheZoneOfTheEnvironment()
{
    put(QStringLiteral("zone.rb"),
        "{ actions: { at: {\n"
        "  input_fields: -> { [{ name: 'at', convert_input: 'date_time_conversion' }] },\n"
        "  execute: ->(_connection, input) { { at: input['at'].iso8601 } } } } }\n");
    put(QStringLiteral("at.json"), "{\"at\":\"2020-01-02 03:04:05\"}");
    const auto exec = [this](const QByteArray &zone) {
        qputenv("WORKATO_TIME_ZONE", zone);
        const Output output
            = run({QStringLiteral("exec"), QStringLiteral("actions.at"), QStringLiteral("-c"),
                QStringLiteral("zone.rb"), QStringLiteral("-i"), QStringLiteral("at.json")});
        qunsetenv("WORKATO_TIME_ZONE");
        return stringAt(output.json(), "at");
    };
    QCOMPARE(exec("Tokyo"), QStringLiteral("2020-01-02T03:04:05+09:00"));
    QCOMPARE(exec(""), QStringLiteral("2020-01-02T03:04:05-08:00"));
}

void TestCli::exec_endsWithTheRightStatus_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("said");
    const auto row = [](const char *arguments, int status, const char *said) {
        QTest::newRow(arguments) << QString::fromUtf8(arguments).split(QLatin1Char(' ')) << status
                                 << QByteArray(said);
    };
    row("exec actions.bad.execute", 1, "connector.rb:10: out of ports");
    row("exec actions.nowhere.execute", 1, "undefined method");
    row("exec nonsense", 1, "undefined method");
    row("exec test -c nowhere.rb", 3, "nowhere.rb: no such file");
    row("exec test -s nowhere.yaml", 2, "nowhere.yaml: no such file");
    row("exec test -n nobody", 2, "nobody");
    row("exec test -i nowhere.json", 2, "nowhere.json: no such file");
    row("exec test -i connector.rb", 2, "connector.rb: line 1, column");
    row("exec test --allow-host http://x", 2, "host pattern");
    row("exec test --ca-file nowhere.pem", 2, "nowhere.pem");
    row("exec actions.endless.execute --max-seconds 1", 4, "limit of 1 s");
    row("nonsense", 2, "no command \"nonsense\"");
    row("push", 2, "not part of this version");
    row("describe nowhere.rb --json", 3, "no such file");
}

void TestCli::exec_endsWithTheRightStatus()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, status);
    QFETCH(QByteArray, said);
    const Output output = run(arguments);
    QVERIFY2(output.err.contains(said), output.err.constData());
    QCOMPARE(output.status, status);
}

void TestCli::exec_saysWhatIsWrongWithTheFile_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("not Ruby") << QByteArray("{ title: 'x',\n  actions: {\n")
                              << QByteArray("connector.rb");
    QTest::newRow("a picture") << QByteArray("\x89PNG\r\n\x1a\n\x00\x00", 10)
                               << QByteArray("not UTF-8 text at line 1, column 1");
    QTest::newRow("not UTF-8") << QByteArray("{ title: 'caf\xE9' }")
                               << QByteArray("not UTF-8 text at line 1");
    QTest::newRow("larger than 10 MB")
        << QByteArray(10 * 1024 * 1024 + 1, '#') << QByteArray("more than 10485760 bytes");
    QTest::newRow("endless") << QByteArray("loop { }") << QByteArray("too long to load");
    QTest::newRow("not a Hash") << QByteArray("[1, 2]") << QByteArray("Hash");
    QTest::newRow("nothing") << QByteArray() << QByteArray("Hash");
    QTest::newRow("NUL bytes") << QByteArray("{ a: '\x00' }", 10) << QByteArray();
    QTest::newRow("leaves") << QByteArray("exit!(0)") << QByteArray();
}

void TestCli::exec_saysWhatIsWrongWithTheFile()
{
    QFETCH(QByteArray, source);
    QFETCH(QByteArray, said);
    put(QStringLiteral("connector.rb"), source);
    const Output output = run({QStringLiteral("exec"), QStringLiteral("test")});
    QVERIFY2(output.status == 3 || said.isEmpty(), output.err.constData());
    QVERIFY(output.status > 0 && output.status < 5);
    QVERIFY2(output.err.contains(said) && !output.err.isEmpty(), output.err.constData());
    QVERIFY(output.out.isEmpty());
}

void TestCli::exec_needsConsentForHosts()
{
    LoopbackServer server([](LoopbackServer::Connection &connection, int) {
        LoopbackServer::Request request;
        while (connection.readRequest(request))
            connection.answer("200 OK", "1", {"Content-Type: application/json"});
    });
    put(QStringLiteral("settings.yaml"), "host: " + server.url("") + "\n");
    const Output denied = run({QStringLiteral("exec"), QStringLiteral("test")});
    QCOMPARE(denied.status, 1);
    QVERIFY2(denied.err.contains("--allow-host 127.0.0.1"), denied.err.constData());
    QCOMPARE(server.connectionCount(), 0);
    const Output allowed = run({QStringLiteral("exec"), QStringLiteral("test"),
        QStringLiteral("--allow-host"), QStringLiteral("127.0.0.1")});
    QCOMPARE(allowed.status, 0);
    QCOMPARE(allowed.out, QByteArray("1\n"));
}

void TestCli::exec_survivesBadServers_data()
{
    QTest::addColumn<QByteArray>("behaviour");
    QTest::addColumn<int>("status");
    QTest::newRow("hangs") << QByteArray("hang") << 4;
    QTest::newRow("closes early") << QByteArray("close") << 1;
    QTest::newRow("garbage") << QByteArray("garbage") << 1;
    QTest::newRow("half an answer") << QByteArray("half") << 1;
    QTest::newRow("broken JSON") << QByteArray("json") << 1;
    QTest::newRow("500") << QByteArray("500") << 1;
}

void TestCli::exec_survivesBadServers()
{
    QFETCH(QByteArray, behaviour);
    QFETCH(int, status);
    LoopbackServer server([behaviour](LoopbackServer::Connection &connection, int) {
        LoopbackServer::Request request;
        if (!connection.readRequest(request) || behaviour == "close")
            return;
        if (behaviour == "hang")
            connection.hang();
        else if (behaviour == "garbage")
            connection.write("\x00\xFF this is not HTTP\r\n\r\n");
        else if (behaviour == "half")
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
        else if (behaviour == "json")
            connection.answer("200 OK", "{\"a\":", {"Content-Type: application/json"});
        else
            connection.answer("500 Internal Server Error", "oh", {});
    });
    put(QStringLiteral("settings.yaml"), "host: " + server.url("") + "\n");
    const Output output
        = run({QStringLiteral("exec"), QStringLiteral("test"), QStringLiteral("--allow-host"),
            QStringLiteral("*"), QStringLiteral("--max-seconds"), QStringLiteral("4")});
    QVERIFY2(output.status == status, output.err.constData());
    QVERIFY(!output.err.isEmpty());
}

void TestCli::exec_takesALargeAnswer()
{
    constexpr int megabytes = 200;
    LoopbackServer server([](LoopbackServer::Connection &connection, int) {
        LoopbackServer::Request request;
        if (!connection.readRequest(request))
            return;
        connection.write("HTTP/1.1 200 OK\r\nContent-Length: "
            + QByteArray::number(megabytes * 1024 * 1024) + "\r\n\r\n");
        const QByteArray block(1024 * 1024, 'x');
        for (int i = 0; i < megabytes && connection.write(block); ++i) { }
    });
    put(QStringLiteral("settings.yaml"), "host: " + server.url("") + "\n");
    put(QStringLiteral("connector.rb"),
        "{ connection: { base_uri: ->(c) { c['host'] } },\n"
        "  test: ->(_c) { get('/big').response_format_raw.then { |body| body.to_s.length } } }");
    const Output output = run({QStringLiteral("exec"), QStringLiteral("test"),
        QStringLiteral("--allow-host"), QStringLiteral("*")});
    // Either it fits, or it is told that it does not; never a hang or a crash.
    if (output.status == 0)
        QCOMPARE(output.out, QByteArray::number(megabytes * 1024 * 1024) + '\n');
    else
        QVERIFY2((output.status == 1 || output.status == 4) && !output.err.isEmpty(),
            output.err.constData());
}

void TestCli::exec_saysThatTheDiskIsFull()
{
    if (!QFile::exists(QStringLiteral("/dev/full")))
        QSKIP("no /dev/full");
    const Output output = run({QStringLiteral("exec"), QStringLiteral("actions.add.execute"),
        QStringLiteral("--output"), QStringLiteral("/dev/full")});
    QCOMPARE(output.status, 4);
    QVERIFY2(output.err.contains("No space left on device"), output.err.constData());

    QProcess process;
    prepare(process);
    process.setStandardOutputFile(QStringLiteral("/dev/full"));
    process.setArguments({QStringLiteral("exec"), QStringLiteral("actions.add.execute")});
    process.start();
    QVERIFY(process.waitForFinished(60'000));
    QCOMPARE(process.exitCode(), 4);
    QVERIFY(process.readAllStandardError().contains("No space left on device"));
}

void TestCli::exec_saysThatAFolderIsReadOnly()
{
    QVERIFY(s_bowed);
    const QString folder = m_folder->filePath(QStringLiteral("locked"));
    QDir().mkpath(folder);
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::ExeOwner);
    const Output output = run({QStringLiteral("exec"), QStringLiteral("actions.add.execute"),
        QStringLiteral("--output"), QStringLiteral("locked/out.json")});
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QCOMPARE(output.status, 4);
    QVERIFY2(output.err.contains("read-only"), output.err.constData());
}

void TestCli::exec_survivesTheDeathOfTheHost()
{
    LoopbackServer server([](LoopbackServer::Connection &connection, int) {
        LoopbackServer::Request request;
        if (connection.readRequest(request)) {
            connection.hang();
        }
    });
    put(QStringLiteral("settings.yaml"), "host: " + server.url("") + "\n");
    QProcess process;
    prepare(process);
    process.setArguments({QStringLiteral("exec"), QStringLiteral("test"),
        QStringLiteral("--allow-host"), QStringLiteral("*")});
    process.start();
    QTRY_COMPARE_WITH_TIMEOUT(server.connectionCount(), 1, 30'000);
    QFile children(QStringLiteral("/proc/%1/task/%1/children").arg(process.processId()));
    QVERIFY(children.open(QIODevice::ReadOnly));
    const QList<QByteArray> pids = children.readAll().simplified().split(' ');
    QVERIFY(!pids.first().isEmpty());
    QCOMPARE(::kill(pids.first().toInt(), SIGKILL), 0);
    QVERIFY(process.waitForFinished(20'000));
    QCOMPARE(process.exitCode(), 4);
    QVERIFY(process.readAllStandardError().contains("the host failed"));
}

void TestCli::exec_stopsOnCtrlC()
{
    QProcess process;
    prepare(process);
    put(QStringLiteral("connector.rb"),
        "{ test: ->(_c) { puts 'begun'; loop { begin; sleep_forever = 1 while true; rescue => e; "
        "end } } }");
    process.setArguments({QStringLiteral("exec"), QStringLiteral("test")});
    process.start();
    QByteArray printed;
    connect(&process, &QProcess::readyReadStandardOutput, this,
        [&] { printed += process.readAllStandardOutput(); });
    QTRY_COMPARE_WITH_TIMEOUT(printed, QByteArray("begun\n"), 30'000);
    QCOMPARE(::kill(static_cast<pid_t>(process.processId()), SIGINT), 0);
    QVERIFY(process.waitForFinished(20'000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 4);
    QVERIFY(process.readAllStandardError().contains("stopped"));
}

void TestCli::exec_writesHarWithoutSecrets()
{
    LoopbackServer server([](LoopbackServer::Connection &connection, int) {
        LoopbackServer::Request request;
        while (connection.readRequest(request))
            connection.answer(
                "200 OK", "{\"echo\":\"hush-hush-hush\"}", {"Content-Type: application/json"});
    });
    put(QStringLiteral("settings.yaml"), "host: " + server.url("") + "\napi_key: hush-hush-hush\n");
    const Output output
        = run({QStringLiteral("exec"), QStringLiteral("test"), QStringLiteral("--allow-host"),
            QStringLiteral("*"), QStringLiteral("--har"), QStringLiteral("log.har")});
    QCOMPARE(output.status, 0);
    QFile file(m_folder->filePath(QStringLiteral("log.har")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray har = file.readAll();
    QVERIFY(parseJson(har).has_value());
    QVERIFY(har.contains("/me"));
    QVERIFY(!har.contains("hush-hush-hush"));
}

void TestCli::exec_keepsRenewedSettingsInMemory()
{
    LoopbackServer server([](LoopbackServer::Connection &connection, int) {
        LoopbackServer::Request request;
        while (connection.readRequest(request)) {
            const bool good = request.header("X-Key") == "new" || request.target() == "/login";
            connection.answer(good ? "200 OK" : "401 Unauthorized", "{\"key\":\"new\"}",
                {"Content-Type: application/json"});
        }
    });
    put(QStringLiteral("connector.rb"),
        "{ connection: { base_uri: ->(c) { c['host'] }, authorization: { type: 'custom_auth',\n"
        "  acquire: ->(c) { { key: post('/login')['key'] } }, refresh_on: 401,\n"
        "  apply: ->(c) { headers('X-Key' => c['key']) } } }, test: ->(_c) { get('/me') } }");
    const QByteArray settings = "host: " + server.url("") + "\nkey: old\n";
    const QString path = put(QStringLiteral("settings.yaml"), settings);
    const Output output = run({QStringLiteral("exec"), QStringLiteral("test"),
        QStringLiteral("--allow-host"), QStringLiteral("*"), QStringLiteral("--json")});
    QVERIFY2(output.status == 0, output.err.constData());
    QCOMPARE(output.json()["settings"], (Json{{"key", "new"}}));
    QCOMPARE(output.json()["exchanges"].size(), size_t(3));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), settings);
}

void TestCli::sample_runsEachOfItsCases_data()
{
    QTest::addColumn<QByteArray>("text");
    const QDir folder(
        QStringLiteral(PATCHBAY_SOURCE_DIR "/resources/samples/harbor/.patchbay/cases"));
    const QStringList files = folder.entryList({QStringLiteral("*.json")}, QDir::Files);
    QVERIFY(files.size() >= 7); // one for each operation at least
    for (const QString &name : files) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QTest::newRow(qPrintable(name)) << file.readAll();
    }
}

void TestCli::sample_runsEachOfItsCases()
{
    QFETCH(QByteArray, text);
    const Json inputCase = parseJson(text).value_or(Json());
    const std::pair<const char *, const char *> options[]
        = {{"input", "--input"}, {"closure", "--closure"}, {"payload", "--webhook-payload"},
            {"webhook_subscribe_output", "--webhook-subscribe-output"}};
    QStringList arguments{
        QStringLiteral("exec"), stringAt(inputCase, "operation"), QStringLiteral("--sample")};
    for (const auto &[name, option] : options) {
        const Json &value = valueAt(valueAt(inputCase, "arguments"), name);
        if (value.is_null())
            continue;
        arguments.append(QLatin1String(option));
        arguments.append(put(QLatin1String(name) + QStringLiteral(".json"), toJsonText(value)));
    }
    const Output result = run(arguments);
    const bool isMeantToFail = stringAt(inputCase, "name").contains(QLatin1String("not "));
    QVERIFY2(result.status == (isMeantToFail ? 1 : 0), result.err.constData());
}

// The sample's own service consents at once; a script plays the browser.
void TestCli::oauth2_keepsTheTokens()
{
    const QString curl = QStandardPaths::findExecutable(QStringLiteral("curl"));
    if (curl.isEmpty())
        QSKIP("curl is not installed");
    http::mockserver::HarborMock mock;
    const auto port = mock.start(0);
    QVERIFY(port);
    const QString sample = QStringLiteral(PATCHBAY_SOURCE_DIR "/resources/samples/harbor/");
    const QString settings = put(QStringLiteral("settings.yaml"),
        "Mine:\n  auth_type: oauth2\n  base_url: " + mock.baseUrl().toUtf8()
            + "\n  client_id: harbor-client\n  client_secret: harbor-secret\n");
    const QStringList common{QStringLiteral("-c"), sample + QStringLiteral("connector.rb"),
        QStringLiteral("-s"), settings, QStringLiteral("-n"), QStringLiteral("Mine"),
        QStringLiteral("--allow-host"), QStringLiteral("127.0.0.1:%1").arg(*port)};
    const auto command = [&](const QStringList &first, const QString &browser) {
        QProcess process;
        prepare(process);
        QProcessEnvironment environment = process.processEnvironment();
        environment.insert(QStringLiteral("BROWSER"), browser);
        process.setProcessEnvironment(environment);
        process.setArguments(first + common);
        process.start();
        // The mock answers from this thread: its events must be served meanwhile.
        const bool ended = QTest::qWaitFor(
            [&process] { return process.state() == QProcess::NotRunning; }, 60'000);
        return ended ? Output{process.exitCode(), process.readAllStandardOutput(),
                   process.readAllStandardError()}
                     : Output{};
    };
    const Output got
        = command({QStringLiteral("oauth2"), QStringLiteral("--port"), QStringLiteral("0")},
            curl + QStringLiteral(" -s -L"));
    QVERIFY2(got.status == 0, got.err.constData());
    QVERIFY(got.out.contains("/oauth/callback\n"));
    QVERIFY(got.out.contains("Update settings file"));
    QVERIFY(!got.out.contains("harbor-access")); // values are secrets
    QFile file(settings);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    QVERIFY(text.contains("access_token: harbor-access-"));
    QVERIFY(text.contains("refresh_token: harbor-refresh-"));
    QVERIFY(text.contains("connected_at:"));
    QVERIFY(text.contains("client_secret: harbor-secret"));
    const Output used = command({QStringLiteral("exec"), QStringLiteral("test")}, {});
    QVERIFY2(used.status == 0, used.err.constData());
    QCOMPARE(stringAt(used.json(), "account"), QStringLiteral("acc_7"));
}

void TestCli::oauth2_saysWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("authorization");
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("message");
    const auto row = [](const char *name, const QByteArray &authorization,
                         const QStringList &options, int status, const QByteArray &message) {
        QTest::newRow(name) << authorization << options << status << message;
    };
    const QByteArray good = "type: 'oauth2', client_id: 'c', authorization_url: -> { "
                            "'https://login.example/' }";
    row("another type", "type: 'api_key'", {}, 2,
        "Authorization type is not OAuth2. For multi-auth connector ensure correct auth type was "
        "used. Expected: 'oauth2', got: 'api_key'");
    row("no address", "type: 'oauth2'", {}, 1, "authorization_url gives no web address");
    row("no web address", "type: 'oauth2', authorization_url: -> { 'file:///etc/passwd' }", {}, 1,
        "authorization_url gives no web address");
    row("raises", "type: 'oauth2', authorization_url: -> { nope }", {}, 1, "nope");
    row("nobody comes", good, {QStringLiteral("--wait-seconds"), QStringLiteral("1")}, 4,
        "Have not received callback from OAuth2 provider in 1 seconds. Aborting!");
    row("no address to listen at", good, {QStringLiteral("--ip"), QStringLiteral("nowhere")}, 2,
        "--ip: \"nowhere\" is no IP address");
    row("an unknown option", good, {QStringLiteral("--nope")}, 2, "--nope");
}

void TestCli::oauth2_saysWhatIsWrong()
{
    QFETCH(QByteArray, authorization);
    QFETCH(QStringList, options);
    QFETCH(int, status);
    QFETCH(QByteArray, message);
    put(QStringLiteral("connector.rb"),
        "{ title: 'T', connection: { authorization: { " + authorization + " } } }\n");
    const Output result = run(QStringList{QStringLiteral("oauth2"), QStringLiteral("--port"),
                                  QStringLiteral("0"), QStringLiteral("--no-browser")}
        + options);
    QCOMPARE(result.status, status);
    QVERIFY2(result.err.contains(message), result.err.constData());
}

void TestCli::describe_keepsTheContract_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<int>("status");
    QTest::newRow("plain") << QByteArray(plainConnector) << 0;
    QTest::newRow("empty") << QByteArray("{}") << 0;
    QTest::newRow("not Ruby") << QByteArray("{") << 3;
    QTest::newRow("not UTF-8") << QByteArray("{ title: '\xFF' }") << 3;
    QTest::newRow("not a Hash") << QByteArray("nil") << 3;
    QTest::newRow("raising fields") << QByteArray(
        "{ actions: { a: { input_fields: -> { raise 'x' }, output_fields: -> { 5 } }, b: nil } }")
                                    << 0;
    QTest::newRow("hanging fields") << QByteArray(
        "{ object_definitions: { o: { fields: -> { loop { } } } },\n"
        "  pick_lists: { p: -> { Thread.handle_interrupt(Exception => :never) { loop { } } } } }")
                                    << 0;
}

void TestCli::describe_keepsTheContract()
{
    QFETCH(QByteArray, source);
    QFETCH(int, status);
    put(QStringLiteral("connector.rb"), source);
    const Output output = run({QStringLiteral("describe"), QStringLiteral("connector.rb"),
        QStringLiteral("--json"), QStringLiteral("--normalized"), QStringLiteral("--variants"),
        QStringLiteral("4"), QStringLiteral("--clock"), QStringLiteral("2024-01-01T00:00:00Z")});
    QVERIFY2(output.status == status, output.err.constData());
    const QStringList problems
        = test::schemaProblems(output.json(), contract("describe.schema.json"));
    QVERIFY2(problems.isEmpty(), qPrintable(problems.join(QLatin1Char('\n'))));
    QCOMPARE(output.json()["clock"], Json("2024-01-01T00:00:00.000Z"));
    QCOMPARE(output.json()["load"]["ok"], Json(status == 0));
}

void TestCli::edit_encryptsWhatTheEditorLeft()
{
    const Output output = run({QStringLiteral("edit"), QStringLiteral("settings.yaml.enc")});
    QVERIFY2(output.status == 0, output.err.constData());
    QVERIFY(output.out.contains("File encrypted and saved."));
    QFile file(m_folder->filePath(QStringLiteral("settings.yaml.enc")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains("from-editor"));
    put(QStringLiteral("connector.rb"),
        "{ methods: { m: -> { 1 } }, test: ->(c) { c['api_key'] } }");
    QCOMPARE(
        run({QStringLiteral("exec"), QStringLiteral("test")}).out, QByteArray("\"from-editor\"\n"));
    QCOMPARE(run({QStringLiteral("exec"), QStringLiteral("test"), QStringLiteral("-k"),
                     QStringLiteral("connector.rb")})
                 .status,
        2);
}

void TestCli::generate_writesFields_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("said");
    const auto row
        = [](const char *name, const QByteArray &text, const QStringList &options, int status,
              const QByteArray &said) { QTest::newRow(name) << text << options << status << said; };
    const QStringList json{QStringLiteral("--json"), QStringLiteral("sample")};
    const QStringList csv{QStringLiteral("--csv"), QStringLiteral("sample")};
    const QString separator = QStringLiteral("--col-sep");
    row("json", "{\"user_id\":\"1\"}", json, 0, "\"label\": \"User ID\"");
    row("csv", "a,b\n1,2\n", csv, 0, "\"name\": \"b\"");
    row("semicolon", "a;b,c\n", csv + QStringList{separator, QStringLiteral("semicolon")}, 0,
        "\"label\": \"b,c\"");
    row("no JSON", "{", json, 2, "Failed to generate schema: sample:");
    row("no object", "[1]", json, 2, "Failed to generate schema: a sample must be");
    row("open quote", "\"a\n", csv, 2, "Failed to generate schema: sample: line 1");
    row("empty", "", csv, 2, "there is no header line");
    row("no file", "", {QStringLiteral("--json"), QStringLiteral("absent")}, 2, "absent");
    row("neither", "", {}, 2, "Run \"patchbay-cli");
    row("unknown separator", "a", csv + QStringList{separator, QStringLiteral("dot")}, 2,
        "--col-sep");
}

void TestCli::generate_writesFields()
{
    QFETCH(QByteArray, text);
    QFETCH(QStringList, options);
    QFETCH(int, status);
    QFETCH(QByteArray, said);
    put(QStringLiteral("sample"), text);
    const Output result
        = run(QStringList{QStringLiteral("generate"), QStringLiteral("schema")} + options);
    QCOMPARE(result.status, status);
    QVERIFY2((status == 0 ? result.out : result.err).contains(said), result.err.constData());
    if (status == 0)
        QVERIFY(result.json().is_array());
}

void TestCli::generate_writesTestsOfEverything()
{
    put(QStringLiteral("connector.rb"),
        "{ actions: { 'Create Note!' => { execute: lambda { {} } } }, triggers: { new_note: {} },\n"
        "  pick_lists: { kinds: lambda { [] } }, methods: { it_s: lambda { 1 } },\n"
        "  object_definitions: { note: { fields: lambda { [] } } } }\n");
    const QStringList command{QStringLiteral("generate"), QStringLiteral("test")};
    const Output made = run(command);
    QCOMPARE(made.status, 0);
    const QList<QByteArray> files{"spec/connector_spec.rb", "spec/triggers/new_note_spec.rb",
        "spec/actions/create_note__spec.rb", "spec/pick_lists/kinds_spec.rb",
        "spec/object_definitions/note_spec.rb", "spec/methods/it_s_spec.rb"};
    QByteArray said;
    for (const QByteArray &file : files)
        said += "create  " + file + '\n';
    QCOMPARE(made.out, said);
    const QByteArray action = get(QString::fromUtf8(files[2]));
    QVERIFY(action.startsWith(
        "# frozen_string_literal: true\n\nRSpec.describe 'actions/Create Note!'"));
    QVERIFY(action.contains("let(:action) { connector.actions['Create Note!'] }"));
    QVERIFY(action.contains("describe 'execute' do"));

    put(QStringLiteral("spec/methods/it_s_spec.rb"), "mine");
    QCOMPARE(run(command).out, said.replace("create  ", "skip    "));
    QCOMPARE(get(QStringLiteral("spec/methods/it_s_spec.rb")), QByteArray("mine"));
}

// The connector is not asked: it need not load.
void TestCli::generate_writesTheTestsNamed()
{
    const Output made
        = run({QStringLiteral("generate"), QStringLiteral("test"), QStringLiteral("--action"),
            QStringLiteral("A.b"), QStringLiteral("-m"), QStringLiteral("it's")});
    QCOMPARE(made.status, 0);
    QCOMPARE(made.out,
        QByteArray("create  spec/actions/a.b_spec.rb\ncreate  spec/methods/it_s_spec.rb\n"));
    QVERIFY(get(QStringLiteral("spec/methods/it_s_spec.rb")).contains("public_send('it\\'s')"));
    QVERIFY(!QFileInfo::exists(m_folder->filePath(QStringLiteral("spec/connector_spec.rb"))));
}

void TestCli::generate_needsAConnectorForEverything()
{
    put(QStringLiteral("broken.rb"), "{ actions: ");
    const QStringList command{
        QStringLiteral("generate"), QStringLiteral("test"), QStringLiteral("-c")};
    for (const QString &file : {QStringLiteral("broken.rb"), QStringLiteral("absent.rb")}) {
        const Output refused = run(command + QStringList{file});
        QCOMPARE(refused.status, 3);
        QVERIFY(refused.err.contains("Can't find connector source code"));
    }
    QVERIFY(!QFileInfo::exists(m_folder->filePath(QStringLiteral("spec"))));
}

QTEST_GUILESS_MAIN(TestCli)
#include "tst_cli.moc"
