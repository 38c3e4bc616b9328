// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/lexers/rubystyling.h"

#include "editor/lexers/rubylexer.h"
#include "editor/view/codeeditor.h"
#include "editor/view/scintillaview.h"

namespace patchbay::editor
{

void applyRubyStyling(CodeEditor &editor, const EditorPalette &palette)
{
    auto *lexer = qobject_cast<RubyLexer *>(editor.view()->lexer());
    if (!lexer) {
        lexer = new RubyLexer(editor.view());
        lexer->setPalette(palette);
        editor.view()->setLexer(lexer);
    } else {
        lexer->setPalette(palette);
    }
    // Setting a lexer resets margins and caret line colours: the view's own come last.
    editor.setEditorPalette(palette);
}

} // namespace patchbay::editor
