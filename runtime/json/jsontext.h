// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace patchbay
{

// Re-indents JSON text without reading its values, so that numbers of any size and spelling come
// through exactly. Two spaces a level, like Ruby's JSON.pretty_generate ("{}" and "[]" stay on one
// line). Text that is not JSON comes back unchanged from the place where it stops making sense.
QByteArray reformatJson(const QByteArray &text);

} // namespace patchbay
