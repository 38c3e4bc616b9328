// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/outlinemodel.h"

#include <algorithm>

namespace patchbay::app
{

using language::NodeKind;
using language::OutlineNode;

struct OutlineModel::Item
{
    OutlineNode node; // without its children
    Item *parent = nullptr;
    std::vector<std::unique_ptr<Item>> children;

    int row() const
    {
        for (std::size_t i = 0; parent && i < parent->children.size(); ++i) {
            if (parent->children[i].get() == this)
                return int(i);
        }
        return 0;
    }
};

namespace
{

OutlineNode withoutChildren(const OutlineNode &node)
{
    OutlineNode copy = node;
    copy.children.clear();
    return copy;
}

} // namespace

OutlineModel::OutlineModel(QObject *parent)
    : QAbstractItemModel(parent)
    , m_root(std::make_unique<Item>())
{ }

OutlineModel::~OutlineModel() = default;

void OutlineModel::setAnalysis(const language::Analysis &analysis)
{
    m_diagnostics = analysis.diagnostics;
    synchronise(*m_root, analysis.outline);
    notify(*m_root);
}

void OutlineModel::setBadges(const QHash<QString, BadgeInfo> &badges)
{
    m_badges = badges;
    notify(*m_root);
}

// Rows are told apart by path; a path that comes twice (a duplicate key) is matched in order.
void OutlineModel::synchronise(Item &parent, const QList<OutlineNode> &nodes)
{
    const QModelIndex where = indexOfItem(&parent);
    for (int row = 0; row < nodes.size(); ++row) {
        const OutlineNode &node = nodes[row];
        auto begin = parent.children.begin() + row;
        const auto found = std::find_if(begin, parent.children.end(),
            [&](const std::unique_ptr<Item> &item) { return item->node.path == node.path; });
        if (found == parent.children.end()) {
            insert(parent, row, node);
            continue;
        }
        if (found != begin) {
            const auto from = int(found - parent.children.begin());
            beginMoveRows(where, from, from, where, row);
            std::rotate(begin, found, found + 1);
            endMoveRows();
        }
        Item &item = *parent.children[std::size_t(row)];
        item.node = withoutChildren(node);
        synchronise(item, node.children);
    }
    const auto count = int(parent.children.size());
    if (count > nodes.size()) {
        beginRemoveRows(where, int(nodes.size()), count - 1);
        parent.children.resize(std::size_t(nodes.size()));
        endRemoveRows();
    }
}

void OutlineModel::insert(Item &parent, int row, const OutlineNode &node)
{
    auto item = std::make_unique<Item>();
    item->node = withoutChildren(node);
    item->parent = &parent;
    Item &added = *item;
    beginInsertRows(indexOfItem(&parent), row, row);
    parent.children.insert(parent.children.begin() + row, std::move(item));
    endInsertRows();
    synchronise(added, node.children);
}

void OutlineModel::notify(Item &item)
{
    if (item.children.empty())
        return;
    emit dataChanged(
        indexOfItem(item.children.front().get()), indexOfItem(item.children.back().get()));
    for (const auto &child : item.children)
        notify(*child);
}

OutlineModel::Item *OutlineModel::itemOf(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<Item *>(index.internalPointer()) : m_root.get();
}

QModelIndex OutlineModel::indexOfItem(const Item *item) const
{
    return item->parent ? createIndex(item->row(), 0, item) : QModelIndex();
}

QModelIndex OutlineModel::indexOf(const QString &path) const
{
    const Item *item = m_root.get();
    while (item) {
        const Item *next = nullptr;
        for (const auto &child : item->children) {
            if (child->node.path == path)
                return indexOfItem(child.get());
            if (path.startsWith(child->node.path + QLatin1Char('.')))
                next = child.get();
        }
        item = next;
    }
    return {};
}

QModelIndex OutlineModel::indexAt(int offset) const
{
    const Item *item = m_root.get();
    while (true) {
        const auto found = std::find_if(item->children.begin(), item->children.end(),
            [offset](
                const std::unique_ptr<Item> &child) { return child->node.range.contains(offset); });
        if (found == item->children.end())
            return indexOfItem(item);
        item = found->get();
    }
}

QModelIndex OutlineModel::index(int row, int column, const QModelIndex &parent) const
{
    const Item *item = itemOf(parent);
    if (column != 0 || row < 0 || row >= int(item->children.size()))
        return {};
    return createIndex(row, 0, item->children[std::size_t(row)].get());
}

QModelIndex OutlineModel::parent(const QModelIndex &index) const
{
    return index.isValid() ? indexOfItem(itemOf(index)->parent) : QModelIndex();
}

int OutlineModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : int(itemOf(parent)->children.size());
}

int OutlineModel::columnCount(const QModelIndex &) const
{
    return 1;
}

int OutlineModel::problems(const Item &item, int *worst) const
{
    int count = 0;
    *worst = -1;
    for (const language::Diagnostic &diagnostic : m_diagnostics) {
        if (!item.node.range.contains(diagnostic.range.begin))
            continue;
        ++count;
        const auto severity = int(diagnostic.severity);
        *worst = *worst < 0 ? severity : std::min(*worst, severity);
    }
    return count;
}

QString OutlineModel::displayName(const Item &item) const
{
    if (item.parent != m_root.get())
        return item.node.name;
    static const QHash<QString, const char *> names{
        {QStringLiteral("title"), QT_TR_NOOP("Title")},
        {QStringLiteral("connection"), QT_TR_NOOP("Connection")},
        {QStringLiteral("test"), QT_TR_NOOP("Test")},
        {QStringLiteral("actions"), QT_TR_NOOP("Actions")},
        {QStringLiteral("triggers"), QT_TR_NOOP("Triggers")},
        {QStringLiteral("object_definitions"), QT_TR_NOOP("Object definitions")},
        {QStringLiteral("pick_lists"), QT_TR_NOOP("Pick lists")},
        {QStringLiteral("methods"), QT_TR_NOOP("Methods")},
        {QStringLiteral("streams"), QT_TR_NOOP("Streams")},
    };
    const char *name = names.value(item.node.name);
    return name ? tr(name) : item.node.name;
}

QString OutlineModel::badgeText(const Item &item) const
{
    const BadgeInfo badge = m_badges.value(item.node.path);
    if (badge.badge != Badge::None) {
        static const char *const shapes[] = {"", "\u2713", "\u2715", "\u25CF", "\u25CB"};
        const QString shape = QString::fromUtf8(shapes[int(badge.badge)]);
        return badge.text.isEmpty() ? shape : shape + QLatin1Char(' ') + badge.text;
    }
    int worst = -1;
    const int count = problems(item, &worst);
    if (count > 0)
        return QString::fromUtf8(
            worst == int(language::Severity::Error) ? "\u2715 %1" : "\u25B2 %1")
            .arg(count);
    if (!item.node.verbs.isEmpty())
        return item.node.verbs;
    if (item.node.kind == NodeKind::Section && !item.children.empty())
        return QString::number(item.children.size());
    return {};
}

// Shapes say nothing to a reader of the screen.
QString OutlineModel::spokenBadge(const Item &item) const
{
    const BadgeInfo badge = m_badges.value(item.node.path);
    switch (badge.badge) {
    case Badge::None:
        break;
    case Badge::Passed:
        return tr("last run passed");
    case Badge::Failed:
        return badge.text.isEmpty() ? tr("last run failed")
                                    : tr("last run failed with %1").arg(badge.text);
    case Badge::Stale:
        return tr("changed since its last run");
    case Badge::NeverRun:
        return tr("never run");
    }
    return badgeText(item);
}

QVariant OutlineModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Item &item = *itemOf(index);
    int worst = -1;
    switch (role) {
    case Qt::DisplayRole:
        return displayName(item);
    case Qt::ToolTipRole:
        return tr("%1, line %2").arg(item.node.path).arg(item.node.range.firstLine);
    case Qt::AccessibleTextRole: {
        const QString badge = spokenBadge(item);
        return badge.isEmpty() ? displayName(item) : tr("%1, %2").arg(displayName(item), badge);
    }
    case PathRole:
        return item.node.path;
    case OffsetRole:
        return item.node.nameRange.begin;
    case KindRole:
        return int(item.node.kind);
    case BadgeRole:
        return QVariant::fromValue(m_badges.value(item.node.path).badge);
    case BadgeTextRole:
        return badgeText(item);
    case ProblemCountRole:
        return problems(item, &worst);
    case WorstSeverityRole:
        problems(item, &worst);
        return worst;
    default:
        return {};
    }
}

} // namespace patchbay::app
