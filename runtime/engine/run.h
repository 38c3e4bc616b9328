// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/base/result.h"
#include "runtime/http/exchange.h"
#include "runtime/http/exchangelist.h"
#include "runtime/json/json.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <optional>

namespace patchbay::engine
{

using RunId = qint64;

// The source a run uses: text and the path that backtraces show.
struct Source
{
    QString path; // "connector.rb" as the user knows it
    QByteArray text;
};

enum class Profile { Cloud, Gem };
enum class TimeMode { Virtual, Real };

// Everything a connector can see of the project it runs in.
struct Surroundings
{
    Json accountProperties = Json::object();
    Json lookupTables = Json::object();
    Json schemas = Json::object();
    // The account's, of texts without an offset (§17.8); empty: as the engine's environment says.
    QString timeZone;
};

// One thing to run. Plain values: nothing here is shared with the caller.
struct RunRequest
{
    Source source;
    // What to run, as the vendor's gem spells it: "test", "actions.create",
    // "actions.create.execute", "pick_lists.ports", "connection.authorization.acquire" …
    // (sdk/runtime.md §17.2).
    QString path;
    // Arguments by name: input, args, closure, continue, config_fields, extended_input_schema,
    // extended_output_schema, payload, params, headers, webhook_subscribe_output, webhook_url,
    // oauth2_code, redirect_url, refresh_token, from, to, frame_size. Values may use the tagged
    // forms of design §4.2 ({"$time": …}).
    Json arguments = Json::object();
    // Names of arguments whose ISO 8601 texts are times, as in the gem's closure and continue
    // files.
    QStringList timeArguments;
    Json settings = Json::object(); // of the chosen connection
    QString connectionName;
    Surroundings surroundings;
    Profile profile = Profile::Cloud;
    TimeMode time = TimeMode::Virtual;
    QDateTime clock; // invalid: the real one; else what connector code sees as now
    double maxSeconds = 0; // wall clock of the whole run; 0 = the profile's limit
};

struct ConsoleLine
{
    QString text;
    int line = 0; // of the connector's source; 0 = unknown
    bool error = false; // stderr
    QDateTime at;
};

struct BacktraceEntry
{
    QString file;
    int line = 0;
    QString label;
};

// What connector code raised, by the vendor's class name.
struct RaisedError
{
    QString className;
    QString message;
    QList<BacktraceEntry> backtrace; // the connector's own frames first
    int line = 0; // where it points in the source; 0 = unknown
};

enum class OutcomeKind {
    Ok,
    Raised, // connector code raised: exit status 1
    LoadFailed, // the file does not evaluate to a Hash: exit status 3
    TimedOut,
    Suspended,
    Stopped, // by the user
    HostFailed, // the host died or broke a limit: exit status 4
};

struct RunResult
{
    RunId id = 0;
    OutcomeKind kind = OutcomeKind::HostFailed;
    QByteArray
        value; // JSON text of the result when Ok, numbers exact; of the details when Suspended
    std::optional<RaisedError> error; // Raised, LoadFailed
    Error failure; // HostFailed, TimedOut, Stopped
    double limitSeconds = 0; // TimedOut: the limit that was hit
    Json changedSettings = Json::object(); // only the keys that the run changed
    QList<ConsoleLine> console;
    http::ExchangeList exchanges;
    QStringList warnings; // where a difference between gem and platform mattered
    int steps = 0;
    double elapsedMs = 0;
};

// One thing that happened. The trace is the only truth; panels are views of it.
struct TraceEvent
{
    enum class Kind {
        RunStarted,
        Loaded,
        LambdaEntered,
        LambdaLeft,
        ExchangeStarted,
        ExchangeFinished,
        Console,
        SettingsChanged,
        Retried,
        Reinvoked,
        Warning,
        Note, // anything else that the inside tells; `text` says what, `details` has it whole
        RunFinished,
    };
    qint64 id = 0;
    qint64 parent = 0;
    RunId run = 0;
    Kind kind = Kind::RunStarted;
    QDateTime at;
    int line = 0;
    QString text; // lambda path, console text, warning text
    std::optional<http::Exchange> exchange; // Exchange…
    Json details; // anything else, by kind
};

} // namespace patchbay::engine

Q_DECLARE_METATYPE(patchbay::engine::RunResult)
Q_DECLARE_METATYPE(patchbay::engine::TraceEvent)
