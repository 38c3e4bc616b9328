// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <functional>
#include <list>

namespace patchbay::app
{

// Work of the window's thread cut into steps, of which each turn of the event loop does one: input
// and paints come between them. Whoever needs the result at once asks for the rest.
class StagedWork : public QObject
{
    Q_OBJECT
public:
    using Step = std::function<void()>;

    explicit StagedWork(QObject *parent = nullptr);

    void append(Step step);
    // From the next turn on.
    void start();
    // Does what is left now, in order. From inside a step: nothing, for the steps before it are
    // done and those after it may need it.
    void finish();
    bool isFinished() const { return m_steps.empty() && !m_working; }

signals:
    // After the last step; once, unless steps are appended afterwards.
    void finished();

private:
    void doNext();

    std::list<Step> m_steps;
    QTimer m_turn;
    bool m_working = false;
};

} // namespace patchbay::app
