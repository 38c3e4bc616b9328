// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/traffic/redactor.h"

#include "runtime/http/decoding.h"
#include "runtime/http/headers.h"
#include "runtime/json/json.h"

#include <QRegularExpression>

#include <algorithm>

namespace patchbay::traffic
{

namespace
{

constexpr qint64 largestLearntBody = 256LL * 1024; // token answers are small

// Names that carry a credential in JSON, forms and query strings.
const char *const credentialNames
    = "access_token|refresh_token|id_token|client_secret|client_assertion|api[_-]?key|apikey|"
      "password|passwd|secret|session_token|auth_token|bearer_token|private_key|code_verifier";

QRegularExpression jsonCredential()
{
    return QRegularExpression(QStringLiteral("\"(%1)\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)+)\"")
                                  .arg(QLatin1String(credentialNames)),
        QRegularExpression::CaseInsensitiveOption);
}

QRegularExpression formCredential()
{
    return QRegularExpression(
        QStringLiteral("(?:^|[?&\\s])(%1)=([^&\\s#]+)").arg(QLatin1String(credentialNames)),
        QRegularExpression::CaseInsensitiveOption);
}

QByteArray jsonEscaped(const QByteArray &value)
{
    const QByteArray text = toJsonText(Json(value.toStdString()));
    return text.mid(1, text.size() - 2);
}

QByteArray unescapedJson(const QString &value)
{
    const auto parsed = parseJson(QByteArray('"' + value.toUtf8() + '"'));
    return parsed && parsed->is_string()
        ? QByteArray::fromStdString(parsed->get_ref<const std::string &>())
        : value.toUtf8();
}

bool isAuthorization(const QByteArray &name)
{
    return name == "authorization" || name == "proxy-authorization";
}

} // namespace

void Redactor::addSecret(const QString &name, const QByteArray &value)
{
    if (value.size() < shortestSecret || m_placeholders.contains(value))
        return;
    const QByteArray base = name.toUtf8();
    const int use = ++m_nameUses[base];
    const QByteArray number = use > 1 ? QByteArray('-' + QByteArray::number(use)) : QByteArray();
    const QByteArray placeholder = "<redacted:" + base + number + '>';
    m_placeholders.insert(value, placeholder);
    addSpelling(value, placeholder);
    addSpelling(value.toPercentEncoding(), placeholder);
    addSpelling(QByteArray(value).replace(' ', '+'), placeholder);
    addSpelling(jsonEscaped(value), placeholder);
    addSpelling(value.toBase64(), placeholder);
}

void Redactor::addSpelling(const QByteArray &spelling, const QByteArray &placeholder)
{
    const auto same = [&](const Spelling &known) { return known.text == spelling; };
    if (std::any_of(m_spellings.cbegin(), m_spellings.cend(), same))
        return;
    // Longest first, so that a secret inside another never leaves the other's rest behind.
    const auto place = std::find_if(m_spellings.cbegin(), m_spellings.cend(),
        [&](const Spelling &known) { return known.text.size() < spelling.size(); });
    m_spellings.insert(place, {spelling, placeholder});
}

void Redactor::learn(const http::Exchange &exchange)
{
    learnHeaders(exchange.requestHeaders);
    learnHeaders(exchange.responseHeaders);
    learnFrom(exchange.url);
    for (const auto &[body, headers] : {std::pair(exchange.requestBody, exchange.requestHeaders),
             std::pair(exchange.responseBody, exchange.responseHeaders)}) {
        if (body.isEmpty() || body.size() > largestLearntBody)
            continue;
        const auto bytes = body.bytes();
        const auto plain = bytes ? http::decodeContent(*bytes,
                               http::headerValue(headers, "Content-Encoding"), largestLearntBody)
                                 : bytes;
        if (plain)
            learnFrom(*plain);
    }
}

void Redactor::learnValue(const QString &name, const QByteArray &value)
{
    if (value.size() >= shortestLearnt)
        addSecret(name, value);
}

void Redactor::learnHeaders(const http::HeaderList &headers)
{
    for (const auto &[name, value] : headers) {
        const QByteArray key = name.toLower();
        if (isAuthorization(key)) {
            const qsizetype space = value.indexOf(' ');
            learnValue(QStringLiteral("authorization"), value.mid(space + 1));
        } else if (key == "cookie" || key == "set-cookie") {
            const QByteArray pairs = key == "cookie" ? value : value.split(';').constFirst();
            for (const QByteArray &pair : pairs.split(';'))
                learnValue(QStringLiteral("cookie"), pair.mid(pair.indexOf('=') + 1).trimmed());
        } else if (key.contains("api-key") || key.contains("apikey") || key.endsWith("-token")) {
            learnValue(QString::fromUtf8(key), value);
        }
    }
}

void Redactor::learnFrom(const QByteArray &bytes)
{
    const QString text = QString::fromUtf8(bytes);
    static const QRegularExpression json = jsonCredential();
    for (auto match = json.globalMatch(text); match.hasNext();) {
        const auto found = match.next();
        learnValue(found.captured(1).toLower(), unescapedJson(found.captured(2)));
    }
    static const QRegularExpression form = formCredential();
    for (auto match = form.globalMatch(text); match.hasNext();) {
        const auto found = match.next();
        learnValue(found.captured(1).toLower(),
            QByteArray::fromPercentEncoding(found.captured(2).toUtf8().replace('+', ' ')));
    }
}

QByteArray Redactor::redact(const QByteArray &text) const
{
    QByteArray redacted = text;
    for (const Spelling &spelling : m_spellings) {
        if (redacted.contains(spelling.text))
            redacted.replace(spelling.text, spelling.placeholder);
    }
    return redacted;
}

QString Redactor::redact(const QString &text) const
{
    return QString::fromUtf8(redact(text.toUtf8()));
}

http::HeaderList Redactor::redact(const http::HeaderList &headers) const
{
    http::HeaderList redacted = headers;
    for (auto &header : redacted)
        header.second = redact(header.second);
    return redacted;
}

http::Body Redactor::redactBody(
    const http::Body &body, const http::HeaderList &headers, qint64 largestBody) const
{
    if (body.isEmpty() || m_spellings.isEmpty())
        return body;
    if (body.size() > largestBody)
        return QByteArrayLiteral("<redacted:too-large>");
    const auto bytes = body.bytes();
    if (!bytes)
        return QByteArrayLiteral("<redacted:unreadable>");
    const auto plain
        = http::decodeContent(*bytes, http::headerValue(headers, "Content-Encoding"), largestBody);
    if (!plain)
        return redact(*bytes);
    // The decoded text replaces the compressed one only where there was something to hide.
    const QByteArray redacted = redact(*plain);
    return redacted == *plain ? body : http::Body(redacted);
}

http::Exchange Redactor::redact(const http::Exchange &exchange, qint64 largestBody) const
{
    http::Exchange redacted = exchange;
    const auto hide = [&](http::Body &body, http::HeaderList &headers) {
        const http::Body hidden = redactBody(body, headers, largestBody);
        const bool changed = hidden.size() != body.size() || hidden.isOnDisk() != body.isOnDisk()
            || (!hidden.isOnDisk() && hidden.bytes() != body.bytes());
        if (changed)
            http::removeHeader(headers, "Content-Encoding");
        body = hidden;
    };
    hide(redacted.requestBody, redacted.requestHeaders);
    hide(redacted.responseBody, redacted.responseHeaders);
    redacted.url = redact(exchange.url);
    redacted.requestHeaders = redact(redacted.requestHeaders);
    redacted.responseHeaders = redact(redacted.responseHeaders);
    if (redacted.failure)
        redacted.failure->detail = redact(redacted.failure->detail);
    return redacted;
}

} // namespace patchbay::traffic
