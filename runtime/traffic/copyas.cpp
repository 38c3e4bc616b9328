// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/traffic/copyas.h"

#include "runtime/http/decoding.h"
#include "runtime/http/headers.h"
#include "runtime/json/json.h"

#include <functional>
#include <optional>

namespace patchbay::traffic
{

namespace
{

constexpr qint64 largestArgument = 100LL * 1024; // well below what a shell takes

using Quote = std::function<QString(const QString &)>;

QString bashQuote(const QString &text)
{
    return QLatin1Char('\'') + QString(text).replace(QLatin1Char('\''), QStringLiteral("'\\''"))
        + QLatin1Char('\'');
}

QString powerShellQuote(const QString &text)
{
    // PowerShell doubles the quote; Windows' argument rules want inner double quotes escaped.
    return QLatin1Char('\'')
        + QString(text)
              .replace(QLatin1Char('\''), QStringLiteral("''"))
              .replace(QLatin1Char('"'), QStringLiteral("\\\""))
        + QLatin1Char('\'');
}

QString rubyQuote(const QString &text)
{
    return QLatin1Char('\'')
        + QString(text)
              .replace(QLatin1Char('\\'), QStringLiteral("\\\\"))
              .replace(QLatin1Char('\''), QStringLiteral("\\'"))
        + QLatin1Char('\'');
}

// The body where it can stand in a command line.
std::optional<QString> argumentBody(const http::Exchange &exchange)
{
    if (exchange.requestBody.size() > largestArgument)
        return std::nullopt;
    const auto bytes = exchange.requestBody.bytes();
    if (!bytes || http::looksBinary(*bytes))
        return std::nullopt;
    const QString text = QString::fromUtf8(*bytes);
    if (text.toUtf8() != *bytes)
        return std::nullopt;
    return text;
}

// What a client adds by itself and would only get in the way.
bool isAddedByClient(const QByteArray &name)
{
    const QByteArray key = name.toLower();
    return key == "host" || key == "content-length" || key == "transfer-encoding";
}

QString curlCommand(const http::Exchange &exchange, const QString &program, const Quote &quote,
    const QString &lineEnd)
{
    QStringList parts{program};
    const bool hasBody = !exchange.requestBody.isEmpty();
    if (exchange.method == "HEAD")
        parts.append(QStringLiteral("--head"));
    else if (exchange.method != (hasBody ? "POST" : "GET"))
        parts.append(QStringLiteral("--request ") + QString::fromUtf8(exchange.method));
    parts.append(QStringLiteral("--path-as-is --globoff"));
    parts.append(quote(QString::fromUtf8(exchange.url)));
    for (const auto &[name, value] : exchange.requestHeaders) {
        if (isAddedByClient(name))
            continue;
        const QString field = QString::fromUtf8(name);
        parts.append(QStringLiteral("--header ")
            + quote(value.isEmpty()
                    ? QString(field + QLatin1Char(';'))
                    : QString(field + QStringLiteral(": ") + QString::fromUtf8(value))));
    }
    if (hasBody && !http::hasHeader(exchange.requestHeaders, "Content-Type"))
        parts.append(QStringLiteral("--header ") + quote(QStringLiteral("Content-Type:")));
    if (hasBody) {
        const auto body = argumentBody(exchange);
        // A leading @ would name a file.
        parts.append(body ? QString(QStringLiteral("--data-raw ") + quote(*body))
                          : QStringLiteral("--data-binary @body.bin"));
    }
    return parts.join(lineEnd);
}

QString wireText(const http::Body &body, const http::HeaderList &headers)
{
    const auto bytes = body.bytes();
    if (!bytes)
        return {};
    const auto plain = http::decodeContent(
        *bytes, http::headerValue(headers, "Content-Encoding"), qint64(16) << 20);
    const QByteArray &shown = plain ? *plain : *bytes;
    if (http::looksBinary(shown))
        return QString::fromLatin1(shown.toBase64());
    return http::decodeText(shown, http::charsetOf(headers));
}

QString headerLines(const http::HeaderList &headers)
{
    QString text;
    for (const auto &[name, value] : headers)
        text += QString::fromUtf8(name) + QStringLiteral(": ") + QString::fromUtf8(value)
            + QStringLiteral("\r\n");
    return text;
}

QByteArray targetOf(const QByteArray &url)
{
    const qsizetype slash = url.indexOf('/', url.indexOf("://") + 3);
    return slash < 0 ? QByteArray("/") : url.mid(slash);
}

} // namespace

QString toCurlCommand(const http::Exchange &exchange)
{
    return curlCommand(exchange, QStringLiteral("curl"), bashQuote, QStringLiteral(" \\\n  "));
}

QString toPowerShellCommand(const http::Exchange &exchange)
{
    return curlCommand(
        exchange, QStringLiteral("curl.exe"), powerShellQuote, QStringLiteral(" `\n  "));
}

QString toHttpieCommand(const http::Exchange &exchange)
{
    QStringList parts{QStringLiteral("http --ignore-stdin ") + QString::fromUtf8(exchange.method)
        + QLatin1Char(' ') + bashQuote(QString::fromUtf8(exchange.url))};
    for (const auto &[name, value] : exchange.requestHeaders) {
        if (isAddedByClient(name))
            continue;
        const QString separator = value.isEmpty() ? QStringLiteral(";") : QStringLiteral(":");
        parts.append(bashQuote(QString::fromUtf8(name) + separator + QString::fromUtf8(value)));
    }
    if (!exchange.requestBody.isEmpty()) {
        const auto body = argumentBody(exchange);
        parts.append(body ? QString(QStringLiteral("--raw ") + bashQuote(*body))
                          : QStringLiteral("@body.bin"));
    }
    return parts.join(QStringLiteral(" \\\n  "));
}

QString toRubyRequest(const http::Exchange &exchange)
{
    QString code = QString::fromUtf8(exchange.method).toLower() + QLatin1Char('(')
        + rubyQuote(QString::fromUtf8(exchange.url)) + QLatin1Char(')');
    QStringList headers;
    for (const auto &[name, value] : exchange.requestHeaders) {
        if (!isAddedByClient(name))
            headers.append(rubyQuote(QString::fromUtf8(name)) + QStringLiteral(" => ")
                + rubyQuote(QString::fromUtf8(value)));
    }
    if (!headers.isEmpty())
        code += QStringLiteral("\n  .headers(") + headers.join(QStringLiteral(",\n           "))
            + QLatin1Char(')');
    if (!exchange.requestBody.isEmpty()) {
        const auto body = argumentBody(exchange);
        code += body
            ? QString(QStringLiteral("\n  .request_body(") + rubyQuote(*body) + QLatin1Char(')'))
            : QStringLiteral("\n  .request_body(body)");
    }
    return code;
}

QString toRawRequest(const http::Exchange &exchange)
{
    const QByteArray version = exchange.httpVersion.isEmpty() ? "1.1" : exchange.httpVersion;
    return QString::fromUtf8(
               exchange.method + ' ' + targetOf(exchange.url) + " HTTP/" + version + "\r\n")
        + headerLines(exchange.requestHeaders) + QStringLiteral("\r\n")
        + wireText(exchange.requestBody, exchange.requestHeaders);
}

QString toRawResponse(const http::Exchange &exchange)
{
    if (exchange.status == 0)
        return exchange.failure ? exchange.failure->detail : QString();
    return QString::fromUtf8("HTTP/" + exchange.httpVersion + ' '
               + QByteArray::number(exchange.status) + ' ' + exchange.reason + "\r\n")
        + headerLines(exchange.responseHeaders) + QStringLiteral("\r\n")
        + wireText(exchange.responseBody, exchange.responseHeaders);
}

} // namespace patchbay::traffic
