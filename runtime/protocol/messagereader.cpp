// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/protocol/messagereader.h"

#include "runtime/json/jsonscanner.h"

#include <cmath>
#include <limits>
#include <utility>

namespace patchbay::protocol
{

namespace
{

constexpr qint64 kMaxPid = 1 << 22; // PID_MAX_LIMIT of Linux
constexpr int kMaxLine = 10'000'000;
constexpr double kMaxSeconds = 100.0 * 365 * 86'400;

// Reads members of one untrusted object; the first complaint is kept and everything after it
// answers with defaults, so that a message is read in one pass and judged at the end.
class Members
{
public:
    explicit Members(const Json &object)
        : m_object(object)
    {
        if (!object.is_object())
            complain("object", "an object");
    }

    bool has(const char *key) const
    {
        const Json &value = valueAt(m_object, key);
        return !value.is_null();
    }
    QString text(const char *key)
    {
        const Json &value = valueAt(m_object, key);
        if (!value.is_string())
            complain(key, "text");
        return stringAt(m_object, key);
    }
    QString textOr(const char *key) { return has(key) ? text(key) : QString(); }
    QByteArray bytes(const char *key) { return text(key).toUtf8(); }
    QByteArray bytesOr(const char *key) { return textOr(key).toUtf8(); }
    bool flag(const char *key)
    {
        if (!valueAt(m_object, key).is_boolean())
            complain(key, "true or false");
        return boolAt(m_object, key);
    }
    bool flagOr(const char *key, bool fallback) { return has(key) ? flag(key) : fallback; }
    qint64 integer(const char *key, qint64 low, qint64 high)
    {
        const Json &value = valueAt(m_object, key);
        if (!value.is_number_integer()) {
            complain(key, "an integer");
            return low;
        }
        if (value.is_number_unsigned() && value.get<quint64>() > static_cast<quint64>(high)) {
            complain(key, "in range");
            return low;
        }
        const auto number = value.get<qint64>();
        if (number < low || number > high) {
            complain(key, "in range");
            return low;
        }
        return number;
    }
    qint64 id() { return integer("id", 0, std::numeric_limits<qint64>::max()); }
    qint64 pid() { return integer("pid", 1, kMaxPid); }
    // Lines are a courtesy: absent, null and nonsense all mean "unknown".
    int line(const char *key) const
    {
        const Json &value = valueAt(m_object, key);
        if (!value.is_number_integer())
            return 0;
        const auto number = integerAt(m_object, key);
        return number > 0 && number <= kMaxLine ? static_cast<int>(number) : 0;
    }
    double seconds(const char *key)
    {
        const Json &value = valueAt(m_object, key);
        const double number = numberAt(m_object, key, -1);
        if (!value.is_number() || !std::isfinite(number) || number < 0 || number > kMaxSeconds) {
            complain(key, "a number of seconds");
            return 0;
        }
        return number;
    }
    const Json &array(const char *key)
    {
        const Json &value = valueAt(m_object, key);
        if (!value.is_array())
            complain(key, "a list");
        return value;
    }
    const Json &object(const char *key)
    {
        const Json &value = valueAt(m_object, key);
        if (!value.is_object())
            complain(key, "an object");
        return value;
    }
    void complain(const char *key, const char *expected)
    {
        if (m_complaint.isEmpty()) {
            m_complaint
                = QStringLiteral("`%1` is not %2").arg(QLatin1String(key), QLatin1String(expected));
        }
    }
    void adopt(const Members &inner)
    {
        if (m_complaint.isEmpty())
            m_complaint = inner.m_complaint;
    }

    template <typename Message> Result<Message> finish(const QString &event, Message message) const
    {
        if (m_complaint.isEmpty())
            return message;
        return fail(ErrorCode::Protocol, QStringLiteral("`%1`: %2").arg(event, m_complaint));
    }

private:
    const Json &m_object;
    QString m_complaint;
};

QList<QByteArray> byteList(Members &members, const char *key)
{
    QList<QByteArray> list;
    if (!members.has(key))
        return list;
    const Json &array = members.array(key);
    if (!array.is_array())
        return list;
    for (const Json &item : array) {
        if (!item.is_string()) {
            members.complain(key, "a list of texts");
            break;
        }
        list.append(QByteArray::fromStdString(item.get_ref<const std::string &>()));
    }
    return list;
}

// A text, or {"base64"} where the bytes are no UTF-8.
std::optional<QByteArray> readBytes(const Json &value)
{
    if (value.is_string())
        return QByteArray::fromStdString(value.get_ref<const std::string &>());
    if (!value.is_object() || value.size() != 1 || !value.contains("base64")
        || !value["base64"].is_string()) {
        return std::nullopt;
    }
    const auto decoded = QByteArray::fromBase64Encoding(
        QByteArray::fromStdString(value["base64"].get_ref<const std::string &>()),
        QByteArray::AbortOnBase64DecodingErrors);
    return decoded ? std::optional(*decoded) : std::nullopt;
}

Headers readHeaders(Members &members, const char *key)
{
    Headers headers;
    const Json &array = members.array(key);
    if (!array.is_array())
        return headers;
    for (const Json &pair : array) {
        const bool isPair = pair.is_array() && pair.size() == 2;
        const auto name = isPair ? readBytes(pair[0]) : std::nullopt;
        const auto value = isPair ? readBytes(pair[1]) : std::nullopt;
        if (!name || !value) {
            members.complain(key, "a list of [name, value]");
            break;
        }
        headers.append({*name, *value});
    }
    return headers;
}

Raised readRaised(Members &outer, const char *key)
{
    Members members(outer.object(key));
    Raised raised;
    raised.className = members.text("class");
    raised.message = members.textOr("message");
    raised.line = members.line("line");
    if (members.has("backtrace")) {
        const Json &frames = members.array("backtrace");
        if (frames.is_array()) {
            for (const Json &frame : frames) {
                Members entry(frame);
                raised.backtrace.append(
                    {entry.textOr("file"), entry.line("line"), entry.textOr("label")});
                members.adopt(entry);
            }
        }
    }
    if (members.has("request"))
        raised.request = members.object("request");
    outer.adopt(members);
    return raised;
}

ExitStatus readExit(Members &members)
{
    ExitStatus exit;
    if (members.has("signal"))
        exit.signal = static_cast<int>(members.integer("signal", 1, 64));
    else
        exit.status = static_cast<int>(members.integer("status", 0, 255));
    return exit;
}

SandboxInfo readSandbox(Members &outer)
{
    Members members(outer.object("sandbox"));
    SandboxInfo info;
    info.landlock = static_cast<int>(members.integer("landlock", 0, 1000));
    info.seccomp = members.flag("seccomp");
    info.noNewPrivileges = members.flag("no_new_privs");
    info.ownUser = members.flag("own_user");
    for (const QByteArray &warning : byteList(members, "warnings"))
        info.warnings.append(QString::fromUtf8(warning));
    outer.adopt(members);
    return info;
}

TlsSpec readTls(Members &outer)
{
    Members members(outer.object("tls"));
    TlsSpec tls;
    tls.clientCertificate = members.bytesOr("client_certificate");
    tls.clientKey = members.bytesOr("client_key");
    tls.clientKeyPassphrase = members.bytesOr("client_key_passphrase");
    tls.clientIntermediates = byteList(members, "client_intermediates");
    tls.trusted = byteList(members, "trusted");
    tls.trustSystem = members.flagOr("trust_system", true);
    outer.adopt(members);
    return tls;
}

Redirects readRedirects(Members &members)
{
    const QString name = members.textOr("redirects");
    if (name == QLatin1String("follow"))
        return Redirects::Follow;
    if (name == QLatin1String("ignore"))
        return Redirects::Ignore;
    if (!name.isEmpty() && name != QLatin1String("default"))
        members.complain("redirects", "default, follow or ignore");
    return Redirects::Default;
}

bool isToken(const QByteArray &method)
{
    if (method.isEmpty() || method.size() > 32)
        return false;
    for (const char c : method) {
        if ((c < 'A' || c > 'Z') && c != '-' && c != '_')
            return false;
    }
    return true;
}

ExchangeSpec readSpec(Members &outer)
{
    Members members(outer.object("spec"));
    ExchangeSpec spec;
    spec.method = members.bytes("method");
    if (!isToken(spec.method))
        members.complain("method", "an upper-case HTTP method");
    spec.url = members.bytes("url");
    spec.headers = readHeaders(members, "headers");
    spec.hasBody = members.flagOr("body", false);
    spec.redirects = readRedirects(members);
    spec.firstHopHeaders = byteList(members, "first_hop_headers");
    if (members.has("digest")) {
        Members digest(members.object("digest"));
        spec.digest = DigestSpec{digest.textOr("user"), digest.textOr("password")};
        members.adopt(digest);
    }
    if (members.has("tls"))
        spec.tls = readTls(members);
    if (members.has("open_timeout"))
        spec.openTimeoutSeconds = members.seconds("open_timeout");
    if (members.has("read_timeout"))
        spec.readTimeoutSeconds = members.seconds("read_timeout");
    outer.adopt(members);
    return spec;
}

ConsoleMessage readConsole(Members &members)
{
    ConsoleMessage message;
    message.text = members.text("text");
    message.line = members.line("line");
    const QString stream = members.textOr("stream");
    if (!stream.isEmpty() && stream != QLatin1String("out") && stream != QLatin1String("err"))
        members.complain("stream", "out or err");
    message.error = stream == QLatin1String("err");
    return message;
}

Retry readRetry(Members &outer)
{
    Members members(outer.object("retry"));
    Retry retry;
    retry.max = static_cast<int>(members.integer("max", 0, 3));
    if (members.has("delays")) {
        const Json &delays = members.array("delays");
        for (const Json &delay : delays) {
            const double value = delay.is_number() ? delay.get<double>() : -1;
            if (!std::isfinite(value) || value < 0 || value > kMaxSeconds) {
                members.complain("delays", "a list of seconds");
                break;
            }
            retry.delays.append(value);
        }
    }
    outer.adopt(members);
    return retry;
}

Outcome readOutcome(Members &members, Frame &frame, BlobText text)
{
    Outcome outcome;
    const QString kind = members.text("kind");
    if (kind == QLatin1String("ok")) {
        outcome.kind = Outcome::Kind::Ok;
    } else if (kind == QLatin1String("raised")) {
        outcome.kind = Outcome::Kind::Raised;
        outcome.error = readRaised(members, "error");
        if (members.has("retry"))
            outcome.retry = readRetry(members);
    } else if (kind == QLatin1String("reinvoke")) {
        outcome.kind = Outcome::Kind::Reinvoke;
        outcome.seconds = members.seconds("seconds");
    } else if (kind == QLatin1String("suspend")) {
        outcome.kind = Outcome::Kind::Suspend;
        outcome.expiresAt = members.textOr("expires_at");
    } else if (kind == QLatin1String("timeout")) {
        outcome.kind = Outcome::Kind::Timeout;
        outcome.seconds = members.seconds("seconds");
    } else {
        members.complain("kind", "a known outcome");
    }
    // Connector code may have replaced the generator.
    if (text == BlobText::Unchecked && !frame.blob.isEmpty() && !isJsonText(frame.blob))
        members.complain("value", "JSON");
    if (outcome.kind == Outcome::Kind::Ok && frame.blob.isEmpty())
        members.complain("value", "there");
    outcome.value = std::move(frame.blob);
    outcome.header = frame.header;
    return outcome;
}

ExchangeRequest readExchange(Members &members, Frame &frame)
{
    ExchangeRequest request;
    request.id = members.id();
    request.spec = readSpec(members);
    request.phase = members.textOr("phase");
    request.lambda = members.textOr("lambda");
    request.declaredLine = members.line("declared_line");
    request.forcedLine = members.line("forced_line");
    if (!request.spec.hasBody && !frame.blob.isEmpty())
        members.complain("body", "announced, though bytes came");
    request.body = std::move(frame.blob);
    return request;
}

SettingsMessage readSettings(Members &members)
{
    SettingsMessage message;
    message.id = members.id();
    message.message = members.textOr("message");
    message.changes = members.object("changes");
    return message;
}

tl::unexpected<Error> unknownEvent(const QString &event)
{
    return fail(ErrorCode::Protocol, QStringLiteral("unknown `ev`: `%1`").arg(event.left(40)));
}

Hello readHello(Members &members)
{
    Hello hello;
    hello.protocol = static_cast<int>(members.integer("protocol", 0, 1'000'000));
    hello.host = members.textOr("host");
    hello.ruby = members.textOr("ruby");
    hello.activeSupport = members.textOr("active_support");
    hello.pid = members.pid();
    hello.readyMs = members.has("ready_ms") ? members.seconds("ready_ms") : 0;
    hello.sandbox = readSandbox(members);
    return hello;
}

} // namespace

Result<ControlMessage> readControlMessage(const Frame &frame)
{
    Members members(frame.header);
    const QString event = stringAt(frame.header, "ev");
    if (event == QLatin1String("hello")) {
        // Another protocol number comes first: such a host may say anything else differently.
        if (integerAt(frame.header, "protocol", -1) != kVersion)
            return ControlMessage(
                Hello{.protocol = static_cast<int>(members.integer("protocol", 0, 1'000'000)),
                    .host = {},
                    .ruby = {},
                    .activeSupport = {},
                    .pid = 0,
                    .readyMs = 0,
                    .sandbox = {}});
        Hello hello = readHello(members);
        return members.finish<ControlMessage>(event, std::move(hello));
    }
    if (event == QLatin1String("refused"))
        return members.finish<ControlMessage>(event, Refused{members.textOr("reason")});
    if (event == QLatin1String("version_started")) {
        VersionStarted started{members.text("version"), members.pid()};
        return members.finish<ControlMessage>(event, std::move(started));
    }
    if (event == QLatin1String("version_exited")) {
        VersionExited exited{members.text("version"), members.pid(), readExit(members)};
        return members.finish<ControlMessage>(event, std::move(exited));
    }
    return unknownEvent(event);
}

Result<VersionMessage> readVersionMessage(const Frame &frame)
{
    Members members(frame.header);
    const QString event = stringAt(frame.header, "ev");
    if (event == QLatin1String("console")) {
        ConsoleMessage message = readConsole(members);
        return members.finish<VersionMessage>(event, std::move(message));
    }
    if (event == QLatin1String("loaded")) {
        Loaded loaded;
        if (!members.flag("ok"))
            loaded.error = readRaised(members, "error");
        else
            loaded.ms = members.has("ms") ? members.seconds("ms") : 0;
        return members.finish<VersionMessage>(event, std::move(loaded));
    }
    if (event == QLatin1String("run_started")) {
        RunStarted started{members.text("run"), members.pid()};
        return members.finish<VersionMessage>(event, std::move(started));
    }
    if (event == QLatin1String("run_exited")) {
        RunExited exited{members.text("run"), members.pid(), readExit(members)};
        return members.finish<VersionMessage>(event, std::move(exited));
    }
    return unknownEvent(event);
}

Result<RunMessage> readRunMessage(Frame frame, BlobText text)
{
    const Json &header = frame.header; // what takes it away has read it
    Members members(header);
    const QString event = stringAt(header, "ev");
    const auto finish = [&](auto message) {
        return members.finish<RunMessage>(event, RunMessage(std::move(message)));
    };
    if (event == QLatin1String("exchange"))
        return finish(readExchange(members, frame));
    if (event == QLatin1String("console"))
        return finish(readConsole(members));
    if (event == QLatin1String("trace")) {
        return finish(TraceMessage{members.text("kind"), members.textOr("lambda"),
            members.line("line"), std::move(frame.header)});
    }
    if (event == QLatin1String("outcome"))
        return finish(readOutcome(members, frame, text));
    if (event == QLatin1String("ready"))
        return finish(Ready{members.pid()});
    if (event == QLatin1String("settings"))
        return finish(readSettings(members));
    if (event == QLatin1String("resolve"))
        return finish(ResolveMessage{members.id(), members.text("name"), members.textOr("record")});
    if (event == QLatin1String("sleep"))
        return finish(SleepMessage{members.id(), members.seconds("seconds")});
    if (event == QLatin1String("warning")) {
        return finish(WarningMessage{members.text("code"), members.textOr("text"),
            members.textOr("paragraph"), members.line("line")});
    }
    if (event == QLatin1String("piece") && !isJsonText(frame.blob))
        members.complain("value", "JSON");
    if (event == QLatin1String("piece"))
        return finish(PieceMessage{members.text("name"), std::move(frame.blob)});
    if (event == QLatin1String("describing"))
        return finish(DescribingMessage{members.text("name")});
    return unknownEvent(event);
}

} // namespace patchbay::protocol
