// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QHash>
#include <Qsci/qsciscintilla.h>

namespace patchbay::editor
{

// QScintilla with what this version lacks: notes behind the end of a line.
class ScintillaView : public QsciScintilla
{
    Q_OBJECT
public:
    explicit ScintillaView(QWidget *parent = nullptr);

    void setLineNotes(const QHash<int, QString> &notes); // by line, first is 0
    void setNoteColor(const QColor &color);

    long send(unsigned message, unsigned long w = 0, long l = 0) const
    {
        return SendScintilla(message, w, l);
    }

signals:
    void painted();
    void focusChanged(bool focused);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void paintNotes();
    long caretRow() const; // from the first one that shows

    QHash<int, QString> m_notes;
    QColor m_noteColor;
};

} // namespace patchbay::editor
