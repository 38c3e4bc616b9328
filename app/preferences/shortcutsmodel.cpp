// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/preferences/shortcutsmodel.h"

#include "app/actions/actionregistry.h"
#include "app/actions/menutext.h"

#include <algorithm>

namespace patchbay::app
{

ShortcutsModel::ShortcutsModel(ActionRegistry &actions, QObject *parent)
    : QAbstractTableModel(parent)
    , m_actions(actions)
    , m_ids(actions.ids())
{
    std::stable_sort(m_ids.begin(), m_ids.end(), [this](const QString &a, const QString &b) {
        return QString::localeAwareCompare(nameOf(a), nameOf(b)) < 0;
    });
    // One command's key may end or begin a conflict of any other.
    connect(&actions, &ActionRegistry::shortcutChanged, this, [this] {
        if (!m_ids.isEmpty())
            emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    });
}

int ShortcutsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_ids.size());
}

int ShortcutsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(ColumnCount);
}

QString ShortcutsModel::nameOf(const QString &id) const
{
    const ActionSpec *spec = m_actions.spec(id);
    if (!spec)
        return id;
    return tr("%1: %2", "category and name of a command")
        .arg(spec->category, withoutMenuMark(spec->text));
}

QStringList ShortcutsModel::conflictsOf(const QString &id) const
{
    QStringList names;
    for (const QString &other : m_actions.conflicts(id, m_actions.shortcut(id)))
        names.append(nameOf(other));
    return names;
}

int ShortcutsModel::conflictCount() const
{
    return static_cast<int>(std::count_if(m_ids.begin(), m_ids.end(), [this](const QString &id) {
        return !m_actions.conflicts(id, m_actions.shortcut(id)).isEmpty();
    }));
}

QString ShortcutsModel::stateOf(const QString &id) const
{
    const QStringList others = conflictsOf(id);
    if (!others.isEmpty())
        return QString::fromUtf8("\u25B2 ") + tr("also %1").arg(others.join(QStringLiteral(", ")));
    return m_actions.isDefaultShortcut(id) ? QString() : tr("changed");
}

QVariant ShortcutsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const QString &id = m_ids.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == CommandColumn)
            return nameOf(id);
        if (index.column() == ShortcutColumn)
            return m_actions.shortcut(id).toString(QKeySequence::NativeText);
        return stateOf(id);
    case Qt::ToolTipRole:
    case IdRole:
        return id;
    case ConflictRole:
        return conflictsOf(id);
    default:
        return {};
    }
}

QVariant ShortcutsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case CommandColumn:
        return tr("Command");
    case ShortcutColumn:
        return tr("Key");
    case StateColumn:
        return tr("State");
    default:
        return {};
    }
}

} // namespace patchbay::app
