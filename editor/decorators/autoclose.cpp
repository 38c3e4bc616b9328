// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/decorators/autoclose.h"

#include "editor/view/codeeditor.h"
#include "editor/view/scintillaview.h"

#include <QKeyEvent>
#include <QScopedValueRollback>
#include <Qsci/qscilexerruby.h>

#include <algorithm>
#include <cctype>

namespace patchbay::editor
{

namespace
{

using Sci = QsciScintillaBase;

// The half that closes, or a zero byte.
char closerOf(char opener)
{
    switch (opener) {
    case '(':
        return ')';
    case '[':
        return ']';
    case '{':
        return '}';
    case '"':
    case '\'':
        return opener;
    default:
        return '\0';
    }
}

bool isQuote(char c)
{
    return c == '"' || c == '\'';
}

bool isWordByte(char byte)
{
    const auto c = static_cast<unsigned char>(byte);
    return c == '_' || c >= 0x80 || std::isalnum(c);
}

} // namespace

AutoClose::AutoClose(CodeEditor &editor)
    : QObject(&editor)
    , m_editor(editor)
{
    editor.view()->installEventFilter(this);
    connect(&editor, &CodeEditor::characterTyped, this, &AutoClose::typed);
    connect(&editor, &CodeEditor::textEdited, this, &AutoClose::edited);
    connect(&editor, &CodeEditor::caretMoved, this, [this](int, int line, int) {
        if (line != m_line)
            m_closers.clear();
    });
}

bool AutoClose::isBusy() const
{
    return m_editor.isReadOnly() || m_editor.view()->send(Sci::SCI_GETSELECTIONS) > 1
        || m_editor.view()->send(Sci::SCI_AUTOCACTIVE) != 0;
}

// Keeps what we remember at its place while the text around it changes.
void AutoClose::edited(const language::Edit &edit)
{
    if (m_own || m_closers.isEmpty())
        return;
    for (auto at = m_closers.begin(); at != m_closers.end();) {
        if (*at >= edit.offset && *at < edit.offset + edit.removed) {
            at = m_closers.erase(at);
            continue;
        }
        if (*at >= edit.offset)
            *at += edit.added - edit.removed;
        ++at;
    }
}

// Whether an opener just typed before `caret` gets its other half.
bool AutoClose::mayOpen(char opener, int caret) const
{
    const QByteArray around = m_editor.text({std::max(0, caret - 2), caret + 1});
    const QByteArray next = m_editor.text({caret, caret + 1});
    if (!next.isEmpty() && !QByteArrayView(" \t\r\n)]},;.").contains(next[0]))
        return false;
    if (!isQuote(opener))
        return true;
    const bool afterWord = caret > 1 && isWordByte(around[0]);
    if (afterWord)
        return false;
    // What the place was before the quote: code, or within a text or comment.
    m_editor.view()->send(Sci::SCI_COLOURISE,
        static_cast<unsigned long>(m_editor.lineBegin(m_editor.positionOf(caret).line)), caret);
    const auto before = static_cast<unsigned long>(std::max(0, caret - 2));
    switch (m_editor.view()->send(Sci::SCI_GETSTYLEAT, before)) {
    case QsciLexerRuby::Comment:
    case QsciLexerRuby::POD:
        return false;
    case QsciLexerRuby::DoubleQuotedString:
    case QsciLexerRuby::SingleQuotedString:
        // Behind a text that has ended a new one may begin; within one the quote ends it.
        return caret > 1 && isQuote(around[0])
            && m_editor.text({m_editor.lineBegin(m_editor.positionOf(caret).line), caret - 1})
                    .count(opener)
                % 2
            == 0;
    default:
        return true;
    }
}

void AutoClose::typed(char32_t character)
{
    if (character > 0x7F || isBusy())
        return;
    const auto c = static_cast<char>(character);
    const int caret = m_editor.caret();
    const QScopedValueRollback<bool> own(m_own, true);
    // `edited` has moved what we typed behind the new character.
    if (m_closers.contains(caret) && m_editor.text({caret, caret + 1}) == QByteArray(1, c)
        && closerOf(c) != c) {
        m_closers.removeAll(caret);
        m_editor.replace({caret, caret + 1}, {});
        for (int &other : m_closers)
            other -= other > caret ? 1 : 0;
        return;
    }
    const char closer = closerOf(c);
    if (closer == '\0' || !mayOpen(c, caret))
        return;
    for (int &other : m_closers) {
        if (other >= caret)
            ++other;
    }
    m_line = m_editor.positionOf(caret).line;
    m_closers.append(caret);
    m_editor.replace({caret, caret}, QByteArray(1, closer));
}

bool AutoClose::surround(char opener)
{
    const CodeEditor::Range range = m_editor.selection();
    if (range.begin == range.end || closerOf(opener) == '\0' || isBusy()
        || m_editor.view()->send(Sci::SCI_SELECTIONISRECTANGLE))
        return false;
    m_editor.beginEdit();
    m_editor.replace({range.end, range.end}, QByteArray(1, closerOf(opener)));
    m_editor.replace({range.begin, range.begin}, QByteArray(1, opener));
    m_editor.endEdit();
    m_editor.setSelection({range.begin + 1, range.end + 1});
    return true;
}

// Backspace between the halves of a pair that is still empty takes both.
bool AutoClose::removePair()
{
    const int caret = m_editor.caret();
    const CodeEditor::Range range = m_editor.selection();
    if (isBusy() || range.begin != range.end || caret == 0 || !m_closers.contains(caret))
        return false;
    const QByteArray pair = m_editor.text({caret - 1, caret + 1});
    if (pair.size() != 2 || closerOf(pair[0]) != pair[1])
        return false;
    m_editor.replace({caret - 1, caret + 1}, {});
    return true;
}

bool AutoClose::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const auto modifiers = key->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier);
        const QString text = key->text();
        if (modifiers == Qt::NoModifier && key->key() == Qt::Key_Backspace && removePair())
            return true;
        if (modifiers == Qt::NoModifier && text.size() == 1) {
            const char c = text.at(0).toLatin1();
            if (surround(c))
                return true;
            // A quote that we typed is stepped over: inserted first, it would open another text.
            const int caret = m_editor.caret();
            if (isQuote(c) && !isBusy() && m_closers.contains(caret)
                && m_editor.text({caret, caret + 1}) == QByteArray(1, c)) {
                m_closers.removeAll(caret);
                m_editor.setSelection({caret + 1, caret + 1});
                return true;
            }
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace patchbay::editor
