// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace patchbay::cli
{

// A result as the vendor's gem prints it: JSON text in which the tagged forms of design §4.2 have
// become what Ruby's as_json makes of those values (times ISO 8601 with milliseconds, decimals and
// ranges as text, NaN as null). Works on the text, so numbers of any size stay as they are. Text
// that is no JSON comes back unchanged.
QByteArray plainValue(const QByteArray &taggedJson);

} // namespace patchbay::cli
