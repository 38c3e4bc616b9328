// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/console/consolepanel.h"

#include "app/models/consolemodel.h"
#include "app/panels/console/consoledelegate.h"
#include "app/panels/console/consoleproxy.h"
#include "app/theme/theme.h"
#include "app/widgets/rowtable.h"

#include <QButtonGroup>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QShortcut>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace patchbay::app
{

namespace
{

enum Page { LinesPage, MessagePage };
constexpr int rowHeight = 22;

} // namespace

ConsolePanel::ConsolePanel(ConsoleModel &model, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_theme(theme)
    , m_proxy(new ConsoleProxy(this))
    , m_pages(new QStackedWidget)
    , m_message(new QLabel)
{
    setObjectName(QStringLiteral("consolePanel"));
    setAccessibleName(tr("Console"));
    setProperty("ground", QStringLiteral("surface"));
    m_proxy->setSourceModel(&model);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeTopBar());
    makeTable();
    m_message->setObjectName(QStringLiteral("consoleMessage"));
    m_message->setProperty("role", QStringLiteral("muted"));
    m_message->setAlignment(Qt::AlignCenter);
    m_message->setWordWrap(true);
    m_pages->insertWidget(LinesPage, m_table);
    m_pages->insertWidget(MessagePage, m_message);
    layout->addWidget(m_pages, 1);
    connectModel();
    updateState();
}

QWidget *ConsolePanel::makeTopBar()
{
    auto *bar = new QWidget(this);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(Theme::space(1), Theme::space(0), Theme::space(1), Theme::space(0));
    layout->setSpacing(Theme::space(0));
    m_filter = new QLineEdit(bar);
    m_filter->setObjectName(QStringLiteral("consoleFilter"));
    m_filter->setAccessibleName(tr("Filter lines"));
    m_filter->setPlaceholderText(tr("Filter lines"));
    m_filter->setClearButtonEnabled(true);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_proxy->setText(text);
        updateState();
    });
    layout->addWidget(m_filter, 1);

    m_chips = new QButtonGroup(this);
    using Show = ConsoleProxy::Show;
    const std::pair<Show, QString> chips[] = {{Show::All, tr("All")}, {Show::Output, tr("Output")},
        {Show::Problems, tr("Errors and warnings")}};
    for (const auto &[show, text] : chips) {
        auto *chip = new QPushButton(text, bar);
        chip->setCheckable(true);
        chip->setChecked(show == Show::All);
        chip->setProperty("role", QStringLiteral("chip"));
        chip->setObjectName(QStringLiteral("consoleChip%1").arg(int(show)));
        chip->setAccessibleName(tr("Show lines: %1").arg(text));
        m_chips->addButton(chip, static_cast<int>(show));
        layout->addWidget(chip);
    }
    connect(m_chips, &QButtonGroup::idClicked, this, [this](int id) {
        m_proxy->setShow(Show(id));
        updateState();
    });
    auto *clear = new QPushButton(tr("Clear"), bar);
    clear->setObjectName(QStringLiteral("consoleClear"));
    clear->setAccessibleName(tr("Clear the console"));
    clear->setProperty("role", QStringLiteral("ghost"));
    connect(clear, &QPushButton::clicked, this, [this] { m_model.clear(); });
    layout->addWidget(clear);
    return bar;
}

void ConsolePanel::makeTable()
{
    m_table = new RowTable;
    m_table->setObjectName(QStringLiteral("consoleTable"));
    m_table->setAccessibleName(tr("Console lines"));
    m_table->setModel(m_proxy);
    m_table->setItemDelegate(new ConsoleDelegate(m_theme, m_table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(rowHeight);
    QHeaderView *header = m_table->horizontalHeader();
    header->hide();
    header->setSectionResizeMode(ConsoleModel::TimeColumn, QHeaderView::ResizeToContents);
    header->setSectionResizeMode(ConsoleModel::TextColumn, QHeaderView::Stretch);
    header->setSectionResizeMode(ConsoleModel::LineColumn, QHeaderView::ResizeToContents);
    header->setResizeContentsPrecision(50); // measures what is seen, not 50,000 lines
    connect(m_table, &QTableView::activated, this, &ConsolePanel::activate);
    connect(m_table, &QTableView::clicked, this, [this](const QModelIndex &index) {
        if (index.column() == ConsoleModel::LineColumn)
            activate(index);
    });
    connect(m_table, &QTableView::customContextMenuRequested, this, &ConsolePanel::showContextMenu);
    auto *copyKey = new QShortcut(QKeySequence::Copy, m_table);
    copyKey->setContext(Qt::WidgetShortcut);
    connect(copyKey, &QShortcut::activated, this, &ConsolePanel::copySelection);
}

void ConsolePanel::connectModel()
{
    connect(&m_model, &QAbstractItemModel::rowsAboutToBeInserted, this, [this] {
        const QScrollBar *bar = m_table->verticalScrollBar();
        m_follow = bar->value() >= bar->maximum() - rowHeight;
    });
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, [this] {
        updateState();
        if (m_follow)
            m_table->scrollToBottom();
    });
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, &ConsolePanel::updateState);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &ConsolePanel::updateState);
    connect(&m_theme, &Theme::changed, m_table->viewport(), qOverload<>(&QWidget::update));
}

void ConsolePanel::setFilterText(const QString &text)
{
    m_filter->setText(text);
}

void ConsolePanel::updateState()
{
    const bool empty = m_model.rowCount() == 0;
    m_message->setText(empty ? tr("Nothing was printed yet. What puts, p and print write while a "
                                  "connector runs appears here.")
                             : tr("No line matches the filter."));
    m_pages->setCurrentIndex(m_proxy->rowCount() == 0 ? MessagePage : LinesPage);
    emit countChanged(m_model.rowCount());
}

void ConsolePanel::activate(const QModelIndex &index)
{
    const int line = index.data(ConsoleModel::CodeLineRole).toInt();
    if (line > 0)
        emit goToLine(line);
}

void ConsolePanel::copySelection()
{
    QList<int> rows;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        rows.append(m_proxy->mapToSource(index).row());
    if (rows.isEmpty())
        return;
    std::sort(rows.begin(), rows.end());
    QGuiApplication::clipboard()->setText(m_model.textOf(rows));
    emit statusMessage(tr("Copied %n line(s) to the clipboard.", nullptr, int(rows.size())));
}

void ConsolePanel::showContextMenu(const QPoint &position)
{
    const QModelIndex index = m_table->indexAt(position);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("consoleContextMenu"));
    const int line = index.data(ConsoleModel::CodeLineRole).toInt();
    menu->addAction(tr("Go to Code"), this, [this, line] { emit goToLine(line); })
        ->setEnabled(line > 0);
    menu->addSeparator();
    menu->addAction(tr("Copy"), this, &ConsolePanel::copySelection)
        ->setEnabled(m_table->selectionModel()->hasSelection());
    menu->addAction(tr("Select All"), m_table, &QTableView::selectAll);
    menu->addSeparator();
    menu->addAction(tr("Clear"), this, [this] { m_model.clear(); });
    menu->popup(m_table->viewport()->mapToGlobal(position));
}

} // namespace patchbay::app
