// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/view/editorpalette.h"

namespace patchbay::editor
{

class CodeEditor;

// Gives `editor` Ruby colours and folding; call again with another palette to switch live.
void applyRubyStyling(CodeEditor &editor, const EditorPalette &palette);

} // namespace patchbay::editor
