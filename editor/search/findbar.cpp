// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/search/findbar.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace patchbay::editor
{

namespace
{
constexpr int typingDelay = 80; // ms
}

FindBar::FindBar(CodeEditor &editor, QWidget *parent)
    : QWidget(parent)
    , m_editor(editor)
{
    build();
    hide();
    m_delay.setSingleShot(true);
    m_delay.setInterval(typingDelay);
    connect(&m_delay, &QTimer::timeout, this, &FindBar::search);
    connect(m_pattern, &QLineEdit::textChanged, this, &FindBar::search);
    connect(m_pattern, &QLineEdit::textEdited, this, &FindBar::showFirst);
    connect(m_pattern, &QLineEdit::returnPressed, this, &FindBar::findNext);
    connect(m_replacement, &QLineEdit::returnPressed, this, &FindBar::replaceOne);
    connect(&editor, &CodeEditor::textEdited, this, [this] {
        if (isVisible() && !m_replacing)
            m_delay.start();
    });
    connect(&editor, &CodeEditor::escapePressed, this, [this] {
        if (isVisible())
            close();
    });
}

QToolButton *FindBar::option(const QString &text, const QString &name, const QString &what)
{
    auto *button = new QToolButton(this);
    button->setText(text);
    button->setObjectName(name);
    button->setAccessibleName(what);
    button->setToolTip(what);
    button->setCheckable(true);
    button->setAutoRaise(true);
    connect(button, &QToolButton::toggled, this, &FindBar::search);
    return button;
}

void FindBar::build()
{
    setObjectName(QStringLiteral("findBar"));
    setAccessibleName(tr("Find and replace"));
    const auto field = [this](const QString &name, const QString &what) {
        auto *edit = new QLineEdit(this);
        edit->setObjectName(name);
        edit->setAccessibleName(what);
        edit->setPlaceholderText(what);
        edit->installEventFilter(this);
        return edit;
    };
    const auto button = [this](const QString &name, const QString &text) {
        auto *made = new QPushButton(text, this);
        made->setObjectName(name);
        made->setAccessibleName(text);
        return made;
    };
    m_pattern = field(QStringLiteral("findPattern"), tr("Find"));
    m_replacement = field(QStringLiteral("findReplacement"), tr("Replace with"));
    m_case = option(QStringLiteral("Aa"), QStringLiteral("findCase"), tr("Match case"));
    m_word = option(QStringLiteral("ab|"), QStringLiteral("findWord"), tr("Whole words"));
    m_regex = option(QStringLiteral(".*"), QStringLiteral("findRegex"), tr("Regular expression"));
    m_status = new QLabel(this);
    m_status->setObjectName(QStringLiteral("findStatus"));
    m_status->setTextFormat(Qt::PlainText);
    auto *previous = button(QStringLiteral("findPrevious"), tr("Previous"));
    auto *next = button(QStringLiteral("findNext"), tr("Next"));
    auto *done = button(QStringLiteral("findClose"), tr("Close"));
    connect(previous, &QPushButton::clicked, this, &FindBar::findPrevious);
    connect(next, &QPushButton::clicked, this, &FindBar::findNext);
    connect(done, &QPushButton::clicked, this, &FindBar::close);
    auto *findRow = new QHBoxLayout;
    findRow->addWidget(m_pattern, 1);
    for (QWidget *widget :
        std::initializer_list<QWidget *>{m_case, m_word, m_regex, m_status, previous, next, done})
        findRow->addWidget(widget);
    m_replaceRow = new QWidget(this);
    m_replaceOne = button(QStringLiteral("replaceOne"), tr("Replace"));
    m_replaceAll = button(QStringLiteral("replaceAll"), tr("Replace all"));
    connect(m_replaceOne, &QPushButton::clicked, this, &FindBar::replaceOne);
    connect(m_replaceAll, &QPushButton::clicked, this, &FindBar::replaceAll);
    auto *replaceRow = new QHBoxLayout(m_replaceRow);
    replaceRow->setContentsMargins(0, 0, 0, 0);
    replaceRow->addWidget(m_replacement, 1);
    replaceRow->addWidget(m_replaceOne);
    replaceRow->addWidget(m_replaceAll);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 4, 8, 4);
    layout->setSpacing(4);
    layout->addLayout(findRow);
    layout->addWidget(m_replaceRow);
    showStatus({});
}

SearchOptions FindBar::options() const
{
    return {m_regex->isChecked(), m_case->isChecked(), m_word->isChecked()};
}

void FindBar::open(bool withReplace)
{
    m_anchor = m_editor.selection().begin;
    m_replaceRow->setVisible(withReplace);
    const QByteArray selected = m_editor.text(m_editor.selection());
    if (!selected.isEmpty() && !selected.contains('\n'))
        m_pattern->setText(QString::fromUtf8(selected));
    show();
    search();
    m_pattern->selectAll();
    m_pattern->setFocus();
}

void FindBar::close()
{
    m_delay.stop();
    hide();
    m_matches = {};
    m_editor.setMatches({});
    m_editor.setFocus();
}

void FindBar::search()
{
    if (!isVisible() && !m_replacing)
        return;
    const auto found
        = searchText(m_editor.text(), m_pattern->text(), options(), m_replacement->text());
    m_matches = found ? *found : SearchMatches{};
    m_editor.setMatches(m_matches.ranges);
    const bool any = !m_matches.ranges.isEmpty();
    m_replaceOne->setEnabled(any && !m_editor.isReadOnly());
    m_replaceAll->setEnabled(any && !m_editor.isReadOnly());
    if (!found)
        showStatus(tr("Bad expression: %1").arg(found.error().detail));
    else
        showCount(-1);
}

void FindBar::showStatus(const QString &text)
{
    m_status->setText(text);
    m_status->setAccessibleName(text.isEmpty() ? tr("Matches") : text);
    // The focus is in one of them: a reader of the screen tells of it there.
    for (QLineEdit *edit : {m_pattern, m_replacement})
        edit->setAccessibleDescription(text);
}

void FindBar::showCount(int current)
{
    const int count = matchCount();
    if (m_pattern->text().isEmpty())
        showStatus({});
    else if (count == 0)
        showStatus(tr("No matches"));
    else if (m_matches.cut)
        showStatus(tr("More than %1 matches").arg(count));
    else if (current >= 0)
        showStatus(tr("%1 of %2").arg(current + 1).arg(count));
    else
        showStatus(tr("%n match(es)", nullptr, count));
}

void FindBar::select(int index)
{
    const CodeEditor::Range range = m_matches.ranges.at(index);
    QWidget *focused = focusWidget();
    m_editor.jumpTo(range.begin);
    m_editor.setSelection(range);
    if (focused && isVisible())
        focused->setFocus();
    showCount(index);
}

// While typing, the first match from where the search began is shown.
void FindBar::showFirst()
{
    if (m_matches.ranges.isEmpty())
        return;
    const auto first = std::find_if(m_matches.ranges.cbegin(), m_matches.ranges.cend(),
        [this](const CodeEditor::Range &range) { return range.begin >= m_anchor; });
    select(first == m_matches.ranges.cend() ? 0 : int(first - m_matches.ranges.cbegin()));
}

void FindBar::findNext()
{
    search();
    if (m_matches.ranges.isEmpty())
        return;
    const int from = m_editor.selection().end;
    const auto next = std::find_if(m_matches.ranges.cbegin(), m_matches.ranges.cend(),
        [from](const CodeEditor::Range &range) { return range.begin >= from; });
    select(next == m_matches.ranges.cend() ? 0 : int(next - m_matches.ranges.cbegin()));
}

void FindBar::findPrevious()
{
    search();
    if (m_matches.ranges.isEmpty())
        return;
    const int from = m_editor.selection().begin;
    int index = matchCount() - 1;
    while (index >= 0 && m_matches.ranges.at(index).end > from)
        --index;
    select(index < 0 ? matchCount() - 1 : index);
}

void FindBar::replaceOne()
{
    search();
    const CodeEditor::Range selected = m_editor.selection();
    for (int i = 0; i < matchCount(); ++i) {
        const CodeEditor::Range range = m_matches.ranges.at(i);
        if (range.begin != selected.begin || range.end != selected.end)
            continue;
        const QByteArray text = m_matches.replacements.at(i);
        m_editor.replace(range, text);
        const int behind = range.begin + int(text.size());
        m_editor.setSelection({behind, behind});
        break;
    }
    findNext();
}

void FindBar::replaceAll()
{
    m_replacing = true;
    search();
    const int count = matchCount();
    m_editor.beginEdit();
    for (int i = count - 1; i >= 0; --i) // from the end, so that the ranges before stay right
        m_editor.replace(m_matches.ranges.at(i), m_matches.replacements.at(i));
    m_editor.endEdit();
    m_replacing = false;
    search();
    showStatus(tr("%n replaced", nullptr, count));
}

bool FindBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Escape) {
            close();
            return true;
        }
        if ((key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter)
            && (key->modifiers() & Qt::ShiftModifier)) {
            findPrevious();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace patchbay::editor
