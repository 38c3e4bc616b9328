// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/base/result.h"

#include <QAbstractItemModel>
#include <QByteArray>

#include <memory>

namespace patchbay
{

// JSON as a tree of keys and values, numbers spelled exactly as they came. Read-only.
class JsonTreeModel final : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Column { KeyColumn, ValueColumn, ColumnCount };
    enum class Type { Object, Array, String, Number, Word };
    enum Role {
        TypeRole = Qt::UserRole + 1, // int(Type)
        PathRole, // "items[0].name"
    };
    static constexpr qint64 largestText = qint64(8) << 20;

    explicit JsonTreeModel(QObject *parent = nullptr);
    ~JsonTreeModel() override;

    // Malformed text and text beyond `largestText` (TooLarge) leave the model empty.
    Result<void> setText(const QByteArray &text);
    // What a value is copied as: JSON without the quotes of a string.
    QString valueText(const QModelIndex &index) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Node;
    class Builder;
    const Node *nodeAt(const QModelIndex &index) const;
    QString pathOf(const Node *node) const;

    std::unique_ptr<Node> m_root;
};

} // namespace patchbay
