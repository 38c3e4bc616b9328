// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/consolemodel.h"

#include <QLocale>

#include <algorithm>
#include <utility>

namespace patchbay
{

namespace
{

constexpr int defaultMaxLines = 50'000;
constexpr int gatheredMs = 30; // about two frames of the screen

} // namespace

ConsoleModel::ConsoleModel(QObject *parent)
    : ConsoleModel(defaultMaxLines, parent)
{ }

ConsoleModel::ConsoleModel(int maxLines, QObject *parent)
    : QAbstractTableModel(parent)
    , m_maxLines(std::max(maxLines, 1))
{
    m_flushing.setSingleShot(true);
    m_flushing.setInterval(gatheredMs);
    connect(&m_flushing, &QTimer::timeout, this, &ConsoleModel::flush);
}

void ConsoleModel::beginRun(const QString &title, const QDateTime &at)
{
    gather({Level::Run, title, 0, at});
}

void ConsoleModel::append(const engine::ConsoleLine &line)
{
    QString text = line.text;
    if (text.endsWith(QLatin1Char('\n')))
        text.chop(1);
    const Level level = line.error ? Level::Error : Level::Output;
    for (const QString &part : text.split(QLatin1Char('\n')))
        gather({level, part, line.line, line.at});
}

void ConsoleModel::appendWarning(const QString &text, int codeLine, const QDateTime &at)
{
    gather({Level::Warning, text, codeLine, at});
}

void ConsoleModel::clear()
{
    m_flushing.stop();
    beginResetModel();
    m_gathered.clear();
    m_entries.clear();
    endResetModel();
}

void ConsoleModel::gather(Entry entry)
{
    m_gathered.push_back(std::move(entry));
    if (static_cast<int>(m_gathered.size()) > m_maxLines)
        m_gathered.pop_front();
    if (!m_flushing.isActive())
        m_flushing.start();
}

void ConsoleModel::flush()
{
    m_flushing.stop();
    if (m_gathered.empty())
        return;
    const std::deque<Entry> coming = std::exchange(m_gathered, {});
    const int count = static_cast<int>(coming.size());
    makeRoom(count);
    const int first = rowCount();
    beginInsertRows({}, first, first + count - 1);
    m_entries.insert(m_entries.end(), coming.begin(), coming.end());
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
