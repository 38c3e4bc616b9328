// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/view/scintillaview.h"

#include <QPainter>
#include <QResizeEvent>
#include <Qsci/qscilexer.h>

#include <algorithm>

namespace patchbay::editor
{

namespace
{
constexpr int noteGap = 24; // px between the code and its note
}

ScintillaView::ScintillaView(QWidget *parent)
    : QsciScintilla(parent)
{ }

void ScintillaView::setLineNotes(const QHash<int, QString> &notes)
{
    m_notes = notes;
    viewport()->update();
}

void ScintillaView::setNoteColor(const QColor &color)
{
    m_noteColor = color;
    viewport()->update();
}

void ScintillaView::paintEvent(QPaintEvent *event)
{
    QsciScintilla::paintEvent(event);
    if (!m_notes.isEmpty())
        paintNotes();
    emit painted();
}

// A pane that takes room from below does not take the line that is being worked on.
void ScintillaView::resizeEvent(QResizeEvent *event)
{
    const long shown = event->oldSize().height() / std::max(1L, send(SCI_TEXTHEIGHT));
    const long row = caretRow();
    QsciScintilla::resizeEvent(event);
    const long last = send(SCI_LINESONSCREEN) - 1;
    if (row < shown && row > last)
        send(SCI_LINESCROLL, 0, row - last);
}

long ScintillaView::caretRow() const
{
    const auto caret = static_cast<unsigned long>(send(SCI_GETCURRENTPOS));
    const auto line = static_cast<unsigned long>(send(SCI_LINEFROMPOSITION, caret));
    return send(SCI_VISIBLEFROMDOCLINE, line) - send(SCI_GETFIRSTVISIBLELINE);
}

void ScintillaView::paintNotes()
{
    QPainter painter(viewport());
    QFont font = lexer() ? lexer()->defaultFont() : this->font();
    font.setItalic(true);
    painter.setFont(font);
    painter.setPen(m_noteColor);
    const int height = int(send(SCI_TEXTHEIGHT));
    const auto first = send(SCI_GETFIRSTVISIBLELINE);
    const long shown = send(SCI_LINESONSCREEN) + 1;
    for (long row = first; row <= first + shown; ++row) {
        const auto line = int(send(SCI_DOCLINEFROMVISIBLE, static_cast<unsigned long>(row)));
        const auto note = m_notes.constFind(line);
        if (note == m_notes.cend())
            continue;
        const long end = send(SCI_GETLINEENDPOSITION, static_cast<unsigned long>(line));
        const auto x = int(send(SCI_POINTXFROMPOSITION, 0, end)) + noteGap;
        const auto y = int(send(SCI_POINTYFROMPOSITION, 0, end));
        const QRect area(x, y, viewport()->width() - x, height);
        if (area.width() > 0)
            painter.drawText(area, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, *note);
    }
}

void ScintillaView::focusInEvent(QFocusEvent *event)
{
    QsciScintilla::focusInEvent(event);
    emit focusChanged(true);
}

void ScintillaView::focusOutEvent(QFocusEvent *event)
{
    QsciScintilla::focusOutEvent(event);
    emit focusChanged(false);
}

} // namespace patchbay::editor
