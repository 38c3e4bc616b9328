// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QList>
#include <QString>

namespace patchbay::editor
{

class CodeEditor;

// A command on the text, ready for a menu, the palette and a shortcut.
struct EditorCommand
{
    QString id; // "edit.toggleComment"
    QString text; // translated, with its mnemonic
    QList<QKeySequence> keys;
    void (*run)(CodeEditor &editor);
};

// All of them, in the order of a menu.
QList<EditorCommand> editorCommands();

// Each is one undo step; whole lines are those that the selection touches.
void toggleComment(CodeEditor &editor);
void duplicateLines(CodeEditor &editor);
void deleteLines(CodeEditor &editor);
void moveLinesUp(CodeEditor &editor);
void moveLinesDown(CodeEditor &editor);
void trimTrailingBlanks(CodeEditor &editor);

// Another caret: at the next or every place where the selected text (or the word at the caret)
// stands, in the line above or below.
void selectNextOccurrence(CodeEditor &editor);
void selectAllOccurrences(CodeEditor &editor);
void addCaretAbove(CodeEditor &editor);
void addCaretBelow(CodeEditor &editor);

void goToMatchingBracket(CodeEditor &editor);
void zoomIn(CodeEditor &editor);
void zoomOut(CodeEditor &editor);
void resetZoom(CodeEditor &editor);

} // namespace patchbay::editor
