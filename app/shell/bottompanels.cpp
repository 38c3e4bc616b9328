// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/bottompanels.h"

#include "app/models/consolemodel.h"
#include "app/models/problemsmodel.h"
#include "app/panels/console/consolepanel.h"
#include "app/panels/network/networkpanel.h"
#include "app/panels/output/outputpanel.h"
#include "app/panels/problems/problemspanel.h"
#include "app/widgets/accessibleparts.h"
#include "app/widgets/countbadge.h"
#include "app/widgets/rowtable.h"
#include "runtime/traffic/exchangestore.h"

namespace patchbay::app
{

namespace
{

constexpr int lowestPanel = 120; // pixels: no page moves the pane's border

} // namespace

BottomPanels::BottomPanels(const Models &models, const Theme &theme, QWidget *parent)
    : QTabWidget(parent)
    , m_models(models)
    , m_theme(theme)
{
    hide(); // until it has its place
    setObjectName(QStringLiteral("bottomTabs"));
    setAccessibleName(tr("Run"));
    namePages(*this);
    setDocumentMode(true);
}

void BottomPanels::makeNext()
{
    switch (count()) {
    case 0:
        return make(m_console, "consolePanel", tr("Console"), m_models.console, m_theme);
    case 1:
        return make(m_network, "networkPanel", tr("Network"), m_models.exchanges, m_theme);
    case 2:
        return make(m_output, "outputPanel", tr("Output"), m_theme);
    default:
        make(m_problems, "problemsPanel", tr("Problems"), m_models.problems, m_theme);
        connectPanels();
    }
}

template <typename Panel, typename... Given>
void BottomPanels::make(Panel *&panel, const char *name, const QString &title, Given &...given)
{
    panel = new Panel(given..., this);
    panel->setObjectName(QLatin1String(name));
    panel->setMinimumHeight(lowestPanel);
    addTab(panel, title);
}

void BottomPanels::connectPanels()
{
    connect(m_network, &NetworkPanel::statusMessage, this, &BottomPanels::statusMessage);
    connect(m_console, &ConsolePanel::statusMessage, this, &BottomPanels::statusMessage);
    connect(m_output, &OutputPanel::statusMessage, this, &BottomPanels::statusMessage);
    connect(m_output, &OutputPanel::announced, this, &BottomPanels::statusMessage);
    connect(m_output, &OutputPanel::stopRequested, this, &BottomPanels::stopRequested);
    connect(m_network, &NetworkPanel::goToLine, this, &BottomPanels::goToLine);
    connect(m_console, &ConsolePanel::goToLine, this, &BottomPanels::goToLine);
    connect(m_output, &OutputPanel::goToLine, this, &BottomPanels::goToLine);
    connect(m_problems, &ProblemsPanel::jumpTo, this, &BottomPanels::jumpTo);
    connect(m_network, &NetworkPanel::countChanged, this, &BottomPanels::showCounts);
    connect(m_console, &ConsolePanel::countChanged, this, &BottomPanels::showCounts);
    connect(&m_models.problems, &ProblemsModel::countsChanged, this, &BottomPanels::showCounts);
    showCounts();
}

void BottomPanels::showCounts()
{
    using Kind = CountBadge::Kind;
    const int lines = m_models.console.rowCount();
    const int requests = m_models.exchanges.count();
    const int errors = m_models.problems.count(language::Severity::Error);
    const int warnings = m_models.problems.count(language::Severity::Warning);
    CountBadge::showIn(
        *this, *m_console, lines, Kind::Neutral, tr("Console, %n line(s)", nullptr, lines));
    CountBadge::showIn(*this, *m_network, requests, Kind::Neutral,
        tr("Network, %n request(s)", nullptr, requests));
    CountBadge::showIn(*this, *m_problems, errors + warnings,
        errors > 0 ? Kind::Error : Kind::Warning,
        tr("Problems, %n found", nullptr, errors + warnings));
}

void BottomPanels::chooseOutput()
{
    setCurrentWidget(m_output);
}

bool BottomPanels::choose(const QString &objectName)
{
    for (int i = 0; i < count(); ++i) {
        if (widget(i)->objectName() == objectName) {
            setCurrentIndex(i);
            return true;
        }
    }
    return false;
}

void BottomPanels::enter()
{
    QWidget *panel = currentWidget();
    // What the pane is about comes first, not its filter.
    for (RowTable *rows : panel->findChildren<RowTable *>()) {
        if (rows->isVisible()) {
            rows->setFocus(Qt::ShortcutFocusReason);
            return;
        }
    }
    panel->setFocus();
    if (QWidget *first = panel->nextInFocusChain())
        first->setFocus(Qt::ShortcutFocusReason);
}

} // namespace patchbay::app
