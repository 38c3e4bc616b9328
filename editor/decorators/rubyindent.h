// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/language/outline.h"

#include <QList>
#include <QObject>

namespace patchbay::editor
{

class CodeEditor;

// Indents by two as Ruby is written: a new line goes in after an opener, `end`, `else`, `}` … come
// back out as they are typed, and a block that has no `end` yet gets one.
class RubyIndent : public QObject
{
    Q_OBJECT
public:
    explicit RubyIndent(CodeEditor &editor);

    // Whether what follows `line` is one step further in.
    static bool opens(const QByteArray &line);
    static bool opensBracket(const QByteArray &line);
    static bool opensBlock(const QByteArray &line); // by a word that `end` closes

private:
    void typed(char32_t character);
    void indentNewLine(int line);
    void dedent(int line);
    int lineBefore(int line) const;
    bool lacksEnd(int opener, int line) const;
    void addEnd(int opener, int line);
    void takeBackEnd(int line);
    void edited(const language::Edit &edit);

    CodeEditor &m_editor;
    QList<int> m_ends; // offsets of those that we typed
};

} // namespace patchbay::editor
