// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/search/textsearch.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace patchbay::editor
{

// Find and replace below the code. Hidden until open(); Escape gives the focus back to the code.
class FindBar : public QWidget
{
    Q_OBJECT
public:
    explicit FindBar(CodeEditor &editor, QWidget *parent = nullptr);

    // Starts with the selected text when it is on one line.
    void open(bool withReplace);
    void close();
    void findNext();
    void findPrevious();
    void replaceOne();
    void replaceAll(); // one undo step
    int matchCount() const { return int(m_matches.ranges.size()); }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QToolButton *option(const QString &text, const QString &name, const QString &what);
    void build();
    void search();
    void select(int index);
    void showFirst();
    void showCount(int current);
    void showStatus(const QString &text);
    SearchOptions options() const;

    CodeEditor &m_editor;
    QLineEdit *m_pattern = nullptr;
    QLineEdit *m_replacement = nullptr;
    QToolButton *m_case = nullptr;
    QToolButton *m_word = nullptr;
    QToolButton *m_regex = nullptr;
    QLabel *m_status = nullptr;
    QWidget *m_replaceRow = nullptr;
    QPushButton *m_replaceOne = nullptr;
    QPushButton *m_replaceAll = nullptr;
    QTimer m_delay;
    SearchMatches m_matches;
    int m_anchor = 0; // where the search began
    bool m_replacing = false;
};

} // namespace patchbay::editor
