// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/execreport.h"

#include "runtime/engine/conversion.h"
#include "runtime/http/decoding.h"

namespace patchbay::cli
{
namespace
{

constexpr qint64 maxShownBody = 64LL * 1024 * 1024;

std::string latin1(const QByteArray &bytes)
{
    return bytes.isValidUtf8() ? bytes.toStdString() : QString::fromLatin1(bytes).toStdString();
}

Json headerList(const http::HeaderList &headers)
{
    Json list = Json::array();
    for (const auto &[name, value] : headers)
        list.push_back(Json::array({latin1(name), latin1(value)}));
    return list;
}

Json lineOrNull(int line)
{
    return line > 0 ? Json(line) : Json();
}

Json exchangeJson(const http::Exchange &exchange)
{
    Json json = {{"phase", toStd(exchange.phase)}, {"method", latin1(exchange.method)},
        {"url", latin1(exchange.url)}};
    json["request_headers"] = headerList(exchange.requestHeaders);
    json["request_body"] = bodyJson(exchange.requestBody, exchange.requestHeaders);
    json["status"] = exchange.status > 0 ? Json(exchange.status) : Json();
    if (exchange.failure) {
        json["error"] = toStd(engine::failureName(exchange.failure->kind) + QStringLiteral(": ")
            + exchange.failure->detail);
    }
    json["response_headers"] = headerList(exchange.responseHeaders);
    json["response_body"] = bodyJson(exchange.responseBody, exchange.responseHeaders);
    json["declared_line"] = lineOrNull(exchange.declaredLine);
    json["forced_line"] = lineOrNull(exchange.forcedLine);
    const auto total = exchange.timing.total.count();
    json["ms"] = total >= 0 ? static_cast<double>(total) / 1000 : 0;
    return json;
}

QByteArray errorText(const engine::RaisedError &error)
{
    return "{\"error\":" + toJsonText(engine::toJson(error)) + '}';
}

QByteArray failureText(const char *className, const QString &message)
{
    return errorText({QLatin1String(className), message, {}, 0});
}

// R of design §4.2 as text.
QByteArray resultText(const engine::RunResult &result)
{
    using engine::OutcomeKind;
    switch (result.kind) {
    case OutcomeKind::Ok:
        return "{\"ok\":" + (result.value.isEmpty() ? QByteArray("null") : result.value) + '}';
    case OutcomeKind::Suspended:
        return "{\"suspended\":" + result.value + '}';
    case OutcomeKind::Raised:
    case OutcomeKind::LoadFailed:
        return errorText(result.error.value_or(engine::RaisedError{}));
    case OutcomeKind::TimedOut:
        return "{\"timeout\":" + toJsonText(Json(result.limitSeconds)) + '}';
    case OutcomeKind::Stopped:
        return failureText("Interrupt", result.failure.detail);
    case OutcomeKind::HostFailed:
        break;
    }
    return failureText("Patchbay::HostFailure", result.failure.detail);
}

} // namespace

Json bodyJson(const http::Body &body, const http::HeaderList &headers)
{
    if (body.isEmpty())
        return {};
    const Result<QByteArray> bytes = body.window(0, maxShownBody);
    if (!bytes)
        return {};
    const Result<QByteArray> decoded
        = http::decodeContent(*bytes, http::headerValue(headers, "content-encoding"), maxShownBody);
    const QByteArray &shown = decoded ? *decoded : *bytes;
    if (shown.isValidUtf8())
        return shown.toStdString();
    return Json{{"$base64", shown.toBase64().toStdString()}};
}

QByteArray execReport(const engine::RunResult &result)
{
    Json console = Json::array();
    for (const engine::ConsoleLine &line : result.console)
        console.push_back({{"text", toStd(line.text)}, {"line", lineOrNull(line.line)}});
    Json exchanges = Json::array();
    for (const http::Exchange &exchange : result.exchanges)
        exchanges.push_back(exchangeJson(exchange));
    Json rest = {{"settings", result.changedSettings}, {"console", std::move(console)},
        {"steps", result.steps}, {"elapsed_ms", result.elapsedMs},
        {"exchanges", std::move(exchanges)}};
    return "{\"result\":" + resultText(result) + ',' + toJsonText(rest).mid(1);
}

} // namespace patchbay::cli
