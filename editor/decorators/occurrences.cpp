// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/decorators/occurrences.h"

#include "editor/view/codeeditor.h"

namespace patchbay::editor
{

namespace
{

constexpr int restDelay = 250; // ms
constexpr int maxOccurrences = 2000;

bool isWordByte(char byte)
{
    const auto c = static_cast<unsigned char>(byte);
    return c == '_' || c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z');
}

} // namespace

Occurrences::Occurrences(CodeEditor &editor)
    : QObject(&editor)
    , m_editor(editor)
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(restDelay);
    connect(&m_rest, &QTimer::timeout, this, &Occurrences::update);
    connect(&editor, &CodeEditor::caretMoved, this, [this] { m_rest.start(); });
}

void Occurrences::update()
{
    const QByteArray text = m_editor.text();
    int begin = m_editor.caret();
    int end = begin;
    while (begin > 0 && isWordByte(text[begin - 1]))
        --begin;
    while (end < text.size() && isWordByte(text[end]))
        ++end;
    const QByteArray word = text.mid(begin, end - begin);
    QList<CodeEditor::Range> found;
    if (word.size() > 1) {
        for (auto at = text.indexOf(word); at >= 0 && found.size() < maxOccurrences;
             at = text.indexOf(word, at + word.size())) {
            const auto behind = at + word.size();
            if ((at == 0 || !isWordByte(text[at - 1]))
                && (behind >= text.size() || !isWordByte(text[behind])))
                found.append({int(at), int(behind)});
        }
    }
    if (found.size() < 2)
        found.clear();
    if (found.isEmpty() && !m_shown)
        return;
    m_shown = !found.isEmpty();
    m_editor.setHighlights(found);
}

} // namespace patchbay::editor
