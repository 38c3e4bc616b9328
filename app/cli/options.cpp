// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/options.h"

#include <CLI/CLI.hpp>

#include <QUrl>

#include <functional>

namespace patchbay::cli
{
namespace
{

QString text(const std::string &value)
{
    return QString::fromStdString(value);
}

// "--frame-size" may also be written "--frame_size", as in the vendor's gem.
std::string spelled(const std::string &names)
{
    std::string all = names;
    std::string alias;
    const auto begin = names.find("--");
    if (begin != std::string::npos) {
        alias = names.substr(begin);
        std::replace(alias.begin() + 2, alias.end(), '-', '_');
        if (alias != names.substr(begin))
            all += ',' + alias;
    }
    return all;
}

void addText(CLI::App *app, const std::string &names, QString &target, const std::string &help)
{
    app->add_option_function<std::string>(
        spelled(names), [&target](const std::string &value) { target = text(value); }, help);
}

void addText(CLI::App *app, const std::string &names, std::optional<QString> &target,
    const std::string &help)
{
    app->add_option_function<std::string>(
        spelled(names), [&target](const std::string &value) { target = text(value); }, help);
}

void addList(CLI::App *app, const std::string &names, QStringList &target, const std::string &help)
{
    app->add_option_function<std::vector<std::string>>(
           spelled(names),
           [&target](const std::vector<std::string> &values) {
               for (const std::string &value : values)
                   target.append(text(value));
           },
           help)
        ->allow_extra_args(false)
        ->take_all();
}

// An option that may stand without its value, which then is `lazy`.
void addLazy(CLI::App *app, const std::string &names, QString &target, const QString &lazy,
    const std::string &help)
{
    app->add_option_function<std::vector<std::string>>(
           spelled(names),
           [&target, lazy](const std::vector<std::string> &values) {
               const bool given = !values.empty() && !values.front().empty();
               target = given ? text(values.front()) : lazy;
           },
           help)
        ->expected(0, 1);
}

QDateTime parseClock(const std::string &value)
{
    QDateTime clock = QDateTime::fromString(text(value).trimmed(), Qt::ISODateWithMs);
    if (!clock.isValid())
        throw CLI::ValidationError("--clock", "\"" + value + "\" is no RFC 3339 time");
    return clock;
}

void addProfile(CLI::App *app, engine::Profile &profile)
{
    app->add_option_function<std::string>(
           "--profile",
           [&profile](const std::string &name) {
               profile = name == "gem" ? engine::Profile::Gem : engine::Profile::Cloud;
           },
           "Whose rules hold where they differ: cloud (default) or gem")
        ->check(CLI::IsMember({"cloud", "gem"}));
}

// Which connector with which connection.
void addConnectorOptions(CLI::App *command, ExecOptions &o)
{
    addLazy(command, "-c,--connector", o.connector, QStringLiteral("connector.rb"),
        "Path to connector source code");
    addLazy(command, "-s,--settings", o.settings, QStringLiteral("settings.yaml.enc"),
        "Path to plain or encrypted file with connection settings");
    addText(command, "-n,--connection", o.connection,
        "Connection name if the settings file contains several");
    addLazy(command, "-k,--key", o.key, QStringLiteral("master.key"),
        "Path to the key of encrypted files; WORKATO_CONNECTOR_MASTER_KEY wins");
}

// How requests leave this computer, and whether they may.
void addNetworkOptions(CLI::App *command, ExecOptions &o)
{
    addList(command, "--connect-to", o.connectTo,
        "HOST:PORT:HOST2:PORT2: connect to another place; repeatable");
    addText(command, "--proxy", o.proxy, "Send requests through this proxy");
    addText(command, "--ca-file", o.caFile, "PEM certificates to trust besides the system's");
    addList(command, "--allow-host", o.allowHosts,
        "Host that may be contacted: api.example.com, *.example.com, localhost:8080 or * for "
        "all; repeatable");
}

void addGemOptions(CLI::App *exec, ExecOptions &o)
{
    addConnectorOptions(exec, o);
    addText(exec, "-i,--input", o.input, "Path to file with input JSON");
    addText(exec, "--closure", o.closure, "Path to file with next poll closure JSON");
    addText(exec, "--continue", o.continueFile,
        "Path to file with next multistep action continue closure JSON");
    addText(exec, "-a,--args", o.args, "Path to file with method arguments JSON");
    addText(exec, "--extended-input-schema", o.extendedInputSchema,
        "Path to file with extended input schema definition JSON");
    addText(exec, "--extended-output-schema", o.extendedOutputSchema,
        "Path to file with extended output schema definition JSON");
    addText(exec, "--config-fields", o.configFields, "Path to file with config fields JSON");
    addText(
        exec, "-w,--webhook-payload", o.webhookPayload, "Path to file with webhook payload JSON");
    addText(exec, "--webhook-params", o.webhookParams, "Path to file with webhook params JSON");
    addText(exec, "--webhook-headers", o.webhookHeaders, "Path to file with webhook headers JSON");
    addText(exec, "--webhook-subscribe-output", o.webhookSubscribeOutput,
        "Path to file with webhook subscribe output JSON");
    addText(exec, "--webhook-url", o.webhookUrl, "Webhook URL for webhook subscription");
    addText(exec, "--oauth2-code", o.oauth2Code, "OAuth2 code to exchange for tokens");
    addText(exec, "--redirect-url", o.redirectUrl, "OAuth2 callback URL");
    addText(exec, "--refresh-token", o.refreshToken, "OAuth2 refresh token");
    exec->add_option("--from", o.from, "Stream byte offset to read from");
    exec->add_option(spelled("--frame-size"), o.frameSize, "Stream chunk size in bytes")
        ->check(CLI::PositiveNumber);
    addText(exec, "-o,--output", o.output, "Write the result to a JSON file");
    exec->add_flag("--debug,!--no-debug", o.debug, "Show the whole backtrace of an error");
    exec->add_flag("--verbose,!--no-verbose", o.verbose, "Show settings, input and requests");
}

void addOwnOptions(CLI::App *exec, ExecOptions &o)
{
    exec->add_flag("--json", o.json, "Print one JSON document: result, console, requests");
    addNetworkOptions(exec, o);
    exec->add_option_function<std::string>(
        "--clock", [&o](const std::string &value) { o.clock = parseClock(value); },
        "RFC 3339 time that connector code sees as now");
    exec->add_option_function<std::string>(
            "--time",
            [&o](const std::string &mode) {
                o.time = mode == "real" ? engine::TimeMode::Real : engine::TimeMode::Virtual;
            },
            "How waits pass: virtual (default) or real")
        ->check(CLI::IsMember({"virtual", "real"}));
    exec->add_option_function<std::string>(
            "--answers",
            [](const std::string &answers) {
                if (answers != "live")
                    throw CLI::ValidationError("--answers",
                        "\"" + answers
                            + "\" comes with recordings, which this version does not have yet; "
                              "only \"live\" works");
            },
            "Where answers come from: live")
        ->check(CLI::IsMember({"live", "replay", "mock"}));
    exec->add_option_function<std::string>(
        "--recording",
        [](const std::string &) {
            throw CLI::ValidationError(
                "--recording", "recordings are not part of this version yet");
        },
        "Not part of this version yet");
    addText(exec, "--har", o.har, "Write the requests to a HAR file");
    exec->add_option(spelled("--max-seconds"), o.maxSeconds, "Wall clock limit of the whole run")
        ->check(CLI::PositiveNumber);
    addProfile(exec, o.profile);
}

void addPath(CLI::App *command, const std::string &name, QString &target, const std::string &help)
{
    command
        ->add_option_function<std::string>(
            name, [&target](const std::string &value) { target = text(value); }, help)
        ->required();
}

CLI::App *addExec(CLI::App &app, ExecOptions &options)
{
    CLI::App *exec = app.add_subcommand("exec", "Run a part of a connector: exec PATH");
    addPath(exec, "PATH", options.path,
        "What to run: test, actions.NAME, actions.NAME.execute, pick_lists.NAME, …");
    addGemOptions(exec, options);
    addOwnOptions(exec, options);
    exec->add_flag("--sample", options.sample, "Run the bundled sample, its API served meanwhile");
    return exec;
}

CLI::App *addOAuth2(CLI::App &app, OAuth2Options &options)
{
    CLI::App *oauth2
        = app.add_subcommand("oauth2", "Get the tokens of a connection through a browser");
    addConnectorOptions(oauth2, options.run);
    oauth2->add_option("--port", options.port, "Port of the local server; 0: any free one");
    addText(oauth2, "--ip", options.ip, "Address that the local server listens at");
    oauth2->add_flag("--https,!--no-https", options.https,
        "Serve https with a certificate that browsers warn about");
    oauth2->add_flag("--verbose,!--no-verbose", options.run.verbose, "Name the settings received");
    oauth2->add_flag("--browser,!--no-browser", options.openBrowser,
        "Start a browser ($BROWSER or xdg-open), as is usual, or only print the address");
    oauth2->add_option(spelled("--wait-seconds"), options.waitSeconds, "How long to wait for it")
        ->check(CLI::PositiveNumber & CLI::Range(1.0, 86'400.0));
    addNetworkOptions(oauth2, options.run);
    addProfile(oauth2, options.run.profile);
    return oauth2;
}

CLI::App *addDescribe(CLI::App &app, DescribeOptions &options)
{
    CLI::App *describe
        = app.add_subcommand("describe", "Everything a connector declares, without a network");
    addPath(describe, "CONNECTOR", options.connector, "Connector source code or its folder");
    describe->add_flag("--json", options.json, "Compact JSON on one line");
    describe
        ->add_option(
            "--variants", options.variants, "Evaluate up to N answers of config fields as well")
        ->check(CLI::Range(0, 10'000));
    describe->add_flag("--normalized", options.normalized, "Add normalised fields");
    describe->add_option_function<std::string>(
        "--clock",
        [&options](const std::string &value) {
            options.clock = parseClock(value).toUTC().toString(Qt::ISODateWithMs);
        },
        "RFC 3339 time that connector code sees as now");
    addProfile(describe, options.profile);
    return describe;
}

CLI::App *addGenerateTest(CLI::App *generate, GenerateTestOptions &options)
{
    CLI::App *test = generate->add_subcommand("test", "Empty RSpec tests for a connector");
    addLazy(test, "-c,--connector", options.connector, QStringLiteral("connector.rb"),
        "Path to connector source code");
    const auto add = [test, &options](const char *names, const char *kind, const char *help) {
        test->add_option_function<std::string>(
            spelled(names),
            [kind, &options](const std::string &name) {
                options.subjects.append({QLatin1String(kind), text(name)});
            },
            help);
    };
    add("-t,--trigger", "trigger", "Only a test of this trigger");
    add("-a,--action", "action", "Only a test of this action");
    add("-p,--pick-list", "pick_list", "Only a test of this pick list");
    add("-o,--object-definition", "object_definition", "Only a test of this object definition");
    add("-m,--method", "method", "Only a test of this method");
    return test;
}

CLI::App *addGenerateSchema(CLI::App *generate, GenerateOptions &options)
{
    CLI::App *schema
        = generate->add_subcommand("schema", "Fields that describe a JSON or CSV sample");
    CLI::Option_group *sample = schema->add_option_group("Sample");
    addText(sample, "--json", options.json, "Path to a JSON sample");
    addText(
        sample, "--csv", options.csv, "Path to a CSV sample whose first line names the columns");
    sample->require_option(1);
    static const std::map<std::string, char> separators{{"comma", ','}, {"space", ' '},
        {"tab", '\t'}, {"colon", ':'}, {"semicolon", ';'}, {"pipe", '|'}};
    schema
        ->add_option_function<std::string>(
            spelled("--col-sep"),
            [&options](const std::string &name) { options.separator = separators.at(name); },
            "Separator of the columns: comma (default), space, tab, colon, semicolon or pipe")
        ->check(CLI::IsMember({"comma", "space", "tab", "colon", "semicolon", "pipe"}));
    return schema;
}

// Documented commands that later versions bring; they say so instead of failing on an option.
const char *const laterCommands[] = {"push", "lint", "test", "import", "pull"};

} // namespace

Command parseArguments(int argc, const char *const *argv, const QString &version)
{
    for (const char *later : laterCommands) {
        if (argc > 1 && std::string(argv[1]) == later) {
            return Message{QStringLiteral("patchbay-cli: the command \"%1\" is not part of this "
                                          "version yet")
                               .arg(QLatin1String(later)),
                true, ExitCode::Usage};
        }
    }
    ExecOptions execOptions;
    OAuth2Options oauth2Options;
    DescribeOptions describeOptions;
    EditOptions editOptions;
    NewOptions newOptions;
    GenerateOptions generateOptions;
    GenerateTestOptions generateTestOptions;
    MockOptions mockOptions;
    CLI::App app("Runs Workato connectors offline, in a sandbox.", "patchbay-cli");
    app.set_version_flag("--version", "patchbay-cli " + version.toStdString());
    app.require_subcommand(1);
    app.footer("Exit status: 0 result, 1 the connector raised, 2 usage, 3 the file does not load, "
               "4 the host died or a limit was hit.");
    CLI::App *exec = addExec(app, execOptions);
    CLI::App *oauth2 = addOAuth2(app, oauth2Options);
    CLI::App *describe = addDescribe(app, describeOptions);
    CLI::App *edit
        = app.add_subcommand("edit", "Edit an encrypted file, such as settings.yaml.enc");
    addPath(edit, "PATH", editOptions.path, "The encrypted file");
    addLazy(edit, "-k,--key", editOptions.key, QStringLiteral("master.key"),
        "Path to the key; WORKATO_CONNECTOR_MASTER_KEY wins");
    CLI::App *create = app.add_subcommand("new", "Make a folder for a new connector");
    addPath(create, "PATH", newOptions.path, "The folder to make");
    CLI::App *generate
        = app.add_subcommand("generate", "Generate a schema from a sample, or empty tests");
    generate->require_subcommand(1);
    addGenerateSchema(generate, generateOptions);
    const CLI::App *generateTest = addGenerateTest(generate, generateTestOptions);
    CLI::App *mock = app.add_subcommand("mock", "Serve the sample's API on this computer");
    mock->add_option("--port", mockOptions.port, "Where to listen; taken: any free port");
    CLI::App *showVersion = app.add_subcommand("version", "Print the version");
    app.add_subcommand("help", "Print this help");

    try {
        app.parse(argc, argv);
    } catch (const CLI::Success &done) { // --help, --version
        std::ostringstream out;
        app.exit(done, out, out);
        return Message{text(out.str()).trimmed(), false, ExitCode::Ok};
    } catch (const CLI::ParseError &error) {
        if (argc > 1 && app.get_subcommands().empty()) {
            return Message{
                QStringLiteral("patchbay-cli: there is no %1 \"%2\"; patchbay-cli help names all")
                    .arg(argv[1][0] == '-' ? QStringLiteral("option") : QStringLiteral("command"),
                        QString::fromLocal8Bit(argv[1])),
                true, ExitCode::Usage};
        }
        return Message{
            QStringLiteral("patchbay-cli: %1\nRun \"patchbay-cli %2--help\" for the options.")
                .arg(QString::fromLocal8Bit(error.what()),
                    exec->parsed()           ? QStringLiteral("exec ")
                        : oauth2->parsed()   ? QStringLiteral("oauth2 ")
                        : describe->parsed() ? QStringLiteral("describe ")
                                             : QString()),
            true, ExitCode::Usage};
    }
    if (exec->parsed())
        return execOptions;
    if (oauth2->parsed())
        return oauth2Options;
    if (describe->parsed())
        return describeOptions;
    if (edit->parsed())
        return editOptions;
    if (create->parsed())
        return newOptions;
    if (generateTest->parsed())
        return generateTestOptions;
    if (generate->parsed())
        return generateOptions;
    if (mock->parsed())
        return mockOptions;
    if (showVersion->parsed())
        return Message{version, false, ExitCode::Ok};
    return Message{text(app.help()).trimmed(), false, ExitCode::Ok};
}

} // namespace patchbay::cli
