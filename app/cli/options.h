// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/exitcode.h"
#include "runtime/engine/run.h"
#include "runtime/project/testskeletons.h"

#include <QString>
#include <QStringList>

#include <variant>

namespace patchbay::cli
{

// `exec PATH`: sdk/runtime.md §17.2 and design §4.2. File names as given, empty where absent.
struct ExecOptions
{
    QString path;
    QString connector = QStringLiteral("connector.rb");
    QString settings;
    QString connection;
    QString key;
    QString input;
    QString closure;
    QString continueFile;
    QString args;
    QString extendedInputSchema;
    QString extendedOutputSchema;
    QString configFields;
    QString webhookPayload;
    QString webhookParams;
    QString webhookHeaders;
    QString webhookSubscribeOutput;
    std::optional<QString> webhookUrl;
    std::optional<QString> oauth2Code;
    std::optional<QString> redirectUrl;
    std::optional<QString> refreshToken;
    qint64 from = 0;
    qint64 frameSize = 10'485'760;
    QString output;
    bool debug = false;
    bool verbose = false;

    bool sample = false; // the bundled connector, with its API served meanwhile
    bool json = false;
    QStringList connectTo;
    QString proxy;
    QString caFile;
    QDateTime clock;
    engine::TimeMode time = engine::TimeMode::Virtual;
    QString har;
    QStringList allowHosts;
    double maxSeconds = 0;
    engine::Profile profile = engine::Profile::Cloud;
};

// `oauth2`: sdk/runtime.md §17.7.
struct OAuth2Options
{
    ExecOptions run; // the options that both share
    quint16 port = 45555; // 0: any free one
    QString ip = QStringLiteral("127.0.0.1");
    bool https = false;
    bool openBrowser = true;
    double waitSeconds = 180;
};

struct DescribeOptions
{
    QString connector = QStringLiteral("connector.rb");
    bool json = false;
    int variants = 0;
    bool normalized = false;
    QString clock; // RFC 3339, checked
    engine::Profile profile = engine::Profile::Cloud;
};

struct EditOptions
{
    QString path;
    QString key = QStringLiteral("master.key");
};

// `generate schema`: one of the two files.
struct GenerateOptions
{
    QString json;
    QString csv;
    char separator = ',';
};

// `generate test`: no subject stands for all.
struct GenerateTestOptions
{
    QString connector = QStringLiteral("connector.rb");
    QList<project::TestSubject> subjects;
};

struct NewOptions
{
    QString path;
};

// Nothing to run: print and leave.
struct Message
{
    QString text;
    bool isError = false;
    ExitCode code = ExitCode::Ok;
};

// `mock`: the sample's API on loopback.
struct MockOptions
{
    quint16 port = 48480; // taken: any free one
};

using Command = std::variant<Message, ExecOptions, OAuth2Options, DescribeOptions, EditOptions,
    NewOptions, GenerateOptions, GenerateTestOptions, MockOptions>;

// Reads the command line; never fails: what is wrong becomes a Message.
Command parseArguments(int argc, const char *const *argv, const QString &version);

} // namespace patchbay::cli
