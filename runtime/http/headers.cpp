// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/http/headers.h"

#include <algorithm>

namespace patchbay::http
{

namespace
{

bool isNamed(const QPair<QByteArray, QByteArray> &header, const QByteArray &name)
{
    return header.first.compare(name, Qt::CaseInsensitive) == 0;
}

bool isTokenCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
        || (c != '\0' && QByteArrayLiteral("!#$%&'*+-.^_`|~").contains(c));
}

} // namespace

bool hasHeader(const HeaderList &headers, const QByteArray &name)
{
    return std::any_of(headers.cbegin(), headers.cend(),
        [&name](const auto &header) { return isNamed(header, name); });
}

QList<QByteArray> headerValues(const HeaderList &headers, const QByteArray &name)
{
    QList<QByteArray> values;
    for (const auto &header : headers) {
        if (isNamed(header, name))
            values.append(header.second);
    }
    return values;
}

void removeHeader(HeaderList &headers, const QByteArray &name)
{
    headers.removeIf([&name](const auto &header) { return isNamed(header, name); });
}

void setHeader(HeaderList &headers, const QByteArray &name, const QByteArray &value)
{
    const auto found = std::find_if(headers.begin(), headers.end(),
        [&name](const auto &header) { return isNamed(header, name); });
    if (found == headers.end()) {
        headers.append({name, value});
        return;
    }
    *found = {name, value};
    const auto rest = std::remove_if(
        found + 1, headers.end(), [&name](const auto &header) { return isNamed(header, name); });
    headers.erase(rest, headers.end());
}

bool isValidHeader(const QByteArray &name, const QByteArray &value)
{
    return !name.isEmpty() && std::all_of(name.cbegin(), name.cend(), isTokenCharacter)
        && !value.contains('\r') && !value.contains('\n') && !value.contains('\0');
}

} // namespace patchbay::http
