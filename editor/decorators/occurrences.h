// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

namespace patchbay::editor
{

class CodeEditor;

// Marks every other use of the word at the caret, a moment after the caret rests.
class Occurrences : public QObject
{
    Q_OBJECT
public:
    explicit Occurrences(CodeEditor &editor);

private:
    void update();

    CodeEditor &m_editor;
    QTimer m_rest;
    bool m_shown = false;
};

} // namespace patchbay::editor
