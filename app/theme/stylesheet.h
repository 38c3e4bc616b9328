// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/theme/tokens.h"

#include <QVariant>

class QWidget;

namespace patchbay::app
{

// The one style sheet of the program, made from a theme's tokens: flat docks, hairlines between
// areas, no frame inside a frame. Widgets choose a look by a dynamic property:
//   role = "primary" | "ghost" | "door" | "link" | "chip" | "card" | "caption" | "heading" |
//   "title" |
//          "strong" | "muted" | "danger" | "banner" | "hairline" | "field"
//   tight = true (a tab bar): its tabs moved together
// Compact: less air inside tabs, buttons and fields.
QString styleSheetFor(const TokenSet &tokens, bool compact = false);

// Changes what the style sheet chooses a look by, of a widget that is on screen already.
void setLook(QWidget &widget, const char *property, const QVariant &value);
inline void setRole(QWidget &widget, const QString &role)
{
    setLook(widget, "role", role);
}

} // namespace patchbay::app
