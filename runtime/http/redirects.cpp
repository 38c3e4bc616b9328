// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/http/redirects.h"

#include "runtime/http/headers.h"

#include <algorithm>

namespace patchbay::http
{

namespace
{

enum class Step { Stay, SameRequest, GetWithoutBody };

Step stepFor(const RequestSpec &spec, int status)
{
    if (status == 303)
        return Step::GetWithoutBody;
    const bool temporary = status == 301 || status == 302 || status == 307;
    const bool reads = spec.method == "GET" || spec.method == "HEAD";
    switch (spec.redirects) {
    case RedirectPolicy::Default:
        return temporary && reads ? Step::SameRequest : Step::Stay;
    case RedirectPolicy::Follow:
        return temporary || status == 308 ? Step::SameRequest : Step::Stay;
    case RedirectPolicy::Ignore:
        break;
    }
    return Step::Stay;
}

bool isWebUrl(const QByteArray &url)
{
    const QByteArray start = url.left(8).toLower();
    return start.startsWith("http://") || start.startsWith("https://");
}

bool isPlainAscii(const QByteArray &text)
{
    return std::all_of(text.cbegin(), text.cend(), [](char c) { return c > 0x20 && c < 0x7f; });
}

QByteArray hostOf(const QByteArray &url)
{
    const QUrl parsed = QUrl::fromEncoded(url);
    QByteArray host = parsed.host(QUrl::FullyEncoded).toLatin1();
    if (parsed.port() > 0)
        host += ':' + QByteArray::number(parsed.port());
    return host;
}

} // namespace

QByteArray resolveLocation(const QByteArray &base, const QByteArray &location)
{
    QByteArray target = location.trimmed();
    if (target.isEmpty())
        return {};
    if (!isWebUrl(target) || !isPlainAscii(target)) {
        const QUrl resolved = QUrl::fromEncoded(base).resolved(QUrl::fromEncoded(target));
        target = resolved.toEncoded();
    }
    const qsizetype fragment = target.indexOf('#');
    if (fragment >= 0)
        target.truncate(fragment);
    return isWebUrl(target) ? target : QByteArray();
}

std::optional<RequestSpec> followRedirect(
    const RequestSpec &spec, int status, const HeaderList &answerHeaders)
{
    const Step step = stepFor(spec, status);
    if (step == Step::Stay)
        return std::nullopt;
    const QByteArray target = resolveLocation(spec.url, headerValue(answerHeaders, "Location"));
    if (target.isEmpty())
        return std::nullopt;

    RequestSpec next = spec;
    next.url = target;
    for (const QByteArray &name : std::as_const(next.firstHopHeaders))
        removeHeader(next.headers, name);
    // A Host header that only repeated the old URL must not follow to another host.
    if (headerValue(spec.headers, "Host").compare(hostOf(spec.url), Qt::CaseInsensitive) == 0)
        removeHeader(next.headers, "Host");
    if (step == Step::GetWithoutBody) {
        next.method = "GET";
        next.body = {};
        next.hasBody = false;
        removeHeader(next.headers, "Content-Length");
        removeHeader(next.headers, "Transfer-Encoding");
    }
    return next;
}

} // namespace patchbay::http
