// SPDX-License-Identifier: GPL-3.0-or-later
// Colours, markers and indicators of the code view.
#include "editor/view/codeeditor.h"
#include "editor/view/scintillaview.h"

#include <Qsci/qscilexer.h>

#include <algorithm>

namespace patchbay::editor
{

namespace
{

using Sci = QsciScintillaBase;

enum Indicator {
    ErrorSquiggle = 8, // 0 to 7 belong to lexers
    WarningSquiggle,
    InfoDots,
    Occurrence,
    Match,
    Field,
    FirstSemantic, // one for each SemanticKind
};
constexpr int semanticKinds = 4;
constexpr int beyondScreen = 40; // lines coloured above and below what is shown

} // namespace

void CodeEditor::defineIndicators()
{
    m_view->indicatorDefine(QsciScintilla::SquiggleIndicator, ErrorSquiggle);
    m_view->indicatorDefine(QsciScintilla::SquiggleIndicator, WarningSquiggle);
    m_view->indicatorDefine(QsciScintilla::DotsIndicator, InfoDots);
    for (const int box : {int(Occurrence), int(Match), int(Field)}) {
        m_view->indicatorDefine(QsciScintilla::FullBoxIndicator, box);
        m_view->setIndicatorDrawUnder(true, box);
    }
    for (int kind = 0; kind < semanticKinds; ++kind)
        m_view->indicatorDefine(QsciScintilla::TextColorIndicator, FirstSemantic + kind);
}

void CodeEditor::setEditorPalette(const EditorPalette &palette)
{
    m_palette = palette;
    applyPalette();
}

void CodeEditor::applyPalette()
{
    const EditorPalette &p = m_palette;
    if (!m_view->lexer()) {
        m_view->setFont(p.font);
        m_view->setPaper(p.surface);
        m_view->setColor(p.text);
    }
    m_view->setExtraAscent((p.leading + 1) / 2);
    m_view->setExtraDescent(p.leading / 2);
    m_view->setCaretForegroundColor(p.accent);
    m_view->setCaretWidth(2);
    m_view->setCaretLineBackgroundColor(p.hover);
    m_view->setSelectionBackgroundColor(p.selected);
    m_view->resetSelectionForegroundColor();
    m_view->setMarginsFont(p.font);
    m_view->setMarginsBackgroundColor(p.surface);
    m_view->setMarginsForegroundColor(p.muted);
    m_view->setFoldMarginColors(p.surface, p.surface);
    constexpr int firstFold = QsciScintilla::SC_MARKNUM_FOLDEREND;
    constexpr int lastFold = QsciScintilla::SC_MARKNUM_FOLDEROPEN;
    // QScintilla colours only markers it gave out itself; Scintilla wants blue, green, red.
    const long faint = p.faint.red() | p.faint.green() << 8 | p.faint.blue() << 16;
    for (int fold = firstFold; fold <= lastFold; ++fold) {
        m_view->send(QsciScintilla::SCI_MARKERSETBACK, static_cast<unsigned long>(fold), faint);
        m_view->send(QsciScintilla::SCI_MARKERSETFORE, static_cast<unsigned long>(fold), faint);
    }
    m_view->send(QsciScintilla::SCI_MARKERDEFINE, QsciScintilla::SC_MARKNUM_FOLDER,
        QsciScintilla::SC_MARK_ARROW);
    m_view->send(QsciScintilla::SCI_MARKERDEFINE, QsciScintilla::SC_MARKNUM_FOLDEROPEN,
        QsciScintilla::SC_MARK_ARROWDOWN);
    m_view->setIndentationGuidesForegroundColor(p.line);
    m_view->setIndentationGuidesBackgroundColor(p.surface);
    m_view->setMatchedBraceForegroundColor(p.accent);
    m_view->setMatchedBraceBackgroundColor(p.selected);
    m_view->setUnmatchedBraceForegroundColor(p.danger);
    m_view->setUnmatchedBraceBackgroundColor(p.surface);
    m_view->setNoteColor(p.muted);
    const auto marker = [this](Marker kind, const QColor &fill, const QColor &border) {
        m_view->setMarkerBackgroundColor(fill, int(kind));
        m_view->setMarkerForegroundColor(border, int(kind));
    };
    marker(Marker::Run, p.success, p.success);
    marker(Marker::Breakpoint, p.danger, p.danger);
    marker(Marker::BreakpointDisabled, p.surface, p.danger);
    marker(Marker::CurrentLine, p.warning, p.warning);
    m_view->setIndicatorForegroundColor(p.danger, ErrorSquiggle);
    m_view->setIndicatorForegroundColor(p.warning, WarningSquiggle);
    m_view->setIndicatorForegroundColor(p.info, InfoDots);
    const auto box = [this](int indicator, QColor color, int alpha) {
        color.setAlpha(alpha);
        m_view->setIndicatorForegroundColor(color, indicator);
        color.setAlpha(std::min(255, alpha * 2));
        m_view->setIndicatorOutlineColor(color, indicator);
    };
    box(Occurrence, p.muted, 40);
    box(Match, p.warning, 70);
    box(Field, p.accent, 30);
    const QColor semantic[semanticKinds] = {p.sdk, p.key, p.call, p.call};
    for (int kind = 0; kind < semanticKinds; ++kind)
        m_view->setIndicatorForegroundColor(semantic[kind], FirstSemantic + kind);
}

void CodeEditor::setIndicators(int indicator, const QList<Range> &ranges)
{
    m_view->send(Sci::SCI_SETINDICATORCURRENT, static_cast<unsigned long>(indicator));
    m_view->send(Sci::SCI_INDICATORCLEARRANGE, 0, length());
    const int end = length();
    for (const Range &range : ranges) {
        const int begin = std::clamp(range.begin, 0, end);
        const int size = std::clamp(range.end, begin, end) - begin;
        if (size > 0)
            m_view->send(Sci::SCI_INDICATORFILLRANGE, static_cast<unsigned long>(begin), size);
    }
}

void CodeEditor::setMarkers(Marker marker, const QList<int> &lines)
{
    m_view->markerDeleteAll(int(marker));
    for (const int line : lines)
        m_view->markerAdd(line - 1, int(marker));
}

QList<int> CodeEditor::markers(Marker marker) const
{
    QList<int> lines;
    const unsigned mask = 1U << unsigned(marker);
    for (int line = m_view->markerFindNext(0, mask); line >= 0;
         line = m_view->markerFindNext(line + 1, mask))
        lines.append(line + 1);
    return lines;
}

void CodeEditor::setDiagnostics(const QList<language::Diagnostic> &diagnostics)
{
    QList<Range> ranges[3];
    for (const language::Diagnostic &diagnostic : diagnostics)
        ranges[int(diagnostic.severity)].append({diagnostic.range.begin, diagnostic.range.end});
    setIndicators(ErrorSquiggle, ranges[int(language::Severity::Error)]);
    setIndicators(WarningSquiggle, ranges[int(language::Severity::Warning)]);
    setIndicators(InfoDots, ranges[int(language::Severity::Info)]);
}

void CodeEditor::setLineNotes(const QHash<int, QString> &notes)
{
    QHash<int, QString> fromZero;
    for (auto it = notes.cbegin(); it != notes.cend(); ++it)
        fromZero.insert(it.key() - 1, it.value());
    m_view->setLineNotes(fromZero);
}

void CodeEditor::setHighlights(const QList<Range> &ranges)
{
    setIndicators(Occurrence, ranges);
}

void CodeEditor::setMatches(const QList<Range> &ranges)
{
    setIndicators(Match, ranges);
}

void CodeEditor::setFieldHighlight(Range range)
{
    setIndicators(Field, {range});
}

void CodeEditor::setSemantics(const QList<language::SemanticSpan> &spans)
{
    m_semantics = spans;
    for (int kind = 0; kind < semanticKinds; ++kind)
        setIndicators(FirstSemantic + kind, {});
    paintSemantics();
}

// Only around what is shown: a big file has tens of thousands of spans.
void CodeEditor::paintSemantics()
{
    if (m_semantics.isEmpty())
        return;
    const auto lineAt = [this](long row) {
        return m_view->send(
            Sci::SCI_DOCLINEFROMVISIBLE, static_cast<unsigned long>(std::max(0L, row)));
    };
    const long top = m_view->send(Sci::SCI_GETFIRSTVISIBLELINE);
    const auto first = int(lineAt(top - beyondScreen));
    const auto last = int(lineAt(top + m_view->send(Sci::SCI_LINESONSCREEN) + beyondScreen));
    const int begin = lineBegin(first + 1);
    const int end = last + 1 >= lineCount() ? length() : lineEnd(last + 1);
    auto span = std::lower_bound(m_semantics.cbegin(), m_semantics.cend(), begin,
        [](const language::SemanticSpan &item, int offset) { return item.begin < offset; });
    for (; span != m_semantics.cend() && span->end <= end; ++span) {
        m_view->send(Sci::SCI_SETINDICATORCURRENT,
            static_cast<unsigned long>(FirstSemantic) + static_cast<unsigned long>(span->kind));
        m_view->send(Sci::SCI_INDICATORFILLRANGE, static_cast<unsigned long>(span->begin),
            span->end - span->begin);
    }
}

} // namespace patchbay::editor
