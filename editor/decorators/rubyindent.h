// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace patchbay::editor
{

class CodeEditor;

// Indents by two as Ruby is written: a new line goes in after an opener, `end`, `else`, `}` … come
// back out as they are typed.
class RubyIndent : public QObject
{
    Q_OBJECT
public:
    explicit RubyIndent(CodeEditor &editor);

    // Whether what follows `line` is one step further in.
    static bool opens(const QByteArray &line);

private:
    void typed(char32_t character);
    void indentNewLine(int line);
    void dedent(int line);
    int lineBefore(int line) const;

    CodeEditor &m_editor;
};

} // namespace patchbay::editor
