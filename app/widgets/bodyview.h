// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/http/body.h"

#include <QWidget>

#include <functional>

class QButtonGroup;
class QLabel;
class QPlainTextEdit;
class QToolButton;

namespace patchbay::app
{

class JsonHighlighter;
class Theme;

// Shows a body read-only: pretty, raw or as hex. A large one is shown a window at a time, so that
// 200 MB cost no more than 200 kB.
class BodyView final : public QWidget
{
    Q_OBJECT
public:
    enum class Mode { Pretty, Raw, Hex };

    struct Content
    {
        http::Body body;
        QByteArray mediaType; // lower case, no parameters
        QByteArray charset;
        QByteArray contentEncoding;
    };

    explicit BodyView(const Theme &theme, const QString &name, QWidget *parent = nullptr);

    // Keeps the mode where it makes sense for the new content.
    void setContent(Content content);
    // Replaces secrets in what is shown.
    void setRedaction(std::function<QString(const QString &)> redact);
    // What is said where there is nothing to show.
    void setEmptyText(const QString &text);

    // The bar with modes and position, for a caller that wants it in a row of its own.
    QWidget *bar() const { return m_bar; }

    Mode mode() const { return m_mode; }
    void setMode(Mode mode);
    QString shownText() const;

private:
    void makeBar(const QString &name);
    void makeText(const Theme &theme, const QString &name);
    void chooseMode(Mode mode);
    void decode();
    void refresh();
    void showWindow();
    QString textOfWindow() const;
    qint64 windowSize() const;
    qint64 shownSize() const;

    QWidget *m_bar;
    QButtonGroup *m_modes;
    QWidget *m_pager;
    QLabel *m_pagerLabel;
    QToolButton *m_previous;
    QToolButton *m_next;
    QLabel *m_note;
    QPlainTextEdit *m_text;
    JsonHighlighter *m_highlighter;

    Content m_content;
    http::Body m_decoded; // without Content-Encoding where that could be undone
    QString m_problem; // why it could not be
    bool m_isJson = false;
    bool m_isBinary = false;
    Mode m_mode = Mode::Pretty;
    Mode m_wanted = Mode::Pretty; // the user's last choice
    qint64 m_offset = 0;
    std::function<QString(const QString &)> m_redact;
};

} // namespace patchbay::app
