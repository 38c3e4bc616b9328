// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/preview/pilltreemodel.h"

namespace patchbay::app
{

PillTreeModel::PillTreeModel(QObject *parent)
    : QAbstractItemModel(parent)
{ }

void PillTreeModel::setPills(const QList<schema::Pill> &pills)
{
    beginResetModel();
    m_root.children.clear();
    fill(m_root, pills);
    endResetModel();
}

void PillTreeModel::fill(Node &node, const QList<schema::Pill> &pills)
{
    for (const schema::Pill &pill : pills) {
        auto child = std::make_unique<Node>();
        child->pill = pill;
        child->pill.children.clear();
        child->parent = &node;
        child->row = static_cast<int>(node.children.size());
        fill(*child, pill.children);
        node.children.push_back(std::move(child));
    }
}

const PillTreeModel::Node *PillTreeModel::nodeOf(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<const Node *>(index.constInternalPointer()) : &m_root;
}

QModelIndex PillTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, nodeOf(parent)->children[static_cast<std::size_t>(row)].get());
}

QModelIndex PillTreeModel::parent(const QModelIndex &child) const
{
    if (!child.isValid())
        return {};
    const Node *above = nodeOf(child)->parent;
    return above && above != &m_root ? createIndex(above->row, 0, above) : QModelIndex();
}

int PillTreeModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : static_cast<int>(nodeOf(parent)->children.size());
}

int PillTreeModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant PillTreeModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const schema::Pill &pill = nodeOf(index)->pill;
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == SampleColumn)
            return pill.sample;
        if (pill.typeName == QLatin1String("list_size"))
            return tr("List size");
        if (pill.typeName == QLatin1String("list_index"))
            return tr("List index");
        return pill.label;
    case Qt::ToolTipRole:
        if (pill.brokenName)
            return tr("The name “%1” has characters that break data pills on the platform.")
                .arg(pill.name);
        return pill.path.join(QLatin1Char('.'));
    case Qt::AccessibleDescriptionRole:
        return tr("%1, %2").arg(pill.typeName, pill.path.join(QLatin1Char('.')));
    case TypeRole:
        return pill.typeName;
    case PathRole:
        return pill.path;
    case BrokenRole:
        return pill.brokenName;
    default:
        return {};
    }
}

QVariant PillTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == LabelColumn ? tr("Field") : tr("Sample");
}

} // namespace patchbay::app
