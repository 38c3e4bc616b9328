// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QStringList>

namespace patchbay::app
{

class ActionRegistry;

// Every command with its key, by category and name. Borrows the registry; follows its changes.
class ShortcutsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { CommandColumn, ShortcutColumn, StateColumn, ColumnCount };
    enum Role { IdRole = Qt::UserRole + 1, ConflictRole }; // ConflictRole: names of the others

    explicit ShortcutsModel(ActionRegistry &actions, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(
        int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    QString nameOf(const QString &id) const; // "Run: Stop"
    int conflictCount() const; // commands that share their key with another one

private:
    QStringList conflictsOf(const QString &id) const;
    QString stateOf(const QString &id) const;

    ActionRegistry &m_actions;
    QStringList m_ids;
};

} // namespace patchbay::app
