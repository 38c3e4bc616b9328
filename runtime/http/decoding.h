// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/http/exchange.h"

namespace patchbay::http
{

// What a body is, read from its headers; for display. Lower case, without parameters.
QByteArray mediaType(const HeaderList &headers);
// The charset parameter in lower case; empty when absent.
QByteArray charsetOf(const HeaderList &headers);

bool isJsonType(const QByteArray &mediaType); // application/json, text/json, …+json
bool isXmlType(const QByteArray &mediaType);

// Undoes Content-Encoding: gzip, x-gzip, deflate (zlib or raw), br, identity, and lists of them.
// Malformed or cut-off data: ErrorCode::Malformed; an unknown coding: Unsupported; more than
// `maxBytes` of output (a bomb): TooLarge.
Result<QByteArray> decodeContent(
    const QByteArray &bytes, const QByteArray &contentEncoding, qint64 maxBytes);

// Text by its charset, U+FFFD for bytes that break it. An unknown or missing name reads UTF-8, and
// Latin-1 where the bytes are not UTF-8.
QString decodeText(const QByteArray &bytes, const QByteArray &charset);

// Would it make no sense as text? A guess from the first kilobytes.
bool looksBinary(const QByteArray &bytes);

} // namespace patchbay::http
