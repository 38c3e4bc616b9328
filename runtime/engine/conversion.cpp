// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/engine/conversion.h"

#include <algorithm>

namespace patchbay::engine
{
namespace
{

// A child may ask for nonsense; a timer must not.
std::chrono::milliseconds timeoutOf(double seconds)
{
    constexpr double longest = 3600;
    const double sane = seconds > 0 ? std::min(seconds, longest) : longest;
    return std::chrono::milliseconds(std::max<qint64>(1, static_cast<qint64>(sane * 1000)));
}

} // namespace

RaisedError fromProtocol(const protocol::Raised &raised)
{
    RaisedError error;
    error.className = raised.className;
    error.message = raised.message;
    error.line = raised.line;
    for (const protocol::RaisedFrame &frame : raised.backtrace)
        error.backtrace.append({frame.file, frame.line, frame.label});
    return error;
}

ConsoleLine fromProtocol(const protocol::ConsoleMessage &message, const QDateTime &at)
{
    return {message.text, message.line, message.error, at};
}

http::RequestSpec fromProtocol(const protocol::ExchangeSpec &from, const QByteArray &body)
{
    http::RequestSpec spec;
    spec.method = from.method;
    spec.url = from.url;
    spec.headers = from.headers;
    spec.hasBody = from.hasBody;
    if (from.hasBody)
        spec.body = http::Body(body);
    switch (from.redirects) {
    case protocol::Redirects::Default:
        spec.redirects = http::RedirectPolicy::Default;
        break;
    case protocol::Redirects::Follow:
        spec.redirects = http::RedirectPolicy::Follow;
        break;
    case protocol::Redirects::Ignore:
        spec.redirects = http::RedirectPolicy::Ignore;
        break;
    }
    spec.firstHopHeaders = from.firstHopHeaders;
    if (from.digest)
        spec.digest = http::DigestCredentials{from.digest->user, from.digest->password};
    if (from.tls) {
        spec.tls.clientCertificate = from.tls->clientCertificate;
        spec.tls.clientKey = from.tls->clientKey;
        spec.tls.clientKeyPassphrase = from.tls->clientKeyPassphrase;
        spec.tls.clientIntermediates = from.tls->clientIntermediates;
        spec.tls.trusted = from.tls->trusted;
        spec.tls.trustSystemToo = from.tls->trustSystem;
    }
    spec.openTimeout = timeoutOf(from.openTimeoutSeconds);
    spec.readTimeout = timeoutOf(from.readTimeoutSeconds);
    return spec;
}

QString failureName(http::FailureKind kind)
{
    using http::FailureKind;
    switch (kind) {
    case FailureKind::ConnectTimeout:
        return QStringLiteral("connect_timeout");
    case FailureKind::ReadTimeout:
        return QStringLiteral("read_timeout");
    case FailureKind::Refused:
        return QStringLiteral("refused");
    case FailureKind::Dns:
        return QStringLiteral("dns");
    case FailureKind::Tls:
        return QStringLiteral("tls");
    case FailureKind::CertificateUntrusted:
        return QStringLiteral("certificate_untrusted");
    case FailureKind::BadCertificate:
        return QStringLiteral("bad_certificate");
    case FailureKind::Broken:
        return QStringLiteral("broken");
    case FailureKind::ProtocolViolation:
        return QStringLiteral("protocol_violation");
    case FailureKind::TooLarge:
        return QStringLiteral("too_large");
    case FailureKind::NoSpace:
        return QStringLiteral("no_space");
    case FailureKind::Cancelled:
        return QStringLiteral("cancelled");
    case FailureKind::NoLibrary:
        return QStringLiteral("no_library");
    case FailureKind::Denied:
        return QStringLiteral("denied");
    case FailureKind::Other:
        break;
    }
    return QStringLiteral("other");
}

Json toJson(const RaisedError &error)
{
    Json json = {{"class", toStd(error.className)}, {"message", toStd(error.message)}};
    json["line"] = error.line > 0 ? Json(error.line) : Json();
    json["backtrace"] = Json::array();
    for (const BacktraceEntry &entry : error.backtrace) {
        json["backtrace"].push_back(
            {{"file", toStd(entry.file)}, {"line", entry.line}, {"label", toStd(entry.label)}});
    }
    return json;
}

} // namespace patchbay::engine
