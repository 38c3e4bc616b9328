// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace patchbay::protocol
{

// Whether the bytes are one JSON value in UTF-8 (RFC 8259). Reads no values, so that numbers of any
// size pass, and needs one byte of memory a level: results come from connector code that may have
// replaced the generator.
bool isJsonText(const QByteArray &text);

} // namespace patchbay::protocol
