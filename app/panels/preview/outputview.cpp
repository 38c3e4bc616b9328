// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/preview/outputview.h"

#include "app/forms/statecard.h"
#include "app/panels/preview/pilldelegate.h"
#include "app/panels/preview/pilltreemodel.h"
#include "app/theme/theme.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QTreeView>
#include <QVBoxLayout>

namespace patchbay::app
{

namespace
{

constexpr int unfoldedRows = 400; // larger trees open at the first level only

int countRows(const QList<schema::Pill> &pills)
{
    int rows = 0;
    for (const schema::Pill &pill : pills)
        rows += 1 + countRows(pill.children);
    return rows;
}

} // namespace

OutputView::OutputView(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_model(new PillTreeModel(this))
    , m_tree(new QTreeView(this))
    , m_empty(new QLabel(this))
    , m_state(new StateCard(this))
{
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(0);
    m_empty->setObjectName(QStringLiteral("outputEmpty"));
    m_empty->setProperty("role", QStringLiteral("muted"));
    m_empty->setWordWrap(true);
    m_empty->setMargin(Theme::space(3));
    m_tree->setObjectName(QStringLiteral("outputTree"));
    m_tree->setAccessibleName(tr("Output fields"));
    m_tree->setModel(m_model);
    m_tree->setItemDelegate(new PillDelegate(theme, this));
    m_tree->setUniformRowHeights(true);
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->header()->setStretchLastSection(true);
    m_tree->header()->setDefaultSectionSize(200);
    auto *copy = new QAction(tr("Copy path"), m_tree);
    copy->setObjectName(QStringLiteral("outputCopyPath"));
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    m_tree->addAction(copy);
    box->addWidget(m_state);
    box->addWidget(m_empty);
    box->addWidget(m_tree, 1);
    connect(copy, &QAction::triggered, this, &OutputView::copyPath);
    connect(m_tree, &QTreeView::customContextMenuRequested, this, &OutputView::showMenu);
    connect(m_state, &StateCard::goToLine, this, &OutputView::goToLine);
    connect(m_state, &StateCard::networkRequested, this, &OutputView::networkRequested);
    clear();
}

void OutputView::clear()
{
    m_model->setPills({});
    m_tree->hide();
    m_state->hide();
    m_empty->setText(tr("Put the caret in an action or trigger to see its output."));
    m_empty->show();
}

void OutputView::showParts(const Json &parts)
{
    const Json &fields = valueAt(parts, "output_fields");
    m_state->hide();
    if (fields.contains("error")) {
        const Json &error = fields["error"];
        m_state->showError(tr("The output fields raised an error"), stringAt(error, "class"),
            stringAt(error, "message"), static_cast<int>(integerAt(error, "line")));
        return; // the last good tree stays below
    }
    if (fields.contains("network")) {
        m_state->showNetwork(fields["network"]);
        return;
    }
    const QList<schema::Pill> pills = schema::buildDatatree(
        valueAt(fields, "ok"), valueAt(valueAt(parts, "sample_output"), "ok"));
    m_model->setPills(pills);
    if (countRows(pills) <= unfoldedRows)
        m_tree->expandAll();
    m_tree->setVisible(!pills.isEmpty());
    m_empty->setText(tr("This operation has no output fields."));
    m_empty->setVisible(pills.isEmpty());
}

void OutputView::copyPath()
{
    const QModelIndex current = m_tree->currentIndex();
    if (current.isValid())
        QGuiApplication::clipboard()->setText(
            current.data(PillTreeModel::PathRole).toStringList().join(QLatin1Char('.')));
}

void OutputView::showMenu(const QPoint &at)
{
    auto *menu = new QMenu(m_tree);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions(m_tree->actions());
    menu->popup(m_tree->viewport()->mapToGlobal(at));
}

} // namespace patchbay::app
