// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace patchbay::app
{

// The words of a menu entry outside a menu: without the mark of its key, and without the key in
// parentheses that stands behind words of other scripts, as in "開く(&O)…".
QString withoutMenuMark(QString text);

} // namespace patchbay::app
