// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/traffic/filterterms.h"

#include "runtime/http/decoding.h"

#include <QRegularExpression>

#include <optional>

namespace patchbay::traffic
{

namespace
{

constexpr qint64 searchedBytes = qint64(1) << 20; // of each body

using http::Exchange;
using StringOf = QString (*)(const Exchange &);

QString urlOf(const Exchange &exchange)
{
    return QString::fromUtf8(exchange.url);
}

QString hostOf(const Exchange &exchange)
{
    return QUrl::fromEncoded(exchange.url).host();
}

QString typeOf(const Exchange &exchange)
{
    return QString::fromUtf8(http::mediaType(exchange.responseHeaders));
}

QString headersOf(const Exchange &exchange)
{
    QByteArray text;
    for (const auto *headers : {&exchange.requestHeaders, &exchange.responseHeaders}) {
        for (const auto &[name, value] : *headers)
            text += name + ": " + value + '\n';
    }
    return QString::fromUtf8(text);
}

QString bodyText(const http::Body &body, const http::HeaderList &headers)
{
    const auto bytes = body.window(0, searchedBytes);
    if (!bytes)
        return {};
    const auto plain = http::decodeContent(
        *bytes, http::headerValue(headers, "Content-Encoding"), searchedBytes * 8);
    return http::decodeText(plain ? *plain : *bytes, http::charsetOf(headers));
}

QString bodiesOf(const Exchange &exchange)
{
    return bodyText(exchange.requestBody, exchange.requestHeaders) + QLatin1Char('\n')
        + bodyText(exchange.responseBody, exchange.responseHeaders);
}

Filter::Test contains(StringOf part, const QString &text)
{
    return [part, text](const Exchange &exchange) {
        return part(exchange).contains(text, Qt::CaseInsensitive);
    };
}

Result<Filter::Test> matchesRegex(StringOf part, const QString &pattern)
{
    const QRegularExpression regex(
        pattern, QRegularExpression::CaseInsensitiveOption | QRegularExpression::MultilineOption);
    if (!regex.isValid())
        return fail(ErrorCode::Malformed,
            QStringLiteral("%1 is not a regular expression: %2").arg(pattern, regex.errorString()));
    return
        [part, regex](const Exchange &exchange) { return regex.match(part(exchange)).hasMatch(); };
}

Filter::Test methodIs(const QString &value)
{
    const QByteArray method = value.toUtf8().toUpper();
    return [method](const Exchange &exchange) { return exchange.method == method; };
}

Filter::Test statusBetween(int low, int high)
{
    return [low, high](const Exchange &exchange) {
        return exchange.status >= low && exchange.status <= high && exchange.status > 0;
    };
}

// 404, 4, 4xx, 40x, 400-499, >=400, >399, <300, <=299, failed, pending
Result<Filter::Test> statusTest(const QString &value)
{
    const QString text = value.toLower();
    if (text == QStringLiteral("failed"))
        return [](const Exchange &exchange) { return exchange.failure.has_value(); };
    if (text == QStringLiteral("pending"))
        return [](const Exchange &exchange) { return !exchange.finished; };
    static const QRegularExpression prefix(QStringLiteral("^([1-9]\\d{0,2})x{0,2}$"));
    static const QRegularExpression range(QStringLiteral("^(\\d{3})-(\\d{3})$"));
    static const QRegularExpression bound(QStringLiteral("^([<>]=?)(\\d{3})$"));
    if (const auto match = prefix.match(text); match.hasMatch()) {
        const QString digits = match.captured(1);
        return statusBetween(digits.leftJustified(3, QLatin1Char('0')).toInt(),
            digits.leftJustified(3, QLatin1Char('9')).toInt());
    }
    if (const auto match = range.match(text); match.hasMatch())
        return statusBetween(match.captured(1).toInt(), match.captured(2).toInt());
    if (const auto match = bound.match(text); match.hasMatch()) {
        const int number = match.captured(2).toInt();
        const QString sign = match.captured(1);
        const int inclusive = sign.size() == 2 ? 0 : 1;
        return sign.startsWith(QLatin1Char('>')) ? statusBetween(number + inclusive, 999)
                                                 : statusBetween(1, number - inclusive);
    }
    return fail(ErrorCode::Malformed, QStringLiteral("%1 is not a status").arg(value));
}

// 500, 10k, 1.5M: bytes.
std::optional<double> parseSize(const QString &value)
{
    static const QRegularExpression size(QStringLiteral("^(\\d+(?:\\.\\d+)?)\\s*([kmg]?)b?$"),
        QRegularExpression::CaseInsensitiveOption);
    const auto match = size.match(value);
    if (!match.hasMatch())
        return std::nullopt;
    const QString unit = match.captured(2).toLower();
    const double factor = unit == QStringLiteral("k") ? 1e3
        : unit == QStringLiteral("m")                 ? 1e6
        : unit == QStringLiteral("g")                 ? 1e9
                                                      : 1;
    return match.captured(1).toDouble() * factor;
}

Result<Filter::Test> largerThan(const QString &value)
{
    const auto bytes = parseSize(value);
    if (!bytes)
        return fail(ErrorCode::Malformed, QStringLiteral("%1 is not a size").arg(value));
    return [limit = *bytes](const Exchange &exchange) {
        return static_cast<double>(exchange.responseBody.size()) > limit;
    };
}

Result<Filter::Test> slowerThan(const QString &value)
{
    bool isNumber = false;
    const double limit = value.toDouble(&isNumber);
    if (!isNumber)
        return fail(ErrorCode::Malformed, QStringLiteral("%1 is not a number of ms").arg(value));
    return [limit](const Exchange &exchange) {
        return static_cast<double>(exchange.timing.total.count()) / 1000 > limit;
    };
}

Result<Filter::Test> lineIs(const QString &value)
{
    bool isNumber = false;
    const int line = value.toInt(&isNumber);
    if (!isNumber)
        return fail(ErrorCode::Malformed, QStringLiteral("%1 is not a line").arg(value));
    return [line](const Exchange &exchange) {
        return exchange.declaredLine == line || exchange.forcedLine == line;
    };
}

QString phaseOf(const Exchange &exchange)
{
    return exchange.phase + QLatin1Char(' ') + exchange.lambda;
}

QString runOf(const Exchange &exchange)
{
    return exchange.run;
}

} // namespace

Filter::Test containsText(const QString &text)
{
    return [text](const Exchange &exchange) {
        const auto in
            = [&text](const QString &part) { return part.contains(text, Qt::CaseInsensitive); };
        return in(urlOf(exchange)) || in(QString::fromUtf8(exchange.method)) || in(exchange.phase)
            || in(QString::number(exchange.status)) || in(QString::fromUtf8(exchange.reason))
            || (exchange.failure && in(exchange.failure->detail));
    };
}

Result<Filter::Test> keyTest(const QString &key, const QString &value)
{
    const QString name = key.toLower();
    const auto is = [&name](const char *known) { return name == QLatin1String(known); };
    if (is("method"))
        return methodIs(value);
    if (is("status") || is("status-code"))
        return statusTest(value);
    if (is("host") || is("domain"))
        return contains(hostOf, value);
    if (is("type") || is("mime-type"))
        return contains(typeOf, value);
    if (is("url"))
        return contains(urlOf, value);
    if (is("phase"))
        return contains(phaseOf, value);
    if (is("run"))
        return contains(runOf, value);
    if (is("header"))
        return contains(headersOf, value);
    if (is("body"))
        return contains(bodiesOf, value);
    if (is("line"))
        return lineIs(value);
    if (is("larger-than"))
        return largerThan(value);
    if (is("slower-than"))
        return slowerThan(value);
    return fail(ErrorCode::NotFound, key);
}

bool tildeTakesValue(QChar letter)
{
    return letter != QLatin1Char('e');
}

Result<Filter::Test> tildeTest(QChar letter, const QString &value)
{
    switch (letter.toLatin1()) {
    case 'm':
        return methodIs(value);
    case 'u':
        return matchesRegex(urlOf, value);
    case 'c':
        return statusTest(value);
    case 'h':
        return matchesRegex(headersOf, value);
    case 'b':
        return matchesRegex(bodiesOf, value);
    case 'd':
        return matchesRegex(hostOf, value);
    case 't':
        return matchesRegex(typeOf, value);
    case 'e':
        return [](const Exchange &exchange) {
            return exchange.failure.has_value() || exchange.status >= 400;
        };
    default:
        return fail(ErrorCode::NotFound, QStringLiteral("~") + letter);
    }
}

} // namespace patchbay::traffic
