// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/language/outline.h"

#include <QList>
#include <QObject>

namespace patchbay::editor
{

class CodeEditor;

// Types the other half of a bracket or quote, steps over a half it typed itself, takes both away
// with one Backspace, and puts a selection between them. Does nothing while there are several
// carets, within strings and comments (quotes), or in front of a word.
class AutoClose : public QObject
{
    Q_OBJECT
public:
    explicit AutoClose(CodeEditor &editor);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void typed(char32_t character);
    void edited(const language::Edit &edit);
    bool isBusy() const;
    bool mayOpen(char opener, int caret) const;
    bool surround(char opener);
    bool removePair();

    CodeEditor &m_editor;
    QList<int> m_closers; // offsets of halves that we typed
    int m_line = 0; // that they stand in
    bool m_own = false; // our own edit is under way
};

} // namespace patchbay::editor
