// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/problems/problemspanel.h"

#include "app/models/problemsmodel.h"
#include "app/panels/problems/severitydelegate.h"
#include "app/theme/theme.h"
#include "app/widgets/rowtable.h"

#include <QHeaderView>
#include <QLabel>
#include <QStackedLayout>
#include <QTableView>

namespace patchbay::app
{

ProblemsPanel::ProblemsPanel(ProblemsModel &model, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("problemsPanel"));
    setAccessibleName(tr("Problems"));
    m_table = new RowTable(this);
    m_table->setObjectName(QStringLiteral("problemsTable"));
    m_table->setAccessibleName(tr("Problems in the source"));
    m_table->setModel(&model);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(theme.rowHeight());
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(
        ProblemsModel::MessageColumn, QHeaderView::Stretch);
    m_table->setColumnWidth(ProblemsModel::SeverityColumn, 110);
    m_table->setColumnWidth(ProblemsModel::LineColumn, 70);
    m_table->setItemDelegateForColumn(
        ProblemsModel::SeverityColumn, new SeverityDelegate(theme, m_table));
    m_empty = new QLabel(tr("No problems were found."), this);
    m_empty->setObjectName(QStringLiteral("problemsEmpty"));
    m_empty->setAccessibleName(m_empty->text());
    m_empty->setProperty("role", QStringLiteral("muted"));
    m_empty->setAlignment(Qt::AlignCenter);
    m_pages = new QStackedLayout(this);
    m_pages->addWidget(m_empty);
    m_pages->addWidget(m_table);
    connect(m_table, &QTableView::activated, this, &ProblemsPanel::activate);
    connect(m_table, &QTableView::clicked, this, &ProblemsPanel::activate);
    connect(&model, &QAbstractItemModel::modelReset, this, &ProblemsPanel::showState);
    connect(&theme, &Theme::changed, this, &ProblemsPanel::restyle);
    restyle();
    showState();
}

void ProblemsPanel::restyle()
{
    QPalette muted = m_empty->palette();
    muted.setColor(QPalette::WindowText, m_theme.color(Token::Muted));
    m_empty->setPalette(muted);
    m_table->verticalHeader()->setDefaultSectionSize(m_theme.rowHeight());
    m_table->viewport()->update();
}

void ProblemsPanel::showState()
{
    m_pages->setCurrentWidget(m_model.rowCount() == 0 ? static_cast<QWidget *>(m_empty) : m_table);
}

void ProblemsPanel::activate(const QModelIndex &index)
{
    if (index.isValid())
        emit jumpTo(index.data(ProblemsModel::OffsetRole).toInt());
}

void ProblemsPanel::selectNext()
{
    step(1);
}

void ProblemsPanel::selectPrevious()
{
    step(-1);
}

void ProblemsPanel::step(int by)
{
    const int rows = m_model.rowCount();
    if (rows == 0)
        return;
    const QModelIndex current = m_table->currentIndex();
    const int row
        = current.isValid() ? (current.row() + by + rows) % rows : (by > 0 ? 0 : rows - 1);
    m_table->selectRow(row);
    activate(m_model.index(row, ProblemsModel::MessageColumn));
}

} // namespace patchbay::app
