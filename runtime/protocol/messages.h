// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/json/json.h"
#include "runtime/protocol/limits.h"

#include <QByteArray>
#include <QList>
#include <QPair>
#include <QString>

#include <memory>
#include <optional>
#include <variant>

// Every message of docs/protocol.md as a value. The names of the wire are the names here.
namespace patchbay::protocol
{

using Headers = QList<QPair<QByteArray, QByteArray>>; // wire order, duplicates kept

// ---- errors as the host reports them ----------------------------------------------------------

struct RaisedFrame
{
    QString file;
    int line = 0;
    QString label;
};

struct Raised
{
    QString className;
    QString message;
    int line = 0; // of the connector's source; 0 = unknown
    QList<RaisedFrame> backtrace; // the connector's own frames first
    Json request; // {"method","code","body"} where a request failed, else null
};

// ---- control socket, host → application -------------------------------------------------------

struct SandboxInfo
{
    int landlock = 0; // ABI; 0 = absent
    bool seccomp = false;
    bool noNewPrivileges = false;
    bool ownUser = false; // each version runs as a user of its own
    QList<QString> warnings; // technical English; a missing layer and why

    friend bool operator==(const SandboxInfo &, const SandboxInfo &) = default;
};

struct Hello
{
    int protocol = 0;
    QString host; // version of patchbay-host
    QString ruby;
    QString activeSupport;
    qint64 pid = 0;
    double readyMs = 0; // process start → ready to fork
    SandboxInfo sandbox;
};

struct Refused
{
    QString reason;
};

struct VersionStarted
{
    QString version;
    qint64 pid = 0;
};

// How a process ended: exactly one of the two is set.
struct ExitStatus
{
    std::optional<int> status;
    std::optional<int> signal;
};

struct VersionExited
{
    QString version;
    qint64 pid = 0;
    ExitStatus exit;
};

using ControlMessage = std::variant<Hello, Refused, VersionStarted, VersionExited>;

// ---- version socket, host → application -------------------------------------------------------

struct ConsoleMessage
{
    QString text;
    int line = 0;
    bool error = false; // stderr
};

struct Loaded
{
    double ms = 0;
    std::optional<Raised> error; // set: the source does not load
};

struct RunStarted
{
    QString run;
    qint64 pid = 0;
};

struct RunExited
{
    QString run;
    qint64 pid = 0;
    ExitStatus exit;
};

using VersionMessage = std::variant<ConsoleMessage, Loaded, RunStarted, RunExited>;

// ---- run socket, host → application -----------------------------------------------------------

struct Ready
{
    qint64 pid = 0;
};

enum class Redirects { Default, Follow, Ignore };

struct TlsSpec
{
    QByteArray clientCertificate;
    QByteArray clientKey;
    QByteArray clientKeyPassphrase;
    QList<QByteArray> clientIntermediates;
    QList<QByteArray> trusted;
    bool trustSystem = true;
};

struct DigestSpec
{
    QString user;
    QString password;
};

// SPEC of docs/protocol.md: a request as connector code means it.
struct ExchangeSpec
{
    QByteArray method;
    QByteArray url;
    Headers headers;
    bool hasBody = false;
    Redirects redirects = Redirects::Default;
    QList<QByteArray> firstHopHeaders; // names that a redirect leaves behind
    std::optional<DigestSpec> digest;
    std::optional<TlsSpec> tls;
    double openTimeoutSeconds = 60;
    double readTimeoutSeconds = 60;
};

struct ExchangeRequest
{
    qint64 id = 0;
    ExchangeSpec spec;
    QByteArray body; // meaningful when spec.hasBody
    QString phase; // "execute", "apply", "acquire", …
    QString lambda; // "actions.create.execute"
    int declaredLine = 0;
    int forcedLine = 0;
};

struct TraceMessage
{
    QString kind; // "lambda_enter", "lambda_leave", "method_call", …
    QString lambda;
    int line = 0;
    Json fields; // the whole header, for everything else
};

struct SettingsMessage
{
    qint64 id = 0;
    QString message;
    Json changes = Json::object();
};

struct ResolveMessage
{
    qint64 id = 0;
    QString name;
    QString record; // "A", "MX", …
};

struct SleepMessage
{
    qint64 id = 0;
    double seconds = 0;
};

struct WarningMessage
{
    QString code;
    QString text;
    QString paragraph;
    int line = 0;
};

struct PieceMessage
{
    QString name;
    QByteArray json;
};

struct DescribingMessage
{
    QString name;
};

struct Retry
{
    int max = 0; // 0..3
    QList<double> delays; // seconds
};

struct Outcome
{
    enum class Kind { Ok, Raised, Reinvoke, Suspend, Timeout };
    Kind kind = Kind::Ok;
    QByteArray value; // JSON text: the value of Ok, `continue` of Reinvoke and Suspend
    std::optional<Raised> error; // Raised
    std::optional<Retry> retry; // Raised, when the action's own rules ask for another try
    double seconds = 0; // Reinvoke, Timeout
    QString expiresAt; // Suspend
    Json header; // everything as sent
};

using RunMessage
    = std::variant<Ready, ExchangeRequest, ConsoleMessage, TraceMessage, SettingsMessage,
        ResolveMessage, SleepMessage, WarningMessage, PieceMessage, DescribingMessage, Outcome>;

// ---- application → run child ------------------------------------------------------------------

struct Answer
{
    int status = 0;
    QByteArray reason;
    Headers headers;
    QByteArray url; // the last hop's
    int hops = 1;
    QByteArray body; // as received, still compressed
    std::shared_ptr<const void> bodyOwner = nullptr; // where the body only refers to bytes
};

} // namespace patchbay::protocol
