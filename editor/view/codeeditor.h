// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/view/editorpalette.h"
#include "runtime/language/outline.h"

#include <QHash>
#include <QWidget>

class QKeyEvent;

namespace patchbay::editor
{

class ScintillaView;

// The code view. Positions are bytes of the UTF-8 text (as everywhere in the product), lines start
// at 1, columns count characters from 1. UI thread.
class CodeEditor : public QWidget
{
    Q_OBJECT
public:
    enum class Marker { Run, Breakpoint, BreakpointDisabled, CurrentLine };
    struct Position
    {
        int line = 1;
        int column = 1;
    };
    struct Range
    {
        int begin = 0;
        int end = 0;
    };

    explicit CodeEditor(QWidget *parent = nullptr);
    ~CodeEditor() override;

    void setEditorPalette(const EditorPalette &palette);
    const EditorPalette &editorPalette() const { return m_palette; }
    void setWrapsLines(bool wraps);
    void setShowsBlanks(bool shows);
    void setShowsGuides(bool shows); // at each step of indentation

    // A new document: the undo history starts here and the text counts as saved.
    void setText(const QByteArray &utf8);
    // The same document with other text (read anew from disk, recovered): one undo step.
    void replaceAll(const QByteArray &utf8);
    QByteArray text() const;
    QByteArray text(Range range) const;
    int length() const;
    int lineCount() const;
    void replace(Range range, const QByteArray &utf8);
    void beginEdit(); // everything until endEdit() is one undo step
    void endEdit();

    int caret() const;
    Range selection() const;
    void setSelection(Range range);
    void jumpTo(int offset); // shows it: unfolds, centres, takes the focus
    Position positionOf(int offset) const;
    int offsetOf(Position position) const;
    int lineBegin(int line) const;
    int lineEnd(int line) const; // before the line end
    QByteArray lineText(int line) const;
    int lineIndent(int line) const; // columns
    void setLineIndent(int line, int columns);

    void undo();
    void redo();
    bool isModified() const;
    void setSaved();
    void setReadOnly(bool readOnly);
    bool isReadOnly() const;

    void foldAll(bool fold);
    void toggleFold(int line);
    bool isLineVisible(int line) const;

    // Decorations; each call replaces what the one before set.
    void setMarkers(Marker marker, const QList<int> &lines);
    QList<int> markers(Marker marker) const;
    void setDiagnostics(const QList<language::Diagnostic> &diagnostics);
    void setLineNotes(const QHash<int, QString> &notes); // text behind the end of a line
    void setHighlights(const QList<Range> &ranges); // occurrences of the word at the caret
    void setMatches(const QList<Range> &ranges); // what a search found
    void setFieldHighlight(Range range); // the field the preview shows; empty for none
    void setSemantics(const QList<language::SemanticSpan> &spans);

    // For the other parts of editor/ only.
    ScintillaView *view() const { return m_view; }

signals:
    void textEdited(const patchbay::language::Edit &edit);
    void modifiedChanged(bool modified);
    void caretMoved(int offset, int line, int column);
    void characterTyped(char32_t character);
    void markerMarginClicked(int line);
    void viewScrolled();
    void escapePressed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void configure();
    void connectView();
    void applyPalette();
    void defineIndicators();
    void setIndicators(int indicator, const QList<Range> &ranges);
    void paintSemantics();
    void reportCaret();
    bool isKeyOfCommand(const QKeyEvent &event) const;

    ScintillaView *m_view = nullptr;
    EditorPalette m_palette;
    QList<language::SemanticSpan> m_semantics;
    int m_lastCaret = -1;
    bool m_loading = false;
};

} // namespace patchbay::editor
