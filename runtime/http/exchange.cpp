// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/http/exchange.h"

namespace patchbay::http
{

QByteArray headerValue(const HeaderList &headers, const QByteArray &name)
{
    for (const auto &header : headers) {
        if (header.first.compare(name, Qt::CaseInsensitive) == 0)
            return header.second;
    }
    return {};
}

} // namespace patchbay::http
