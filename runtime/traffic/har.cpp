// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/traffic/har.h"

#include "runtime/http/decoding.h"
#include "runtime/http/headers.h"
#include "runtime/json/json.h"
#include "runtime/traffic/redactor.h"

#include <QIODevice>
#include <QStringDecoder>
#include <QUrlQuery>

#include <algorithm>
#include <limits>

namespace patchbay::traffic
{

namespace
{

constexpr qint64 largestRedactedBody = qint64(16) << 20;

std::string text(const QByteArray &bytes)
{
    return bytes.toStdString();
}

Json headersJson(const http::HeaderList &headers)
{
    Json list = Json::array();
    for (const auto &[name, value] : headers)
        list.push_back({{"name", text(name)}, {"value", text(value)}});
    return list;
}

Json pairsJson(const QUrlQuery &query)
{
    Json list = Json::array();
    for (const auto &[name, value] : query.queryItems(QUrl::FullyDecoded))
        list.push_back({{"name", toStd(name)}, {"value", toStd(value)}});
    return list;
}

Json cookiesJson(const http::HeaderList &headers, const QByteArray &headerName)
{
    const bool isAnswer = headerName == "Set-Cookie"; // one cookie with attributes
    Json list = Json::array();
    for (const QByteArray &value : http::headerValues(headers, headerName)) {
        const QList<QByteArray> parts = value.split(';');
        for (const QByteArray &part : isAnswer ? parts.mid(0, 1) : parts) {
            const QByteArray pair = part.trimmed();
            const qsizetype equals = pair.indexOf('=');
            if (equals > 0)
                list.push_back(
                    {{"name", text(pair.left(equals))}, {"value", text(pair.mid(equals + 1))}});
        }
    }
    return list;
}

bool isUtf8(const QByteArray &bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString decoded = decoder(bytes);
    return !decoder.hasError();
}

// Text where it is text, Base64 otherwise.
void putBody(Json &object, const QByteArray &bytes)
{
    const bool plain = isUtf8(bytes);
    object["text"] = text(plain ? bytes : bytes.toBase64());
    if (!plain)
        object["encoding"] = "base64";
}

QByteArray contentOf(const http::Body &body, const http::HeaderList &headers)
{
    const auto bytes = body.bytes();
    if (!bytes)
        return {};
    const auto plain = http::decodeContent(
        *bytes, http::headerValue(headers, "Content-Encoding"), std::numeric_limits<qint64>::max());
    return plain ? *plain : *bytes;
}

Json requestJson(const http::Exchange &exchange)
{
    const QByteArray version = exchange.httpVersion.isEmpty() ? "1.1" : exchange.httpVersion;
    Json request{{"method", text(exchange.method)}, {"url", text(exchange.url)},
        {"httpVersion", "HTTP/" + text(version)},
        {"cookies", cookiesJson(exchange.requestHeaders, "Cookie")},
        {"headers", headersJson(exchange.requestHeaders)},
        {"queryString", pairsJson(QUrlQuery(QUrl::fromEncoded(exchange.url)))}, {"headersSize", -1},
        {"bodySize", exchange.requestBody.size()}};
    if (!exchange.requestBody.isEmpty()) {
        Json data{{"mimeType", text(http::headerValue(exchange.requestHeaders, "Content-Type"))}};
        const QByteArray body = contentOf(exchange.requestBody, exchange.requestHeaders);
        putBody(data, body);
        if (http::mediaType(exchange.requestHeaders) == "application/x-www-form-urlencoded")
            data["params"]
                = pairsJson(QUrlQuery(QString::fromUtf8(QByteArray(body).replace('+', "%20"))));
        request["postData"] = data;
    }
    return request;
}

Json responseJson(const http::Exchange &exchange)
{
    Json content{{"size", 0},
        {"mimeType", text(http::headerValue(exchange.responseHeaders, "Content-Type"))}};
    if (!exchange.responseBody.isEmpty()) {
        const QByteArray body = contentOf(exchange.responseBody, exchange.responseHeaders);
        content["size"] = body.size();
        if (body.size() != exchange.responseBody.size())
            content["compression"] = body.size() - exchange.responseBody.size();
        putBody(content, body);
    }
    return {{"status", exchange.status}, {"statusText", text(exchange.reason)},
        {"httpVersion", "HTTP/" + text(exchange.httpVersion)},
        {"cookies", cookiesJson(exchange.responseHeaders, "Set-Cookie")},
        {"headers", headersJson(exchange.responseHeaders)}, {"content", content},
        {"redirectURL", text(http::headerValue(exchange.responseHeaders, "Location"))},
        {"headersSize", -1}, {"bodySize", exchange.responseBody.size()}};
}

double toMs(std::chrono::microseconds value)
{
    return static_cast<double>(value.count()) / 1000;
}

// From milestones to the stretches between them; −1 where one does not apply.
Json timingsJson(const http::Timing &timing)
{
    double last = 0;
    const auto stretch = [&last](std::chrono::microseconds until) {
        if (until.count() < 0)
            return -1.0;
        const double length = std::max(0.0, toMs(until) - last);
        last = std::max(last, toMs(until));
        return length;
    };
    const double dns = stretch(timing.nameLookup);
    const double tcp = stretch(timing.connect);
    const double ssl = stretch(timing.tls);
    const double send = std::max(0.0, stretch(timing.sent));
    const double wait = std::max(0.0, stretch(timing.firstByte));
    const double receive = std::max(0.0, stretch(timing.total));
    const double connect = tcp < 0 ? -1.0 : tcp + std::max(0.0, ssl); // HAR counts TLS in
    return {{"blocked", -1}, {"dns", dns}, {"connect", connect}, {"ssl", ssl}, {"send", send},
        {"wait", wait}, {"receive", receive}};
}

Json entryJson(const http::Exchange &exchange)
{
    Json entry{{"startedDateTime", toStd(exchange.startedAt.toUTC().toString(Qt::ISODateWithMs))},
        {"time", std::max(0.0, toMs(exchange.timing.total))}, {"request", requestJson(exchange)},
        {"response", responseJson(exchange)}, {"cache", Json::object()},
        {"timings", timingsJson(exchange.timing)}};
    const QByteArray address = exchange.remoteAddress.left(exchange.remoteAddress.lastIndexOf(':'));
    if (!address.isEmpty())
        entry["serverIPAddress"] = text(address);
    entry["_run"] = toStd(exchange.run);
    entry["_phase"] = toStd(exchange.phase);
    entry["_lambda"] = toStd(exchange.lambda);
    entry["_declaredLine"] = exchange.declaredLine;
    entry["_forcedLine"] = exchange.forcedLine;
    if (exchange.failure)
        entry["_error"] = toStd(exchange.failure->detail);
    return entry;
}

} // namespace

Result<void> writeHar(QIODevice &device, const QList<http::Exchange> &exchanges,
    const Redactor *redactor, const QString &creatorVersion,
    const std::function<bool(qsizetype)> &goOn)
{
    const auto write
        = [&device](const QByteArray &bytes) { return device.write(bytes) == bytes.size(); };
    const Json creator{{"name", "Patchbay"}, {"version", toStd(creatorVersion)}};
    bool good = write(
        "{\"log\":{\"version\":\"1.2\",\"creator\":" + toJsonText(creator) + ",\"entries\":[");
    for (qsizetype i = 0; good && i < exchanges.size(); ++i) {
        if (goOn && !goOn(i))
            return fail(ErrorCode::Cancelled, QStringLiteral("cancelled"));
        const http::Exchange exchange
            = redactor ? redactor->redact(exchanges.at(i), largestRedactedBody) : exchanges.at(i);
        good = write((i == 0 ? "\n" : ",\n") + toJsonText(entryJson(exchange)));
    }
    good = good && write("\n]}}\n");
    if (!good)
        return fail(ErrorCode::NoSpace, device.errorString());
    return {};
}

} // namespace patchbay::traffic
