// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>

namespace patchbay::editor
{

// Every colour and the font of the editor; the shell fills it from the theme's tokens.
struct EditorPalette
{
    QFont font;
    int leading = 0; // pixels between lines beyond what the font asks for
    QColor surface, sunken, hover, selected, line;
    QColor text, muted, faint, accent;
    QColor success, warning, danger, info;
    QColor keyword, string, symbol, key, number, comment, call, sdk;
};

} // namespace patchbay::editor
