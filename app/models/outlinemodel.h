// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/language/outline.h"

#include <QAbstractItemModel>
#include <QHash>

#include <memory>
#include <vector>

namespace patchbay::app
{

// The connector as a tree by SDK meaning. A new analysis changes only the rows that differ, so
// that views keep what is expanded and selected.
class OutlineModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Role {
        PathRole = Qt::UserRole + 1,
        OffsetRole, // byte where the key begins
        KindRole, // language::NodeKind
        BadgeRole, // Badge
        BadgeTextRole, // what stands on the right: badge, verbs or count
        ProblemCountRole,
        WorstSeverityRole, // language::Severity, -1 without problems
    };
    // How the last run of a node ended; told by shape, word and colour.
    enum class Badge { None, Passed, Failed, Stale, NeverRun };
    Q_ENUM(Badge)
    struct BadgeInfo
    {
        Badge badge = Badge::None;
        QString text; // "422", "live"
    };

    explicit OutlineModel(QObject *parent = nullptr);
    ~OutlineModel() override;

    void setAnalysis(const language::Analysis &analysis);
    // By path.
    void setBadges(const QHash<QString, BadgeInfo> &badges);

    QModelIndex indexOf(const QString &path) const;
    // The innermost node at a byte offset.
    QModelIndex indexAt(int offset) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    struct Item;
    Item *itemOf(const QModelIndex &index) const;
    QModelIndex indexOfItem(const Item *item) const;
    void synchronise(Item &parent, const QList<language::OutlineNode> &nodes);
    void insert(Item &parent, int row, const language::OutlineNode &node);
    void notify(Item &item);
    int problems(const Item &item, int *worst) const;
    QString badgeText(const Item &item) const;
    QString spokenBadge(const Item &item) const;
    QString displayName(const Item &item) const;

    std::unique_ptr<Item> m_root;
    QHash<QString, BadgeInfo> m_badges;
    QList<language::Diagnostic> m_diagnostics;
};

} // namespace patchbay::app
