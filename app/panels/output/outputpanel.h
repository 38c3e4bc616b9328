// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/backtracemodel.h"
#include "app/models/jsontreemodel.h"
#include "runtime/engine/run.h"

#include <QElapsedTimer>
#include <QWidget>

#include <functional>

class QButtonGroup;
class QLabel;
class QListView;
class QPushButton;
class QStackedWidget;
class QTimer;
class QTreeView;

namespace patchbay::app
{

class BodyView;
class Theme;

// The outcome of the last run: its value as a tree or as text with exact numbers, or what went
// wrong with a way to the line. Borrows the theme.
class OutputPanel final : public QWidget
{
    Q_OBJECT
public:
    explicit OutputPanel(const Theme &theme, QWidget *parent = nullptr);

    void showIdle();
    // From here on the elapsed time runs.
    void showBusy(const QString &operation);
    void setRequestCount(int requests); // of the run that is going on
    void showResult(const engine::RunResult &result);

    // Hides secrets in what is shown and copied.
    void setRedaction(std::function<QString(const QString &)> redact);

signals:
    void goToLine(int line);
    void stopRequested();
    void statusMessage(const QString &text);
    // One sentence about the end of a run, for a reader of the screen and the status bar.
    void announced(const QString &sentence);

private:
    QWidget *makeIdlePage();
    QWidget *makeBusyPage();
    QWidget *makeValuePage();
    QWidget *makeErrorPage();
    QWidget *makeSwitch();
    void makeTree();
    void showValue(const engine::RunResult &result);
    void showError(const QString &headline, const QString &message,
        const QList<engine::BacktraceEntry> &backtrace, int line);
    void updateBusy();
    void copyValue();
    QString summaryOf(const engine::RunResult &result) const;
    QString headlineOf(const engine::RunResult &result) const;
    QString messageOf(const engine::RunResult &result) const;
    QString redacted(const QString &text) const;

    const Theme &m_theme;
    QStackedWidget *m_pages;
    QLabel *m_busy = nullptr;
    QLabel *m_busyCaption = nullptr;
    QTimer *m_tick;
    QElapsedTimer m_elapsed;
    int m_requests = 0;

    QLabel *m_headline = nullptr;
    QLabel *m_summary = nullptr;
    QButtonGroup *m_switch = nullptr;
    QStackedWidget *m_views = nullptr;
    QTreeView *m_tree = nullptr;
    BodyView *m_text = nullptr;
    JsonTreeModel m_treeModel;
    QByteArray m_value;

    QLabel *m_errorHeadline = nullptr;
    QLabel *m_errorMessage = nullptr;
    QLabel *m_errorSummary = nullptr;
    QPushButton *m_errorLine = nullptr;
    QListView *m_frames = nullptr;
    BacktraceModel m_backtrace;
    int m_line = 0;
    std::function<QString(const QString &)> m_redact;
};

} // namespace patchbay::app
