// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/execreport.h"
#include "app/cli/options.h"
#include "app/cli/plainvalue.h"
#include "app/cli/terminalpolicy.h"
#include "runtime/project/newproject.h"

#include <QFile>
#include <QFloat16> // before a Json is compared: its conversions want a complete type
#include <QTemporaryDir>
#include <QTest>

using namespace patchbay;
using namespace patchbay::cli;

class TestCliParts : public QObject
{
    Q_OBJECT
private slots:
    void options_readTheGemsAndOurOwn();
    void options_standWithoutTheirValue();
    void options_refuse_data();
    void options_refuse();
    void plainValue_printsWhatRubyPrints_data();
    void plainValue_printsWhatRubyPrints();
    void report_keepsNumbersAndNamesFailures();
    void report_bodies();
    void policy_deniesWithoutATerminal();
    void new_makesAFolderOnce();
};

namespace
{

Command parse(std::vector<const char *> arguments)
{
    arguments.insert(arguments.begin(), "patchbay-cli");
    return parseArguments(
        static_cast<int>(arguments.size()), arguments.data(), QStringLiteral("1.2.3"));
}

} // namespace

void TestCliParts::options_readTheGemsAndOurOwn()
{
    const Command command = parse({"exec", "actions.a.execute", "-c", "c.rb", "--settings",
        "s.yaml", "-n", "main", "-k", "k", "-i", "i.json", "--extended_input_schema", "eis.json",
        "--extended-output-schema", "eos.json", "-w", "w.json", "--webhook_url", "http://w",
        "--frame_size", "10", "--from", "5", "--allow-host", "a.test", "--allow-host", "*.b.test",
        "--connect-to", "a:1:b:2", "--clock", "2024-01-01T00:00:00+02:00", "--time", "real",
        "--max-seconds", "1.5", "--profile", "gem", "--json", "--debug", "-o", "out.json"});
    const auto *options = std::get_if<ExecOptions>(&command);
    QVERIFY(options != nullptr);
    QCOMPARE(options->path, QStringLiteral("actions.a.execute"));
    QCOMPARE(options->connector, QStringLiteral("c.rb"));
    QCOMPARE(options->settings, QStringLiteral("s.yaml"));
    QCOMPARE(options->connection, QStringLiteral("main"));
    QCOMPARE(options->extendedInputSchema, QStringLiteral("eis.json"));
    QCOMPARE(options->extendedOutputSchema, QStringLiteral("eos.json"));
    QCOMPARE(options->webhookUrl, QStringLiteral("http://w"));
    QCOMPARE(options->frameSize, 10);
    QCOMPARE(options->from, 5);
    QCOMPARE(
        options->allowHosts, (QStringList{QStringLiteral("a.test"), QStringLiteral("*.b.test")}));
    QCOMPARE(options->connectTo, QStringList{QStringLiteral("a:1:b:2")});
    QCOMPARE(options->clock.toUTC().time(), QTime(22, 0));
    QCOMPARE(options->time, engine::TimeMode::Real);
    QCOMPARE(options->maxSeconds, 1.5);
    QCOMPARE(options->profile, engine::Profile::Gem);
    QVERIFY(options->json && options->debug && !options->verbose);
}

void TestCliParts::options_standWithoutTheirValue()
{
    const Command command = parse({"exec", "test", "--settings", "--key", "--connector"});
    const auto *options = std::get_if<ExecOptions>(&command);
    QVERIFY(options != nullptr);
    QCOMPARE(options->settings, QStringLiteral("settings.yaml.enc"));
    QCOMPARE(options->key, QStringLiteral("master.key"));
    QCOMPARE(options->connector, QStringLiteral("connector.rb"));
}

void TestCliParts::options_refuse_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("said");
    const auto row = [](const char *arguments, const char *said) {
        QTest::newRow(arguments) << QString::fromUtf8(arguments).split(QLatin1Char(' '))
                                 << QString::fromUtf8(said);
    };
    row("exec", "PATH");
    row("exec test --nope", "--nope");
    row("exec test --clock yesterday", "RFC 3339");
    row("exec test --time warp", "--time");
    row("exec test --profile moon", "--profile");
    row("exec test --answers replay", "recordings");
    row("exec test --answers mock", "recordings");
    row("exec test --recording d", "recordings");
    row("exec test --max-seconds -1", "--max-seconds");
    row("exec test --frame-size 0", "--frame-size");
    row("exec test extra", "extra");
    row("describe", "CONNECTOR");
    row("describe c.rb --variants x", "--variants");
    row("push", "\"push\" is not part of this version yet");
    row("generate schema", "Exactly 1 option from [--json,--csv] is required");
    row("generate test extra", "extra");
    row("oauth2 --port 70000", "--port");
    row("frobnicate", "\"frobnicate\"");
    row("--nope", "--nope");
}

void TestCliParts::options_refuse()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, said);
    QList<QByteArray> bytes;
    for (const QString &argument : arguments)
        bytes.append(argument.toUtf8());
    std::vector<const char *> raw;
    for (const QByteArray &argument : bytes)
        raw.push_back(argument.constData());
    const Command command = parse(raw);
    const auto *message = std::get_if<Message>(&command);
    QVERIFY(message != nullptr);
    QCOMPARE(message->code, ExitCode::Usage);
    QVERIFY(message->isError);
    QVERIFY2(message->text.contains(said), qPrintable(message->text));
}

void TestCliParts::plainValue_printsWhatRubyPrints_data()
{
    QTest::addColumn<QByteArray>("tagged");
    QTest::addColumn<QByteArray>("plain");
    const auto row = [](const char *tagged, const char *plain) {
        QTest::newRow(tagged) << QByteArray(tagged) << QByteArray(plain);
    };
    row("{\"a\": 123456789012345678901234567890, \"b\": 1.10}",
        "{\"a\":123456789012345678901234567890,\"b\":1.10}");
    row("{\"$time\":\"2024-01-02T03:04:05.123456Z\"}", "\"2024-01-02T03:04:05.123Z\"");
    row("[{\"$date\":\"2024-01-02\"},{\"$decimal\":\"1.5\"}]", "[\"2024-01-02\",\"1.5\"]");
    row("{\"$float\":\"NaN\"}", "null");
    row("{\"x\":{\"$set\":[1,{\"$date\":\"2024-01-02\"}]}}", "{\"x\":[1,\"2024-01-02\"]}");
    row("{\"$money\":\"5\"}", "{\"$money\":\"5\"}");
    row("{\"$date\":\"x\",\"b\":1}", "{\"$date\":\"x\",\"b\":1}");
    row("\"a\\\"{$date}\"", "\"a\\\"{$date}\"");
    row("[]", "[]");
    row("{}", "{}");
    row("null", "null");
    row("{\"a\":", "{\"a\":");
    row("[1 2]", "[1 2]");
    row("\"open", "\"open");
    row("", "");
}

void TestCliParts::plainValue_printsWhatRubyPrints()
{
    QFETCH(QByteArray, tagged);
    QFETCH(QByteArray, plain);
    QCOMPARE(plainValue(tagged), plain);
    const QByteArray deep = QByteArray(100'000, '[');
    QCOMPARE(plainValue(deep), deep);
}

void TestCliParts::report_keepsNumbersAndNamesFailures()
{
    engine::RunResult result;
    result.kind = engine::OutcomeKind::Ok;
    result.value = "{\"n\":1.10,\"big\":123456789012345678901234567890}";
    QVERIFY(
        execReport(result).startsWith(QByteArray("{\"result\":{\"ok\":" + result.value + "},")));

    result.kind = engine::OutcomeKind::TimedOut;
    result.limitSeconds = 2.5;
    QVERIFY(execReport(result).startsWith("{\"result\":{\"timeout\":2.5},"));

    result.kind = engine::OutcomeKind::HostFailed;
    result.failure = {ErrorCode::HostDied, QStringLiteral("gone")};
    const auto report = parseJson(execReport(result));
    QVERIFY(report.has_value());
    QCOMPARE((*report)["result"]["error"]["message"], Json("gone"));
}

void TestCliParts::report_bodies()
{
    QCOMPARE(bodyJson(http::Body(), {}), Json());
    QCOMPARE(bodyJson(http::Body(QByteArray("caf\xC3\xA9")), {}), Json("caf\xC3\xA9"));
    QCOMPARE(bodyJson(http::Body(QByteArray("\xFF\x00", 2)), {}), (Json{{"$base64", "/wA="}}));
    QCOMPARE(bodyJson(http::Body(QByteArray("no gzip")), {{"Content-Encoding", "gzip"}}),
        Json("no gzip"));
}

void TestCliParts::policy_deniesWithoutATerminal()
{
    const QTemporaryDir folder;
    Terminal terminal;
    if (terminal.isInteractive())
        QSKIP("a terminal is attached");
    auth::AllowedHosts remembered(folder.filePath(QStringLiteral("hosts.json")));
    QVERIFY(remembered.allow(folder.path(), QStringLiteral("known.test")).has_value());
    TerminalPolicy policy(terminal, remembered, folder.path(),
        {*auth::HostPattern::parse(QStringLiteral("*.ok.test"))});
    const auto decide = [&policy](const char *url) {
        std::optional<bool> answer;
        policy.decide(
            {}, QUrl(QString::fromUtf8(url)), [&answer](bool allowed) { answer = allowed; });
        return answer;
    };
    QCOMPARE(decide("https://a.ok.test/"), std::optional(true));
    QCOMPARE(decide("https://known.test/"), std::optional(true));
    QCOMPARE(decide("https://strange.test/"), std::optional(false));
    QCOMPARE(decide("http://127.0.0.1:8080/"), std::optional(false));
    QCOMPARE(policy.denied(),
        (QStringList{QStringLiteral("strange.test"), QStringLiteral("127.0.0.1")}));
}

void TestCliParts::new_makesAFolderOnce()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("acme-crm"));
    const auto made = project::makeConnectorFolder(path);
    QVERIFY(made.has_value());
    QFile file(path + QStringLiteral("/connector.rb"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().startsWith("{\n  title: 'Acme Crm',\n"));
    QVERIFY(!project::makeConnectorFolder(path).has_value());
}

QTEST_GUILESS_MAIN(TestCliParts)
#include "tst_cliparts.moc"
