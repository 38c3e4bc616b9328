// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/http/cookiechain.h"

#include "runtime/http/headers.h"

#include <QNetworkCookie>
#include <QNetworkCookieJar>

namespace patchbay::http
{

CookieChain::CookieChain()
    : m_jar(std::make_unique<QNetworkCookieJar>())
{ }

CookieChain::~CookieChain() = default;

void CookieChain::remember(const QByteArray &url, const HeaderList &answerHeaders)
{
    for (const QByteArray &value : headerValues(answerHeaders, "Set-Cookie"))
        m_jar->setCookiesFromUrl(QNetworkCookie::parseCookies(value), QUrl::fromEncoded(url));
}

void CookieChain::apply(RequestSpec &spec) const
{
    QByteArray line;
    for (const QNetworkCookie &cookie : m_jar->cookiesForUrl(QUrl::fromEncoded(spec.url))) {
        if (!line.isEmpty())
            line += "; ";
        line += cookie.toRawForm(QNetworkCookie::NameAndValueOnly);
    }
    if (!line.isEmpty())
        setHeader(spec.headers, "Cookie", line);
}

} // namespace patchbay::http
