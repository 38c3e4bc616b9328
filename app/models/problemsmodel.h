// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/language/outline.h"

#include <QAbstractTableModel>

namespace patchbay::app
{

// Everything found in the connector's source, by position.
class ProblemsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { SeverityColumn, MessageColumn, LineColumn, ColumnCount };
    enum Role { OffsetRole = Qt::UserRole + 1, SeverityRole, CodeRole };

    explicit ProblemsModel(QObject *parent = nullptr);

    void setDiagnostics(const QList<language::Diagnostic> &diagnostics);
    int count(language::Severity severity) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(
        int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

signals:
    void countsChanged(int errors, int warnings);

private:
    QString severityName(language::Severity severity) const;

    QList<language::Diagnostic> m_diagnostics;
};

} // namespace patchbay::app
