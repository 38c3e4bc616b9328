// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/firstvisit.h"

#include "app/actions/actionregistry.h"
#include "app/shell/analysisworker.h"
#include "app/shell/mainwindow.h"

#include <QAction>
#include <QPointer>

namespace patchbay::app
{

FirstVisit::FirstVisit(AnalysisWorker &analysis, MainWindow &window, Plan plan, QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_plan(std::move(plan))
{
    // Queued: the file, which listens since later, has the outline by then.
    connect(&analysis, &AnalysisWorker::analysed, this, &FirstVisit::enter, Qt::QueuedConnection);
    // The one in front may be there already, or none could be read; but files that are planned
    // come first.
    const auto enterWhenReady = [this] {
        m_window.whenReady([self = QPointer<FirstVisit>(this)] {
            if (self)
                self->enter();
        });
    };
    connect(&window.documents(), &DocumentController::readingEnded, this, enterWhenReady);
    enterWhenReady();
}

// Once, and not in a file that another one, still being read, is about to cover.
void FirstVisit::enter()
{
    EditorPage *page = m_window.documents().current();
    const bool isComing
        = !m_window.documents().beingRead().isEmpty() || (page && !page->file().isAnalysed());
    if (m_entered || isComing)
        return;
    m_entered = true;
    if (!page)
        return finish();
    if (!m_plan.place.isEmpty() && (!m_plan.onlyFromTheTop || page->code().caret() == 0))
        m_window.jumpToPath(m_plan.place);
    if (m_plan.run)
        m_window.workspace().whenReady([this] { run(); });
    else
        finish();
}

void FirstVisit::run()
{
    RunController &runs = m_window.runs();
    if (!m_plan.inputCase.isEmpty())
        runs.chooseCase(m_plan.inputCase);
    m_window.actions().action(QStringLiteral("preview.network"))->trigger();
    connect(&runs, &RunController::ended, this, &FirstVisit::finish, Qt::SingleShotConnection);
    connect(&runs, &RunController::refused, this, &FirstVisit::finish, Qt::SingleShotConnection);
    runs.run();
}

void FirstVisit::finish()
{
    if (!m_plan.panel.isEmpty())
        m_window.showPanel(m_plan.panel);
    m_done = true;
}

} // namespace patchbay::app
