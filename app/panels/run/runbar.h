// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QList>
#include <QPair>
#include <QTimer>
#include <QWidget>

class QAbstractButton;
class QAction;
class QHBoxLayout;
class QLabel;
class QPushButton;
class QToolButton;

namespace patchbay::app
{

class CaptionedCombo;
class Theme;

// What runs, with which connection and input: one line above everything. The operation follows the
// caret until it is pinned. UI thread.
class RunBar : public QWidget
{
    Q_OBJECT
public:
    // The registry's actions; the buttons follow them.
    struct Actions
    {
        QAction &run;
        QAction &stop;
        QAction &search;
    };

    RunBar(const Theme &theme, const Actions &actions, QWidget *parent = nullptr);

    void setConnections(const QStringList &names, const QString &current);
    QString connection() const;

    // Path and text of what can be run, in the order of the source.
    void setOperations(const QList<QPair<QString, QString>> &operations);
    // Follows the caret: ignored while pinned or where the path cannot be run.
    void follow(const QString &path);
    QString operation() const;
    void setOperation(const QString &path);
    bool isPinned() const;
    void setPinned(bool pinned);

    void setCases(const QStringList &names, const QString &current);
    QString inputCase() const; // empty: what the form holds
    // As the user would choose it; false where there is none of this name.
    bool chooseCase(const QString &name);

    // Busy: the run button rests, elapsed time and requests are counted.
    void setBusy(bool busy);
    void setRequests(int count);

signals:
    void connectionChosen(const QString &name);
    void operationChosen(const QString &path);
    void caseChosen(const QString &name);
    void saveCaseRequested();

private:
    static void attach(QAbstractButton &button, QAction &action);
    int likeliestOperation() const; // its index, while none was chosen
    void showProgress();
    void restyle();

    const Theme &m_theme;
    CaptionedCombo *m_connection;
    CaptionedCombo *m_operation;
    QToolButton *m_pin;
    CaptionedCombo *m_case;
    QPushButton *m_run;
    QToolButton *m_stop;
    QLabel *m_progress;
    QTimer m_tick;
    QElapsedTimer m_elapsed;
    int m_requests = 0;
};

} // namespace patchbay::app
