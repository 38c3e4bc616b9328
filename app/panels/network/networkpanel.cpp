// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/network/networkpanel.h"

#include "app/models/quantities.h"
#include "app/panels/network/exchangedelegate.h"
#include "app/panels/network/exchangedetails.h"
#include "app/theme/theme.h"
#include "app/widgets/keyboardsplitter.h"
#include "app/widgets/rowtable.h"
#include "runtime/traffic/copyas.h"
#include "runtime/traffic/harexport.h"

#include <QButtonGroup>
#include <QClipboard>
#include <QCoreApplication>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QTableView>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <chrono>
#include <utility>

namespace patchbay::app
{

namespace
{

using namespace std::chrono_literals;
constexpr auto filterDelay = 120ms; // of quiet typing before a filter is applied
constexpr auto countDelay = 50ms; // of a running count; every request lays the tabs out anew
constexpr int roomForType = 1250; // pixels
constexpr int roomForSize = 900;
constexpr qint64 largestCopied = qint64(16) << 20;

enum Page { TablePage, EmptyPage, NoMatchPage };

} // namespace

NetworkPanel::NetworkPanel(traffic::ExchangeStore &store, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_store(store)
    , m_theme(theme)
    , m_model(store)
    , m_proxy(m_model)
    , m_pages(new QStackedWidget)
    , m_splitter(new KeyboardSplitter(Qt::Horizontal, theme, QStringLiteral("networkSplitter"),
          tr("Border of the request's details")))
    , m_filterDelay(new QTimer(this))
    , m_countDelay(new QTimer(this))
{
    setObjectName(QStringLiteral("networkPanel"));
    setAccessibleName(tr("Network"));
    setProperty("ground", QStringLiteral("surface"));
    m_filterDelay->setSingleShot(true);
    m_filterDelay->setInterval(filterDelay);
    connect(m_filterDelay, &QTimer::timeout, this, &NetworkPanel::applyFilter);
    m_countDelay->setSingleShot(true);
    m_countDelay->setInterval(countDelay);
    connect(m_countDelay, &QTimer::timeout, this, &NetworkPanel::updateCounts);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeTopBar());
    layout->addWidget(m_filterProblem);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(makeTable());
    m_pages->insertWidget(TablePage, m_splitter);
    m_pages->insertWidget(EmptyPage, makeEmptyPage());
    m_pages->insertWidget(NoMatchPage, makeNoMatchPage());
    layout->addWidget(m_pages, 1);
    connectModel();
    updateState();
}

QWidget *NetworkPanel::makeTopBar()
{
    auto *bar = new QWidget(this);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(Theme::space(1), Theme::space(0), Theme::space(1), Theme::space(0));
    layout->setSpacing(Theme::space(0));

    m_filter = new QLineEdit(bar);
    m_filter->setObjectName(QStringLiteral("networkFilter"));
    m_filter->setAccessibleName(tr("Filter requests"));
    m_filter->setPlaceholderText(
        tr("Filter: shipments, status:4xx, ~m POST & ~c 4, larger-than:10k"));
    m_filter->setToolTip(
        tr("Words, method: status: host: type: phase: header: body: line: larger-than: "
           "slower-than:, or ~m ~u ~c ~h ~b ~d ~t ~e with and, or, not and brackets."));
    m_filter->setClearButtonEnabled(true);
    connect(m_filter, &QLineEdit::textChanged, m_filterDelay, qOverload<>(&QTimer::start));
    connect(m_filter, &QLineEdit::returnPressed, this, &NetworkPanel::applyFilter);
    layout->addWidget(m_filter, 1);
    m_filterProblem = new QLabel(this);
    m_filterProblem->setObjectName(QStringLiteral("networkFilterProblem"));
    m_filterProblem->setProperty("role", QStringLiteral("danger"));
    m_filterProblem->setContentsMargins(Theme::space(2), 0, Theme::space(2), Theme::space(0));
    m_filterProblem->hide();

    m_chips = new QButtonGroup(this);
    using traffic::Scope;
    const std::pair<Scope, QString> chips[]
        = {{Scope::All, tr("All")}, {Scope::Execute, tr("Execute")}, {Scope::Auth, tr("Auth")},
            {Scope::PickLists, tr("Pick lists")}, {Scope::Errors, tr("Errors")}};
    for (const auto &[scope, text] : chips) {
        auto *chip = new QPushButton(text, bar);
        chip->setCheckable(true);
        chip->setChecked(scope == Scope::All);
        chip->setProperty("role", QStringLiteral("chip"));
        chip->setObjectName(QStringLiteral("networkChip%1").arg(int(scope)));
        chip->setAccessibleName(tr("Show requests: %1").arg(text));
        m_chips->addButton(chip, static_cast<int>(scope));
        layout->addWidget(chip);
    }
    connect(m_chips, &QButtonGroup::idClicked, this, [this](int id) {
        m_proxy.setScope(Scope(id));
        updateState();
    });

    m_summary = new QLabel(bar);
    m_summary->setObjectName(QStringLiteral("networkSummary"));
    m_summary->setProperty("role", QStringLiteral("caption"));
    layout->addWidget(m_summary);
    auto *more = new QToolButton(bar);
    more->setText(QStringLiteral("\u22ef"));
    more->setObjectName(QStringLiteral("networkMore"));
    more->setAccessibleName(tr("More for requests"));
    more->setToolTip(tr("Export, copy and clear"));
    more->setProperty("role", QStringLiteral("ghost"));
    more->setPopupMode(QToolButton::InstantPopup);
    more->setStyleSheet(QStringLiteral("QToolButton::menu-indicator { image: none; }"));
    auto *menu = new QMenu(more);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        fillMenu(*menu);
    });
    more->setMenu(menu);
    layout->addWidget(more);
    return bar;
}

QWidget *NetworkPanel::makeTable()
{
    m_table = new RowTable;
    m_table->setObjectName(QStringLiteral("networkTable"));
    m_table->setAccessibleName(tr("Requests"));
    m_table->setModel(&m_proxy);
    connect(&m_proxy, &ExchangeFilterProxy::arranged, this, &NetworkPanel::updateState);
    m_table->setItemDelegate(new ExchangeDelegate(m_theme, m_table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(ExchangeListModel::NumberColumn, Qt::AscendingOrder);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(m_theme.rowHeight());
    QHeaderView *header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    const std::pair<int, int> widths[] = {{ExchangeListModel::NumberColumn, 38},
        {ExchangeListModel::PhaseColumn, 84}, {ExchangeListModel::MethodColumn, 60},
        {ExchangeListModel::StatusColumn, 94}, {ExchangeListModel::TypeColumn, 60},
        {ExchangeListModel::SizeColumn, 62}, {ExchangeListModel::TimeColumn, 66},
        {ExchangeListModel::LineColumn, 46}, {ExchangeListModel::WaterfallColumn, 82}};
    header->setMinimumSectionSize(36);
    for (const auto &[column, width] : widths)
        header->resizeSection(column, width);
    header->setSectionResizeMode(ExchangeListModel::UrlColumn, QHeaderView::Stretch);
    connect(m_table, &QTableView::activated, this, &NetworkPanel::activate);
    connect(m_table, &QTableView::customContextMenuRequested, this, &NetworkPanel::showContextMenu);
    auto *copyKey = new QShortcut(QKeySequence::Copy, m_table);
    copyKey->setContext(Qt::WidgetShortcut);
    connect(copyKey, &QShortcut::activated, this, &NetworkPanel::copyUrls);
    return m_table;
}

QWidget *NetworkPanel::makeEmptyPage()
{
    auto *label = new QLabel(tr("No requests yet. Run an action or a trigger, and every request it "
                                "sends appears here."));
    label->setObjectName(QStringLiteral("networkEmpty"));
    label->setProperty("role", QStringLiteral("muted"));
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
    return label;
}

QWidget *NetworkPanel::makeNoMatchPage()
{
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    auto *label = new QLabel(tr("No request matches the filter."));
    label->setObjectName(QStringLiteral("networkNoMatch"));
    label->setProperty("role", QStringLiteral("muted"));
    auto *button = new QPushButton(tr("Show all requests"));
    button->setObjectName(QStringLiteral("networkShowAll"));
    button->setAccessibleName(button->text());
    button->setProperty("role", QStringLiteral("link"));
    connect(button, &QPushButton::clicked, this, [this] {
        m_filter->clear();
        m_chips->button(int(traffic::Scope::All))->click();
        m_proxy.setRun({});
        applyFilter();
    });
    layout->addStretch();
    layout->addWidget(label, 0, Qt::AlignCenter);
    layout->addWidget(button, 0, Qt::AlignCenter);
    layout->addStretch();
    return page;
}

void NetworkPanel::connectModel()
{
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        &NetworkPanel::currentChanged);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &NetworkPanel::updateState);
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, &NetworkPanel::updateState);
    connect(&m_model, &QAbstractItemModel::modelReset, this, [this] {
        currentChanged();
        updateState();
    });
    connect(&m_model, &QAbstractItemModel::dataChanged, this,
        [this](const QModelIndex &first, const QModelIndex &last) {
            updateState();
            const int row = m_store.rowOf(currentExchange());
            if (row >= first.row() && row <= last.row())
                currentChanged(); // the answer that was waited for
        });
    connect(&m_model, &ExchangeListModel::waterfallStretched, m_table->viewport(),
        qOverload<>(&QWidget::update));
    connect(&m_theme, &Theme::changed, this, [this] {
        currentChanged();
        m_table->verticalHeader()->setDefaultSectionSize(m_theme.rowHeight());
        m_table->viewport()->update();
    });
}

// The less needed columns give way when there is little room.
void NetworkPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_table->setColumnHidden(ExchangeListModel::TypeColumn, width() < roomForType);
    m_table->setColumnHidden(ExchangeListModel::SizeColumn, width() < roomForSize);
}

void NetworkPanel::setRun(const QString &run)
{
    m_proxy.setRun(run);
    updateState();
}

void NetworkPanel::setFilterText(const QString &text)
{
    m_filter->setText(text);
    applyFilter();
}

void NetworkPanel::applyFilter()
{
    m_filterDelay->stop();
    auto filter = traffic::Filter::parse(m_filter->text());
    m_filterProblem->setVisible(!filter);
    m_filter->setProperty("problem", !filter);
    m_filter->style()->polish(m_filter);
    if (!filter) {
        // The last filter that made sense stays in force while this one is being typed.
        m_filterProblem->setText(tr("The filter is not complete: %1.").arg(filter.error().detail));
        return;
    }
    m_proxy.setFilter(*std::move(filter));
    updateState();
}

const http::Exchange *NetworkPanel::current() const
{
    const QModelIndex index = m_table->currentIndex();
    return index.isValid() ? &m_proxy.exchange(index.row()) : nullptr;
}

qint64 NetworkPanel::currentExchange() const
{
    const http::Exchange *exchange = current();
    return exchange ? exchange->id : 0;
}

void NetworkPanel::selectExchange(qint64 id)
{
    const int row = m_store.rowOf(id);
    if (row < 0)
        return;
    const QModelIndex index = m_proxy.mapFromSource(m_model.index(row, 0));
    m_table->setCurrentIndex(index);
    m_table->scrollTo(index);
}

// With the first row that shows: its tabs and views are half of the panel.
void NetworkPanel::makeDetails()
{
    m_details = new ExchangeDetails(m_store.redactor(), m_theme);
    connect(m_details, &ExchangeDetails::goToLine, this, &NetworkPanel::goToLine);
    m_splitter->addWidget(m_details);
    m_splitter->setStretchFactor(0, 2);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({2000, 1000}); // shares, until the user moves the handle
    m_details->setExchange(current());
}

void NetworkPanel::currentChanged()
{
    if (m_details)
        m_details->setExchange(current());
}

void NetworkPanel::updateState()
{
    const int all = m_model.rowCount();
    const int shown = m_proxy.rowCount();
    const Page page = all == 0 ? EmptyPage : shown == 0 ? NoMatchPage : TablePage;
    if (page == TablePage && !m_details)
        makeDetails();
    if (m_pages->currentIndex() != page)
        m_pages->setCurrentIndex(page);
    if (!m_countDelay->isActive())
        m_countDelay->start();
}

void NetworkPanel::updateCounts()
{
    const int all = m_model.rowCount();
    const int shown = m_proxy.rowCount();
    m_summary->setText(shown == all
            ? tr("%Ln request(s)", nullptr, all)
            : tr("%1 of %Ln request(s)", nullptr, all).arg(QLocale().toString(shown)));
    m_summary->setVisible(all > 0);
    makeRoomForNumber(all);
    emit countChanged(all);
}

// A number that is cut says something else. The column grows with the list and never shrinks
// under the user's hand.
void NetworkPanel::makeRoomForNumber(int number)
{
    const int padding = 2 * Theme::space(1);
    const int wanted = m_table->fontMetrics().horizontalAdvance(QString::number(number)) + padding;
    if (wanted > m_table->columnWidth(ExchangeListModel::NumberColumn))
        m_table->setColumnWidth(ExchangeListModel::NumberColumn, wanted);
}

void NetworkPanel::activate(const QModelIndex &index)
{
    const int line = index.data(ExchangeListModel::CodeLineRole).toInt();
    if (line > 0)
        emit goToLine(line);
}

void NetworkPanel::showContextMenu(const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("networkContextMenu"));
    fillMenu(*menu);
    menu->popup(m_table->viewport()->mapToGlobal(position));
}

void NetworkPanel::fillMenu(QMenu &menu)
{
    const http::Exchange *exchange = current();
    const int line = m_table->currentIndex().data(ExchangeListModel::CodeLineRole).toInt();
    QAction *go = menu.addAction(tr("Go to Code"), this, [this, line] { emit goToLine(line); });
    go->setEnabled(line > 0);
    menu.addSeparator();
    QMenu *copyMenu = menu.addMenu(tr("Copy As"));
    copyMenu->setEnabled(exchange != nullptr);
    QAction *url = menu.addAction(tr("Copy URL"), this, &NetworkPanel::copyUrls);
    url->setEnabled(exchange != nullptr);
    if (exchange) {
        addCopyActions(*copyMenu, *exchange, Secrets::Hidden);
        addCopyActions(*copyMenu->addMenu(tr("With Secrets")), *exchange, Secrets::Shown);
    }
    menu.addSeparator();
    const bool any = m_proxy.rowCount() > 0 && !m_export;
    menu.addAction(tr("Export HAR\u2026"), this, [this] { askForHar(Secrets::Hidden); })
        ->setEnabled(any);
    menu.addAction(tr("Export HAR with Secrets\u2026"), this, [this] { confirmSecretExport(); })
        ->setEnabled(any);
    if (m_export)
        menu.addAction(tr("Stop the Export"), m_export, &traffic::HarExport::cancel);
    menu.addSeparator();
    menu.addAction(tr("Clear"), this, [this] { m_store.clear(); })
        ->setEnabled(m_model.rowCount() > 0);
}

void NetworkPanel::addCopyActions(QMenu &menu, const http::Exchange &exchange, Secrets secrets)
{
    using Format = QString (*)(const http::Exchange &);
    const std::pair<QString, Format> formats[] = {{tr("cURL (Bash)"), &traffic::toCurlCommand},
        {tr("cURL (PowerShell)"), &traffic::toPowerShellCommand},
        {tr("HTTPie"), &traffic::toHttpieCommand}, {tr("Connector Ruby"), &traffic::toRubyRequest},
        {tr("Raw Request"), &traffic::toRawRequest}, {tr("Raw Response"), &traffic::toRawResponse}};
    for (const auto &[name, format] : formats) {
        menu.addAction(name, this, [this, id = exchange.id, format = format, secrets] {
            const http::Exchange *chosen = m_store.find(id);
            if (!chosen)
                return;
            copy(format(secrets == Secrets::Hidden
                    ? m_store.redactor().redact(*chosen, largestCopied)
                    : *chosen));
        });
    }
}

void NetworkPanel::copy(const QString &text)
{
    QGuiApplication::clipboard()->setText(text);
    emit statusMessage(tr("Copied to the clipboard."));
}

void NetworkPanel::copyUrls()
{
    QStringList urls;
    QModelIndexList rows = m_table->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    for (const QModelIndex &row : std::as_const(rows))
        urls.append(row.data(ExchangeListModel::UrlRole).toString());
    if (!urls.isEmpty())
        copy(urls.join(QLatin1Char('\n')));
}

void NetworkPanel::exportHar(const QString &path, Secrets secrets)
{
    if (m_export)
        return;
    traffic::HarExport::Order order;
    order.path = path;
    for (int row = 0; row < m_proxy.rowCount(); ++row)
        order.exchanges.append(m_proxy.exchange(row));
    if (secrets == Secrets::Hidden)
        order.redactor = m_store.redactor();
    order.creatorVersion = QCoreApplication::applicationVersion();
    m_export = new traffic::HarExport(std::move(order), this);
    connect(m_export, &traffic::HarExport::progressed, this,
        [this](qsizetype written, qsizetype total) {
            emit statusMessage(tr("Exporting request %1 of %2\u2026").arg(written).arg(total));
        });
    connect(m_export, &traffic::HarExport::finished, this,
        [this, path](const std::optional<Error> &error) { harEnded(path, error); });
    m_export->start();
}

void NetworkPanel::harEnded(const QString &path, const std::optional<Error> &error)
{
    std::exchange(m_export, nullptr)->deleteLater();
    if (!error)
        emit statusMessage(tr("The requests were exported to %1.").arg(path));
    else if (error->code == ErrorCode::Cancelled)
        emit statusMessage(tr("The export was stopped. Nothing was written."));
    else
        emit statusMessage(tr("The requests could not be exported: %1").arg(error->detail));
    emit harExported(!error);
}

void NetworkPanel::askForHar(Secrets secrets)
{
    auto *dialog = new QFileDialog(this, tr("Export requests"));
    dialog->setObjectName(QStringLiteral("networkHarDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("har"));
    dialog->setNameFilter(tr("HTTP archives (*.har)"));
    dialog->selectFile(QStringLiteral("requests.har"));
    connect(dialog, &QFileDialog::fileSelected, this,
        [this, secrets](const QString &path) { exportHar(path, secrets); });
    dialog->open();
}

void NetworkPanel::confirmSecretExport()
{
    auto *question = new QMessageBox(QMessageBox::Warning, tr("Export with secrets"),
        tr("The file will contain passwords, keys and tokens as they were sent. Export it "
           "anyway?"),
        QMessageBox::Yes | QMessageBox::No, this);
    question->setObjectName(QStringLiteral("networkSecretQuestion"));
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setDefaultButton(QMessageBox::No);
    connect(question, &QMessageBox::finished, this, [this](int answer) {
        if (answer == QMessageBox::Yes)
            askForHar(Secrets::Shown);
    });
    question->open();
}

} // namespace patchbay::app
