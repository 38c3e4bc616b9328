// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/decorators/editorcommands.h"

#include "editor/view/codeeditor.h"
#include "editor/view/scintillaview.h"

#include <QCoreApplication>

#include <algorithm>

namespace patchbay::editor
{

namespace
{

using Sci = QsciScintillaBase;

struct Lines
{
    int first = 1;
    int last = 1;
};

// The lines that the selection touches; one that only its end reaches is not meant.
Lines selectedLines(const CodeEditor &editor)
{
    const CodeEditor::Range range = editor.selection();
    const int first = editor.positionOf(range.begin).line;
    int last = editor.positionOf(range.end).line;
    if (last > first && editor.lineBegin(last) == range.end)
        --last;
    return {first, last};
}

QByteArray lineEndOf(const CodeEditor &editor)
{
    return editor.view()->eolMode() == QsciScintilla::EolWindows ? "\r\n" : "\n";
}

bool isBlank(const QByteArray &line)
{
    return line.trimmed().isEmpty();
}

int blanksBefore(const QByteArray &line)
{
    const auto text
        = std::find_if(line.begin(), line.end(), [](char c) { return c != ' ' && c != '\t'; });
    return int(text - line.begin());
}

QString tr(const char *text)
{
    return QCoreApplication::translate("patchbay::editor::EditorCommand", text);
}

// Carets of one column in a neighbouring line; virtual space is not entered.
void addCaret(CodeEditor &editor, int step)
{
    const ScintillaView &view = *editor.view();
    const long count = view.send(Sci::SCI_GETSELECTIONS);
    // The outermost caret in that direction goes on.
    int from = editor.caret();
    for (long i = 0; i < count; ++i) {
        const auto caret
            = int(view.send(Sci::SCI_GETSELECTIONNCARET, static_cast<unsigned long>(i)));
        from = step < 0 ? std::min(from, caret) : std::max(from, caret);
    }
    const CodeEditor::Position place = editor.positionOf(from);
    if (place.line + step < 1 || place.line + step > editor.lineCount())
        return;
    const int to = editor.offsetOf({place.line + step, place.column});
    view.send(Sci::SCI_ADDSELECTION, static_cast<unsigned long>(to), to);
}

void prepareSearch(const CodeEditor &editor)
{
    const ScintillaView &view = *editor.view();
    const CodeEditor::Range range = editor.selection();
    // A bare caret means the whole word, a selection means its text wherever it stands.
    view.send(Sci::SCI_SETSEARCHFLAGS,
        range.begin == range.end ? Sci::SCFIND_MATCHCASE | Sci::SCFIND_WHOLEWORD
                                 : Sci::SCFIND_MATCHCASE);
    view.send(Sci::SCI_TARGETWHOLEDOCUMENT);
}

} // namespace

void toggleComment(CodeEditor &editor)
{
    const Lines lines = selectedLines(editor);
    bool allComments = true;
    bool anyText = false;
    int column = 1 << 20;
    for (int line = lines.first; line <= lines.last; ++line) {
        const QByteArray text = editor.lineText(line);
        if (isBlank(text))
            continue;
        anyText = true;
        allComments = allComments && text.trimmed().startsWith('#');
        column = std::min(column, blanksBefore(text));
    }
    if (!anyText)
        return;
    editor.beginEdit();
    for (int line = lines.first; line <= lines.last; ++line) {
        const QByteArray text = editor.lineText(line);
        if (isBlank(text))
            continue;
        const int place = editor.lineBegin(line) + (allComments ? blanksBefore(text) : column);
        if (allComments) {
            const int sign = editor.text({place, place + 2}) == "# " ? 2 : 1;
            editor.replace({place, place + sign}, {});
        } else {
            editor.replace({place, place}, "# ");
        }
    }
    editor.endEdit();
}

void duplicateLines(CodeEditor &editor)
{
    const Lines lines = selectedLines(editor);
    const CodeEditor::Range range = editor.selection();
    const int begin = editor.lineBegin(lines.first);
    const int end = editor.lineEnd(lines.last);
    const QByteArray copy = lineEndOf(editor) + editor.text({begin, end});
    editor.beginEdit();
    editor.replace({end, end}, copy);
    const auto moved = int(copy.size());
    editor.setSelection({range.begin + moved, range.end + moved});
    editor.endEdit();
}

void deleteLines(CodeEditor &editor)
{
    const Lines lines = selectedLines(editor);
    int begin = editor.lineBegin(lines.first);
    int end = editor.lineEnd(lines.last);
    if (lines.last < editor.lineCount())
        end = editor.lineBegin(lines.last + 1);
    else if (lines.first > 1)
        begin = editor.lineEnd(lines.first - 1); // the last line goes with the end before it
    editor.beginEdit();
    editor.replace({begin, end}, {});
    editor.endEdit();
    const int line = std::min(lines.first, editor.lineCount());
    editor.setSelection({editor.lineBegin(line), editor.lineBegin(line)});
}

void moveLinesUp(CodeEditor &editor)
{
    editor.view()->send(Sci::SCI_MOVESELECTEDLINESUP);
}

void moveLinesDown(CodeEditor &editor)
{
    editor.view()->send(Sci::SCI_MOVESELECTEDLINESDOWN);
}

void trimTrailingBlanks(CodeEditor &editor)
{
    const QByteArray text = editor.text();
    editor.beginEdit();
    // From the end, so that places before a change stay true.
    for (int line = editor.lineCount(); line >= 1; --line) {
        const int end = editor.lineEnd(line);
        const int lineBegin = editor.lineBegin(line);
        int begin = end;
        while (begin > lineBegin && (text[begin - 1] == ' ' || text[begin - 1] == '\t'))
            --begin;
        if (begin < end)
            editor.replace({begin, end}, {});
    }
    editor.endEdit();
}

void selectNextOccurrence(CodeEditor &editor)
{
    prepareSearch(editor);
    editor.view()->send(Sci::SCI_MULTIPLESELECTADDNEXT);
    editor.view()->send(Sci::SCI_SCROLLCARET);
}

void selectAllOccurrences(CodeEditor &editor)
{
    prepareSearch(editor);
    const CodeEditor::Range range = editor.selection();
    if (range.begin == range.end)
        editor.view()->send(Sci::SCI_MULTIPLESELECTADDNEXT); // the word itself first
    editor.view()->send(Sci::SCI_MULTIPLESELECTADDEACH);
}

void addCaretAbove(CodeEditor &editor)
{
    addCaret(editor, -1);
}

void addCaretBelow(CodeEditor &editor)
{
    addCaret(editor, 1);
}

void goToMatchingBracket(CodeEditor &editor)
{
    const int caret = editor.caret();
    for (const int place : {caret, caret - 1}) {
        if (place < 0 || place >= editor.length())
            continue;
        const auto match
            = int(editor.view()->send(Sci::SCI_BRACEMATCH, static_cast<unsigned long>(place), 0));
        if (match < 0)
            continue;
        editor.jumpTo(place == caret ? match : match + 1);
        return;
    }
}

void zoomIn(CodeEditor &editor)
{
    editor.view()->send(Sci::SCI_ZOOMIN);
}

void zoomOut(CodeEditor &editor)
{
    editor.view()->send(Sci::SCI_ZOOMOUT);
}

void resetZoom(CodeEditor &editor)
{
    editor.view()->send(Sci::SCI_SETZOOM, 0);
}

QList<EditorCommand> editorCommands()
{
    const auto keys = [](std::initializer_list<const char *> texts) {
        QList<QKeySequence> result;
        for (const char *text : texts)
            result.append(QKeySequence(QString::fromLatin1(text)));
        return result;
    };
    const auto id
        = [](const char *name) -> QString { return QLatin1String("edit.") + QLatin1String(name); };
    return {
        {id("toggleComment"), tr("Toggle Co&mment"), keys({"Ctrl+/"}), toggleComment},
        {id("duplicateLines"), tr("&Duplicate Lines"), keys({"Shift+Alt+Down"}), duplicateLines},
        {id("moveLinesUp"), tr("Move Lines Up"), keys({"Alt+Up"}), moveLinesUp},
        {id("moveLinesDown"), tr("Move Lines Down"), keys({"Alt+Down"}), moveLinesDown},
        {id("deleteLines"), tr("De&lete Lines"), keys({"Ctrl+Shift+K"}), deleteLines},
        {id("selectNext"), tr("Select &Next Occurrence"), keys({"Ctrl+D"}), selectNextOccurrence},
        {id("selectAll"), tr("Select All &Occurrences"), keys({"Ctrl+Shift+L"}),
            selectAllOccurrences},
        {id("caretAbove"), tr("Add Caret Above"), keys({"Ctrl+Alt+Up"}), addCaretAbove},
        {id("caretBelow"), tr("Add Caret Below"), keys({"Ctrl+Alt+Down"}), addCaretBelow},
        {id("matchingBracket"), tr("Go to Matching &Bracket"), keys({"Ctrl+Shift+\\"}),
            goToMatchingBracket},
        {id("trimBlanks"), tr("&Trim Trailing Blanks"), {}, trimTrailingBlanks},
        {id("zoomIn"), tr("Zoom &In"), keys({"Ctrl++", "Ctrl+="}), zoomIn},
        {id("zoomOut"), tr("Zoom O&ut"), keys({"Ctrl+-"}), zoomOut},
        {id("resetZoom"), tr("&Reset Zoom"), keys({"Ctrl+0"}), resetZoom},
    };
}

} // namespace patchbay::editor
