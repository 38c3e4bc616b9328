// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/theme/tokens.h"

namespace patchbay::app
{

// The one style sheet of the program, made from a theme's tokens: flat docks, hairlines between
// areas, no frame inside a frame. Widgets choose a look by a dynamic property:
//   role = "primary" | "ghost" | "door" | "link" | "chip" | "card" | "caption" | "heading" |
//   "title" |
//          "strong" | "muted" | "danger" | "banner" | "hairline" | "field"
// Compact: less air inside tabs, buttons and fields.
QString styleSheetFor(const TokenSet &tokens, bool compact = false);

} // namespace patchbay::app
