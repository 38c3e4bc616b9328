// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/exchangelistmodel.h"

#include "app/models/quantities.h"
#include "runtime/http/decoding.h"

#include <algorithm>

namespace patchbay
{

ExchangeOutcome outcomeOf(const http::Exchange &exchange)
{
    if (!exchange.finished)
        return ExchangeOutcome::Pending;
    if (exchange.failure || exchange.status == 0)
        return ExchangeOutcome::Failed;
    if (exchange.status >= 500)
        return ExchangeOutcome::ServerError;
    if (exchange.status >= 400)
        return ExchangeOutcome::ClientError;
    return exchange.status >= 300 ? ExchangeOutcome::Redirect : ExchangeOutcome::Success;
}

int codeLineOf(const http::Exchange &exchange)
{
    return exchange.forcedLine > 0 ? exchange.forcedLine : exchange.declaredLine;
}

QByteArray contentTypeOf(const http::Exchange &exchange)
{
    const QByteArray type = http::mediaType(exchange.responseHeaders);
    return type.mid(type.indexOf('/') + 1);
}

ExchangeListModel::ExchangeListModel(traffic::ExchangeStore &store, QObject *parent)
    : QAbstractTableModel(parent)
    , m_store(store)
{
    using traffic::ExchangeStore;
    for (int row = 0; row < store.count(); ++row)
        note(store.at(row));
    for (int row = 0; row < store.count(); ++row)
        stretchRun(store.at(row));
    connect(&store, &ExchangeStore::aboutToAppend, this,
        [this](int row) { beginInsertRows({}, row, row); });
    connect(&store, &ExchangeStore::appended, this, &ExchangeListModel::rowAppended);
    connect(&store, &ExchangeStore::updated, this, &ExchangeListModel::rowUpdated);
    connect(&store, &ExchangeStore::aboutToRemoveFirst, this,
        [this](int count) { beginRemoveRows({}, 0, count - 1); });
    connect(&store, &ExchangeStore::removedFirst, this, [this](int count) {
        m_numbers.erase(m_numbers.begin(), m_numbers.begin() + count);
        endRemoveRows();
    });
    connect(&store, &ExchangeStore::aboutToClear, this, [this] { beginResetModel(); });
    connect(&store, &ExchangeStore::cleared, this, [this] {
        m_runs.clear();
        m_numbers.clear();
        endResetModel();
    });
}

int ExchangeListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_numbers.size());
}

int ExchangeListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

void ExchangeListModel::note(const http::Exchange &exchange)
{
    RunSpan &run = m_runs[exchange.run];
    if (run.count == 0)
        run.startMs = exchange.startedAt.toMSecsSinceEpoch();
    m_numbers.push_back(++run.count);
}

// A longer run moves all of its bars. That is told by a signal of its own: announcing it as changed
// data would cost as much as there are rows, again and again.
void ExchangeListModel::stretchRun(const http::Exchange &exchange)
{
    RunSpan &run = m_runs[exchange.run];
    const auto offset = static_cast<double>(exchange.startedAt.toMSecsSinceEpoch() - run.startMs);
    const double end = offset + std::max(0.0, toMilliseconds(exchange.timing.total));
    if (end <= run.lengthMs)
        return;
    run.lengthMs = end;
    emit waterfallStretched();
}

void ExchangeListModel::rowAppended(int row)
{
    note(m_store.at(row));
    endInsertRows();
    stretchRun(m_store.at(row));
}

void ExchangeListModel::rowUpdated(int row)
{
    emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
    stretchRun(m_store.at(row));
}

WaterfallBar ExchangeListModel::bar(const http::Exchange &exchange) const
{
    const RunSpan run = m_runs.value(exchange.run);
    const double length = std::max(run.lengthMs, 1.0);
    const auto start = static_cast<double>(exchange.startedAt.toMSecsSinceEpoch() - run.startMs);
    const auto fraction = [&](double ms) { return std::clamp((start + ms) / length, 0.0, 1.0); };
    if (!exchange.finished)
        return {fraction(0), 1, 1};
    const double total = std::max(0.0, toMilliseconds(exchange.timing.total));
    const double wait = std::clamp(toMilliseconds(exchange.timing.sent), 0.0, total);
    return {fraction(0), fraction(wait), fraction(total)};
}

QVariant ExchangeListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const http::Exchange &exchange = m_store.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(exchange, index.row(), index.column());
    case Qt::ToolTipRole:
        return toolTip(exchange, index.column());
    case Qt::AccessibleTextRole:
        return accessibleText(exchange, index.row(), index.column());
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | Qt::AlignLeft);
    case IdRole:
        return exchange.id;
    case OutcomeRole:
        return static_cast<int>(outcomeOf(exchange));
    case DepthRole:
        return m_store.depthOf(index.row());
    case WaterfallRole:
        return QVariant::fromValue(bar(exchange));
    case StatusRole:
        return exchange.status;
    case RunRole:
        return exchange.run;
    case UrlRole:
        return QString::fromUtf8(m_store.redactor().redact(exchange.url));
    case CodeLineRole:
        return codeLineOf(exchange);
    default:
        return {};
    }
}

QVariant ExchangeListModel::text(const http::Exchange &exchange, int row, int column) const
{
    switch (column) {
    case NumberColumn:
        return m_numbers[static_cast<size_t>(row)];
    case PhaseColumn:
        return phaseText(exchange);
    case MethodColumn:
        return QString::fromUtf8(exchange.method);
    case UrlColumn:
        return urlText(exchange);
    case StatusColumn:
        return statusText(exchange);
    case TypeColumn:
        return QString::fromUtf8(contentTypeOf(exchange));
    case SizeColumn:
        return exchange.finished ? sizeText(exchange.responseBody.size()) : QString();
    case TimeColumn:
        return exchange.finished ? durationText(exchange.timing.total) : QString();
    case LineColumn: {
        const int line = codeLineOf(exchange);
        return line > 0 ? QVariant(line) : QVariant();
    }
    default:
        return {};
    }
}

// Path and query; the host in front where it differs from that of the row's parent or run is in
// the tool tip.
QString ExchangeListModel::urlText(const http::Exchange &exchange) const
{
    const QByteArray url = m_store.redactor().redact(exchange.url);
    const qsizetype authority = url.indexOf("://") + 3;
    const qsizetype path = url.indexOf('/', authority);
    return QString::fromUtf8(path < 0 ? url.mid(authority) : url.mid(path));
}

QString ExchangeListModel::phaseText(const http::Exchange &exchange) const
{
    QString phase = exchange.phase;
    return phase.replace(QLatin1Char('_'), QLatin1Char(' '));
}

QString ExchangeListModel::statusText(const http::Exchange &exchange) const
{
    switch (outcomeOf(exchange)) {
    case ExchangeOutcome::Pending:
        return tr("waiting");
    case ExchangeOutcome::Failed:
        return failureWord(exchange.failure ? exchange.failure->kind : http::FailureKind::Other);
    default:
        return QString::number(exchange.status);
    }
}

QString ExchangeListModel::toolTip(const http::Exchange &exchange, int column) const
{
    switch (column) {
    case UrlColumn:
        return QString::fromUtf8(m_store.redactor().redact(exchange.url));
    case StatusColumn:
        return exchange.failure ? m_store.redactor().redact(exchange.failure->detail)
                                : QString::fromUtf8(exchange.reason);
    case PhaseColumn:
        return exchange.lambda;
    case LineColumn:
        return exchange.forcedLine > 0 && exchange.declaredLine > 0
            ? tr("Written in line %1, sent when line %2 needed the answer.")
                  .arg(exchange.declaredLine)
                  .arg(exchange.forcedLine)
            : QString();
    default:
        return {};
    }
}

// The waterfall says nothing to a reader of the screen, so it speaks.
QString ExchangeListModel::accessibleText(const http::Exchange &exchange, int row, int column) const
{
    if (column != WaterfallColumn)
        return text(exchange, row, column).toString();
    const RunSpan run = m_runs.value(exchange.run);
    const auto start = exchange.startedAt.toMSecsSinceEpoch() - run.startMs;
    return tr("began %1 after the first request, took %2")
        .arg(durationText(std::chrono::milliseconds(start)), durationText(exchange.timing.total));
}

QVariant ExchangeListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | Qt::AlignLeft);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NumberColumn:
        return tr("#", "number of a request");
    case PhaseColumn:
        return tr("Phase");
    case MethodColumn:
        return tr("Method");
    case UrlColumn:
        return tr("URL");
    case StatusColumn:
        return tr("Status");
    case TypeColumn:
        return tr("Type");
    case SizeColumn:
        return tr("Size");
    case TimeColumn:
        return tr("Time");
    case LineColumn:
        return tr("Line");
    case WaterfallColumn:
        return tr("Waterfall");
    default:
        return {};
    }
}

} // namespace patchbay
