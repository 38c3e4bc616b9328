// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/engine/run.h"

#include <QAbstractTableModel>
#include <QDateTime>
#include <QTimer>

#include <deque>

namespace patchbay
{

// What connector code printed, with where from, run after run. Old lines go first when there are
// too many. One thread.
class ConsoleModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { TimeColumn, TextColumn, LineColumn, ColumnCount };
    enum class Level { Run, Output, Warning, Error };
    enum Role {
        LevelRole = Qt::UserRole + 1, // int(Level)
        CodeLineRole, // of the source; 0 = unknown
        FullTextRole, // DisplayRole cuts very long lines
    };
    static constexpr int longestShown = 2000; // characters

    explicit ConsoleModel(QObject *parent = nullptr);
    explicit ConsoleModel(int maxLines, QObject *parent = nullptr);

    // Lines are gathered for a moment and become rows together: a loop that prints would hold up
    // the thread with a row at a time. Their order stays.
    void beginRun(const QString &title, const QDateTime &at);
    void append(const engine::ConsoleLine &line);
    void appendWarning(const QString &text, int codeLine, const QDateTime &at);
    void flush(); // what was gathered becomes rows now
    void clear();

    // Rows as text for the clipboard: whole lines, one a row.
    QString textOf(const QList<int> &rows) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Entry
    {
        Level level = Level::Output;
        QString text;
        int codeLine = 0;
        QDateTime at;
    };

    void gather(Entry entry);
    void makeRoom(int coming);
    QString accessibleText(const Entry &entry, int column) const;

    int m_maxLines;
    std::deque<Entry> m_entries;
    std::deque<Entry> m_gathered;
    QTimer m_flushing;
};

} // namespace patchbay
