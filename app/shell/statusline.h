// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStatusBar>

class QLabel;

namespace patchbay::app
{

class Theme;

// The line at the bottom: the host, what may be contacted, problems; encoding and caret.
class StatusLine : public QStatusBar
{
    Q_OBJECT
public:
    explicit StatusLine(const Theme &theme, QWidget *parent = nullptr);

    void setHost(const QString &text, bool warning);
    void setAllowedHosts(int count);
    void setProblems(int errors, int warnings);
    void setStale(const QString &text); // "as of 14:02", or empty
    void setFormat(const QString &text);
    void setCaret(int line, int column);
    void clearFile();

private:
    void restyle();
    void announce(const QString &message);

    const Theme &m_theme;
    QLabel *m_host;
    QLabel *m_hosts;
    QLabel *m_target;
    QLabel *m_problems;
    QLabel *m_stale;
    QLabel *m_format;
    QLabel *m_caret;
    int m_errors = 0;
    int m_warnings = 0;
};

} // namespace patchbay::app
