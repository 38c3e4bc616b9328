// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/consolemodel.h"

#include <QLocale>

#include <algorithm>

namespace patchbay
{

namespace
{

constexpr int defaultMaxLines = 50'000;

}

ConsoleModel::ConsoleModel(QObject *parent)
    : ConsoleModel(defaultMaxLines, parent)
{ }

ConsoleModel::ConsoleModel(int maxLines, QObject *parent)
    : QAbstractTableModel(parent)
    , m_maxLines(std::max(maxLines, 1))
{ }

void ConsoleModel::beginRun(const QString &title, const QDateTime &at)
{
    add({{Level::Run, title, 0, at}});
}

void ConsoleModel::append(const engine::ConsoleLine &line)
{
    QString text = line.text;
    if (text.endsWith(QLatin1Char('\n')))
        text.chop(1);
    const Level level = line.error ? Level::Error : Level::Output;
    QList<Entry> entries;
    for (const QString &part : text.split(QLatin1Char('\n')))
        entries.append({level, part, line.line, line.at});
    add(std::move(entries));
}

void ConsoleModel::appendWarning(const QString &text, int codeLine, const QDateTime &at)
{
    add({{Level::Warning, text, codeLine, at}});
}

void ConsoleModel::clear()
{
    beginResetModel();
    m_entries.clear();
    endResetModel();
}

void ConsoleModel::add(QList<Entry> entries)
{
    if (entries.size() > m_maxLines)
        entries = entries.mid(entries.size() - m_maxLines);
    makeRoom(static_cast<int>(entries.size()));
    const int first = rowCount();
    beginInsertRows({}, first, first + static_cast<int>(entries.size()) - 1);
    std::move(entries.begin(), entries.end(), std::back_inserter(m_entries));
    endInsertRows();
}

// Drops a tenth at once, so that a full console does not shift its rows for every new line.
void ConsoleModel::makeRoom(int coming)
{
    if (rowCount() + coming <= m_maxLines)
        return;
    const int leaving = std::min(rowCount(), std::max(coming, m_maxLines / 10));
    if (leaving == 0)
        return;
    beginRemoveRows({}, 0, leaving - 1);
    m_entries.erase(m_entries.begin(), m_entries.begin() + leaving);
    endRemoveRows();
}

QString ConsoleModel::textOf(const QList<int> &rows) const
{
    QStringList lines;
    for (const int row : rows) {
        if (row >= 0 && row < rowCount())
            lines.append(m_entries[static_cast<size_t>(row)].text);
    }
    return lines.join(QLatin1Char('\n'));
}

int ConsoleModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

int ConsoleModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant ConsoleModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Entry &entry = m_entries[static_cast<size_t>(index.row())];
    switch (role) {
    case LevelRole:
        return static_cast<int>(entry.level);
    case CodeLineRole:
        return entry.codeLine;
    case FullTextRole:
        return entry.text;
    case Qt::AccessibleTextRole:
        return accessibleText(entry, index.column());
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    switch (index.column()) {
    case TimeColumn:
        return entry.at.isValid() ? entry.at.toLocalTime().toString(QStringLiteral("HH:mm:ss"))
                                  : QString();
    case TextColumn:
        return entry.text.size() > longestShown
            ? QString(entry.text.left(longestShown) + QChar(0x2026))
            : entry.text;
    case LineColumn:
        return entry.codeLine > 0 ? tr("line %1").arg(entry.codeLine) : QString();
    default:
        return {};
    }
}

// The level is told by colour and sign on the screen; a reader hears it.
QString ConsoleModel::accessibleText(const Entry &entry, int column) const
{
    if (column != TextColumn)
        return {};
    switch (entry.level) {
    case Level::Error:
        return tr("Error output: %1").arg(entry.text.left(longestShown));
    case Level::Warning:
        return tr("Warning: %1").arg(entry.text.left(longestShown));
    case Level::Run:
    case Level::Output:
        break;
    }
    return entry.text.left(longestShown);
}

QVariant ConsoleModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TimeColumn:
        return tr("Time");
    case TextColumn:
        return tr("Text");
    case LineColumn:
        return tr("Source");
    default:
        return {};
    }
}

} // namespace patchbay
