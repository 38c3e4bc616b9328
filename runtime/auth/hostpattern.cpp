// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/auth/hostpattern.h"

#include <QRegularExpression>

namespace patchbay::auth
{
namespace
{

int portOf(const QUrl &url)
{
    const QString scheme = url.scheme();
    return url.port(scheme == QLatin1String("https") ? 443 : 80);
}

} // namespace

QString wireHost(const QString &host)
{
    if (host.contains(QLatin1Char(':')))
        return host.toLower(); // IPv6
    QString plain = host;
    if (plain.endsWith(QLatin1Char('.')))
        plain.chop(1);
    return QString::fromLatin1(QUrl::toAce(plain)).toLower();
}

Result<HostPattern> HostPattern::parse(const QString &text)
{
    static const QRegularExpression shape(QStringLiteral(
        "\\A(\\*\\.)?(\\*|\\[[0-9A-Fa-f:.]+\\]|[^\\s*/:@\\[\\]?#]+)(?::(\\d{1,5}))?\\z"));
    const auto malformed = [&text] {
        return fail(ErrorCode::Malformed,
            QStringLiteral("\"%1\" is no host pattern; examples: api.example.com, "
                           "*.example.com, localhost:8080, *")
                .arg(text));
    };
    const QRegularExpressionMatch match = shape.match(text.trimmed());
    if (!match.hasMatch())
        return malformed();
    HostPattern pattern;
    pattern.m_below = match.hasCaptured(1) && !match.captured(1).isEmpty();
    const QString host = match.captured(2);
    pattern.m_any = host == QLatin1String("*");
    if (pattern.m_any && pattern.m_below)
        return malformed();
    if (!pattern.m_any) {
        pattern.m_host = host.startsWith(QLatin1Char('[')) ? host.mid(1, host.size() - 2).toLower()
                                                           : wireHost(host);
        if (pattern.m_host.isEmpty())
            return malformed();
    }
    if (match.hasCaptured(3)) {
        const int port = match.captured(3).toInt();
        if (port < 1 || port > 65535)
            return malformed();
        pattern.m_port = port;
    }
    return pattern;
}

bool HostPattern::matches(const QUrl &url) const
{
    if (m_port && *m_port != portOf(url))
        return false;
    if (m_any)
        return true;
    const QString host = wireHost(url.host());
    return m_below ? host.endsWith(QLatin1Char('.') + m_host) : host == m_host;
}

} // namespace patchbay::auth
