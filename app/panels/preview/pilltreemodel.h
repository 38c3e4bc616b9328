// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/schema/datatree.h"

#include <QAbstractItemModel>

#include <memory>
#include <vector>

namespace patchbay::app
{

// The output of an operation as a tree of data pills with sample values
// (structure-and-schema.md §12). UI thread.
class PillTreeModel final : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Column { LabelColumn, SampleColumn, ColumnCount };
    enum Role { TypeRole = Qt::UserRole + 1, PathRole, BrokenRole };

    explicit PillTreeModel(QObject *parent = nullptr);

    void setPills(const QList<schema::Pill> &pills);

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Node
    {
        schema::Pill pill; // without children
        Node *parent = nullptr;
        int row = 0;
        std::vector<std::unique_ptr<Node>> children;
    };

    static void fill(Node &node, const QList<schema::Pill> &pills);
    const Node *nodeOf(const QModelIndex &index) const;

    Node m_root;
};

} // namespace patchbay::app
