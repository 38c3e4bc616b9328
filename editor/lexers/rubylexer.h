// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/view/editorpalette.h"

#include <Qsci/qscilexerruby.h>

namespace patchbay::editor
{

// QScintilla's Ruby lexer in the colours of the theme.
class RubyLexer : public QsciLexerRuby
{
    Q_OBJECT
public:
    explicit RubyLexer(QObject *parent = nullptr);

    void setPalette(const EditorPalette &palette);

private:
    static QColor colorOf(int style, const EditorPalette &palette);
};

} // namespace patchbay::editor
