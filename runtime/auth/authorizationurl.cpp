// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/auth/authorizationurl.h"

#include <algorithm>

namespace patchbay::auth
{
namespace
{

QString decoded(QByteArray text)
{
    return QString::fromUtf8(QByteArray::fromPercentEncoding(text.replace('+', ' ')));
}

QByteArray encoded(const QString &text)
{
    return text.toUtf8().toPercentEncoding().replace("%20", "+");
}

Parameters parametersOf(const QUrl &url)
{
    Parameters parameters;
    for (const QByteArray &pair : url.query(QUrl::FullyEncoded).toUtf8().split('&')) {
        if (pair.isEmpty())
            continue;
        const qsizetype equals = pair.indexOf('=');
        parameters.append({decoded(equals < 0 ? pair : pair.left(equals)),
            equals < 0 ? QString() : decoded(pair.mid(equals + 1))});
    }
    return parameters;
}

// "scope[]" may come several times; of other names the last one counts.
void put(Parameters &parameters, const QString &name, const QString &value)
{
    const auto same = std::find_if(parameters.begin(), parameters.end(),
        [&name](const auto &parameter) { return parameter.first == name; });
    if (same == parameters.end() || name.endsWith(QLatin1String("[]")))
        parameters.append({name, value});
    else
        same->second = value;
}

} // namespace

Result<QUrl> authorizationUrl(const QString &base, const Parameters &added)
{
    QUrl url(base.trimmed(), QUrl::TolerantMode);
    const bool isWeb
        = url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("http");
    if (!url.isValid() || !isWeb || url.host().isEmpty())
        return fail(ErrorCode::Malformed, base);
    Parameters parameters;
    for (const auto &[name, value] : added)
        put(parameters, name, value);
    for (const auto &[name, value] : parametersOf(url))
        put(parameters, name, value);
    QList<QByteArray> pairs;
    for (const auto &[name, value] : std::as_const(parameters))
        pairs.append(encoded(name) + '=' + encoded(value));
    std::sort(pairs.begin(), pairs.end());
    url.setQuery(QString::fromLatin1(pairs.join('&')), QUrl::StrictMode);
    return url;
}

QString formParameter(const QUrl &url, const QString &name)
{
    QString found;
    for (const auto &[key, value] : parametersOf(url)) {
        if (key == name)
            found = value;
    }
    return found;
}

} // namespace patchbay::auth
