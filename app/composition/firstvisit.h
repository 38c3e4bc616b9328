// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

namespace patchbay::app
{

class AnalysisWorker;
class MainWindow;

// Where a file that is being opened is entered, as soon as its outline is known, once: the command
// line or the sample says so. UI thread.
class FirstVisit : public QObject
{
    Q_OBJECT
public:
    struct Plan
    {
        QString place; // path of the outline; empty: where the caret is
        bool onlyFromTheTop = false; // a caret that was moved stays
        QString inputCase; // chosen in the run bar where it is not empty
        bool run = false; // what the run bar shows then; its form loads with the network
        QString panel; // object name of the panel of the run that ends in front; empty: as usual
    };

    // Plans it for the file that is in front when all that was asked for is read; both outlive
    // this.
    FirstVisit(AnalysisWorker &analysis, MainWindow &window, Plan plan, QObject *parent = nullptr);

    // The place was gone to, and the run has ended; or there is no file to enter.
    bool isDone() const { return m_done; }

private:
    void enter();
    void run();
    void finish();

    MainWindow &m_window;
    Plan m_plan;
    bool m_entered = false;
    bool m_done = false;
};

} // namespace patchbay::app
