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
}

bool RubyIndent::opens(const QByteArray &line)
{
    static const QRegularExpression bracket(
        QStringLiteral("[\\[({]\\s*(\\|[^|]*\\|)?\\s*(#[^\"']*)?$"));
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
    if (text.contains(bracket) || text.contains(block))
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
    const int column = m_editor.lineBegin(line) + m_editor.lineIndent(line);
    m_editor.setSelection({column, column});
    m_editor.endEdit();
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
