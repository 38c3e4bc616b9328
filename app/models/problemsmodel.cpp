// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/problemsmodel.h"

#include <algorithm>

namespace patchbay::app
{

using language::Diagnostic;
using language::Severity;

ProblemsModel::ProblemsModel(QObject *parent)
    : QAbstractTableModel(parent)
{ }

void ProblemsModel::setDiagnostics(const QList<Diagnostic> &diagnostics)
{
    // Typing moves findings far more often than it makes or ends them: selection survives that.
    const bool same = std::equal(diagnostics.begin(), diagnostics.end(), m_diagnostics.begin(),
        m_diagnostics.end(), [](const Diagnostic &a, const Diagnostic &b) {
            return a.code == b.code && a.message == b.message;
        });
    if (same) {
        m_diagnostics = diagnostics;
        if (!m_diagnostics.isEmpty())
            emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_diagnostics = diagnostics;
    endResetModel();
    emit countsChanged(count(Severity::Error), count(Severity::Warning));
}

int ProblemsModel::count(Severity severity) const
{
    return int(std::count_if(m_diagnostics.begin(), m_diagnostics.end(),
        [severity](const Diagnostic &diagnostic) { return diagnostic.severity == severity; }));
}

int ProblemsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_diagnostics.size());
}

int ProblemsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString ProblemsModel::severityName(Severity severity) const
{
    switch (severity) {
    case Severity::Error:
        return tr("Error");
    case Severity::Warning:
        return tr("Warning");
    case Severity::Info:
        break;
    }
    return tr("Note");
}

QVariant ProblemsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Diagnostic &found = m_diagnostics.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == SeverityColumn)
            return severityName(found.severity);
        if (index.column() == MessageColumn)
            return found.message;
        return found.range.firstLine;
    case Qt::ToolTipRole:
        return QString(found.message + QStringLiteral(" [") + found.code + QLatin1Char(']'));
    case Qt::AccessibleTextRole:
        return tr("%1: %2, line %3")
            .arg(severityName(found.severity), found.message)
            .arg(found.range.firstLine);
    case OffsetRole:
        return found.range.begin;
    case SeverityRole:
        return int(found.severity);
    case CodeRole:
        return found.code;
    default:
        return {};
    }
}

QVariant ProblemsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case SeverityColumn:
        return tr("Severity");
    case MessageColumn:
        return tr("Problem");
    case LineColumn:
        return tr("Line");
    default:
        return {};
    }
}

} // namespace patchbay::app
