// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/traffic/exchangestore.h"

#include <QAbstractTableModel>

#include <deque>

namespace patchbay
{

// How an exchange went, for colours, shapes and words in views.
enum class ExchangeOutcome { Pending, Success, Redirect, ClientError, ServerError, Failed };

// Where a bar of the waterfall lies, as fractions of the time its run took.
struct WaterfallBar
{
    double start = 0;
    double firstByte = 0; // until here it waited
    double end = 0;
};

// The exchange store as a table, one row an exchange, in the order they began. Rows that follow
// from another one (redirect, retry, refresh) carry their depth. Borrows the store.
class ExchangeListModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column {
        NumberColumn,
        PhaseColumn,
        MethodColumn,
        UrlColumn,
        StatusColumn,
        TypeColumn,
        SizeColumn,
        TimeColumn,
        LineColumn,
        WaterfallColumn,
        ColumnCount
    };
    enum Role {
        IdRole = Qt::UserRole + 1,
        OutcomeRole, // int(ExchangeOutcome)
        DepthRole, // 0 for a request of its own
        WaterfallRole, // WaterfallBar
        StatusRole, // the number; 0 without an answer
        RunRole,
        UrlRole, // the whole URL, secrets hidden
        CodeLineRole, // where to go in the source; 0 = unknown
    };

    explicit ExchangeListModel(traffic::ExchangeStore &store, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    const http::Exchange &exchange(int row) const { return m_store.at(row); }
    const traffic::ExchangeStore &store() const { return m_store; }

signals:
    // The bars of a run's rows moved; rows are not reported as changed for it.
    void waterfallStretched();

private:
    struct RunSpan
    {
        qint64 startMs = 0; // since the epoch
        double lengthMs = 0;
        int count = 0;
    };

    void rowAppended(int row);
    void rowUpdated(int row);
    void note(const http::Exchange &exchange);
    void stretchRun(const http::Exchange &exchange);
    QVariant text(const http::Exchange &exchange, int row, int column) const;
    QString accessibleText(const http::Exchange &exchange, int row, int column) const;
    QString urlText(const http::Exchange &exchange) const;
    QString phaseText(const http::Exchange &exchange) const;
    QString statusText(const http::Exchange &exchange) const;
    QString toolTip(const http::Exchange &exchange, int column) const;
    WaterfallBar bar(const http::Exchange &exchange) const;

    traffic::ExchangeStore &m_store;
    QHash<QString, RunSpan> m_runs;
    std::deque<int> m_numbers; // within its run, from 1; parallel to the store's rows
};

ExchangeOutcome outcomeOf(const http::Exchange &exchange);
// The line where its answer was needed, or where it was written; 0 = unknown.
int codeLineOf(const http::Exchange &exchange);
// What the answer is, without its family: json, xml, png.
QByteArray contentTypeOf(const http::Exchange &exchange);

} // namespace patchbay

Q_DECLARE_METATYPE(patchbay::WaterfallBar)
