// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/decorators/rubyindent.h"

#include "editor/view/codeeditor.h"

#include <QRegularExpression>

namespace patchbay::editor
{

namespace
{
constexpr int step = 2;
}

RubyIndent::RubyIndent(CodeEditor &editor)
    : QObject(&editor)
    , m_editor(editor)
{
    connect(&editor, &CodeEditor::characterTyped, this, &RubyIndent::typed);
    connect(&editor, &CodeEditor::textEdited, this, &RubyIndent::edited);
}

bool RubyIndent::opens(const QByteArray &line)
{
    return opensBracket(line) || opensBlock(line);
}

bool RubyIndent::opensBracket(const QByteArray &line)
{
    static const QRegularExpression bracket(
        QStringLiteral("[\\[({]\\s*(\\|[^|]*\\|)?\\s*(#[^\"']*)?$"));
    const QString text = QString::fromUtf8(line);
    return !text.trimmed().startsWith(QLatin1Char('#')) && text.contains(bracket);
}

bool RubyIndent::opensBlock(const QByteArray &line)
{
    static const QRegularExpression block(
        QStringLiteral("\\bdo\\s*(\\|[^|]*\\|)?\\s*(#[^\"']*)?$"));
    static const QRegularExpression keyword(
        QStringLiteral("^\\s*(def|class|module|if|unless|while|until|case|begin|for|else|elsif|"
                       "when|in|rescue|ensure)\\b"));
    static const QRegularExpression closed(
        QStringLiteral("\\bend\\b\\s*[,)\\]}]*\\s*$|\\bthen\\b.*\\S"));
    static const QRegularExpression assigned(QStringLiteral("=\\s*(if|unless|case|begin)\\b"));
    const QString text = QString::fromUtf8(line);
    if (text.trimmed().startsWith(QLatin1Char('#')))
        return false;
    if (opensBracket(line))
        return false;
    if (text.contains(block))
        return true;
    return (text.contains(keyword) || text.contains(assigned)) && !text.contains(closed);
}

void RubyIndent::typed(char32_t character)
{
    const int caret = m_editor.caret();
    const int line = m_editor.positionOf(caret).line;
    if (character == U'\n') {
        indentNewLine(line);
        return;
    }
    const QByteArray typedPart = m_editor.text({m_editor.lineBegin(line), caret}).trimmed();
    const bool closer = typedPart == "}" || typedPart == "]" || typedPart == ")";
    const bool word = typedPart == "end" || typedPart == "else" || typedPart == "elsif"
        || typedPart == "when" || typedPart == "rescue" || typedPart == "ensure";
    if (closer || word)
        dedent(line);
    if (typedPart == "end")
        takeBackEnd(line);
}

// An `end` that we typed moves with the text around it and is the user's once it is touched.
void RubyIndent::edited(const language::Edit &edit)
{
    for (auto end = m_ends.begin(); end != m_ends.end();) {
        if (edit.offset > *end - 1 && edit.offset < *end + 3) {
            if (edit.offset > *end || edit.removed > 0) {
                end = m_ends.erase(end);
                continue;
            }
        }
        if (edit.offset <= *end)
            *end += edit.added - edit.removed;
        ++end;
    }
}

// The `end` just typed in `line` stands for the one we put below.
void RubyIndent::takeBackEnd(int line)
{
    for (int after = line + 1; after <= m_editor.lineCount(); ++after) {
        const QByteArray text = m_editor.lineText(after).trimmed();
        if (text.isEmpty())
            continue;
        const int place = m_editor.lineBegin(after) + m_editor.lineIndent(after);
        if (text == "end" && m_ends.contains(place)) {
            m_ends.removeAll(place);
            m_editor.replace({m_editor.lineEnd(after - 1), m_editor.lineEnd(after)}, {});
        }
        return;
    }
}

int RubyIndent::lineBefore(int line) const
{
    for (int before = line - 1; before >= 1; --before) {
        if (!m_editor.lineText(before).trimmed().isEmpty())
            return before;
    }
    return 0;
}

void RubyIndent::indentNewLine(int line)
{
    const int before = lineBefore(line);
    if (before == 0)
        return;
    const QByteArray above = m_editor.lineText(before);
    const QByteArray rest = m_editor.lineText(line).trimmed();
    const bool in = opens(above);
    const bool closes = rest.startsWith('}') || rest.startsWith(']') || rest.startsWith(')');
    const int indent = m_editor.lineIndent(before) + (in ? step : 0);
    m_editor.beginEdit();
    if (in && closes) {
        // Return between an opener and its closer: the closer gets a line of its own.
        const int place = m_editor.lineBegin(line);
        m_editor.replace({place, place}, "\n");
        m_editor.setLineIndent(line + 1, indent - step);
        m_editor.setSelection({place, place});
    }
    m_editor.setLineIndent(line, closes && !in ? indent - step : indent);
    if (rest.isEmpty() && opensBlock(above) && lacksEnd(before, line))
        addEnd(before, line);
    const int column = m_editor.lineBegin(line) + m_editor.lineIndent(line);
    m_editor.setSelection({column, column});
    m_editor.endEdit();
}

// Whether the block that `opener` begins has no `end` of its own: what follows the new line stands
// no further in, and is neither the block's `end` nor another part of it.
bool RubyIndent::lacksEnd(int opener, int line) const
{
    static const QRegularExpression part(
        QStringLiteral("^(end|else|elsif|when|in|rescue|ensure)\\b"));
    static const QRegularExpression partOnly(
        QStringLiteral("^\\s*(else|elsif|when|in|rescue|ensure)\\b"));
    if (QString::fromUtf8(m_editor.lineText(opener)).contains(partOnly))
        return false; // goes on with a block that is open already
    const int indent = m_editor.lineIndent(opener);
    for (int after = line + 1; after <= m_editor.lineCount(); ++after) {
        const QByteArray text = m_editor.lineText(after).trimmed();
        if (text.isEmpty())
            continue;
        const int found = m_editor.lineIndent(after);
        return found < indent || (found == indent && !QString::fromUtf8(text).contains(part));
    }
    return true;
}

void RubyIndent::addEnd(int opener, int line)
{
    const int place = m_editor.lineEnd(line);
    const QByteArray lineEnd
        = m_editor.text({m_editor.lineEnd(opener), m_editor.lineBegin(opener + 1)});
    const QByteArray added = lineEnd + QByteArray(m_editor.lineIndent(opener), ' ') + "end";
    m_editor.replace({place, place}, added);
    m_ends.append(place + int(added.size()) - 3);
}

void RubyIndent::dedent(int line)
{
    const int before = lineBefore(line);
    if (before == 0)
        return;
    const QByteArray word = m_editor.lineText(line).trimmed();
    const bool whenAfterCase = word == "when" && m_editor.lineText(before).contains("case ");
    const int base = m_editor.lineIndent(before);
    const int wanted = opens(m_editor.lineText(before)) ? base : base - step;
    // Only a line that stands where the rule put it is moved; one placed by hand stays.
    if (m_editor.lineIndent(line) > wanted)
        m_editor.setLineIndent(line, whenAfterCase ? base : wanted);
}

} // namespace patchbay::editor
