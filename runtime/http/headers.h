// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/http/exchange.h"

namespace patchbay::http
{

// Operations on header lists; names compare without letter case.
bool hasHeader(const HeaderList &headers, const QByteArray &name);
QList<QByteArray> headerValues(const HeaderList &headers, const QByteArray &name);
void removeHeader(HeaderList &headers, const QByteArray &name);
// Replaces the first one in place and drops the others; appends when there is none.
void setHeader(HeaderList &headers, const QByteArray &name, const QByteArray &value);

// Would the line change the framing of a request? Names must be tokens (RFC 9110 §5.1), values
// free of CR, LF and NUL.
bool isValidHeader(const QByteArray &name, const QByteArray &value);

} // namespace patchbay::http
