// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/language/outline.h"

#include <QStringList>

#include <algorithm>

namespace patchbay::language
{

namespace
{

const OutlineNode *childAt(const QList<OutlineNode> &nodes, int offset)
{
    for (const OutlineNode &node : nodes) {
        if (node.range.contains(offset))
            return &node;
    }
    return nullptr;
}

const OutlineNode *find(const QList<OutlineNode> &nodes, const QString &path)
{
    for (const OutlineNode &node : nodes) {
        if (node.path == path)
            return &node;
        if (path.startsWith(node.path + QLatin1Char('.'))) {
            if (const OutlineNode *found = find(node.children, path))
                return found;
        }
    }
    return nullptr;
}

enum class Side { Begin, End };

// A position before the edit stays; behind it, it moves; inside what went away, it meets the edit.
// What is typed right before a thing pushes it; what is typed right behind does not belong to it.
int movedOffset(int offset, const Edit &edit, Side side)
{
    if (offset < edit.offset || (offset == edit.offset && (side == Side::End || edit.removed > 0)))
        return offset;
    if (offset >= edit.offset + edit.removed)
        return offset + edit.added - edit.removed;
    return edit.offset + std::min(offset - edit.offset, edit.added);
}

int movedLine(int line, int offset, const Edit &edit, Side side)
{
    if (offset < edit.offset || (offset == edit.offset && (side == Side::End || edit.removed > 0)))
        return line;
    if (offset >= edit.offset + edit.removed)
        return line + edit.addedLines - edit.removedLines;
    return edit.line;
}

SourceRange moved(const SourceRange &range, const Edit &edit)
{
    return {movedOffset(range.begin, edit, Side::Begin), movedOffset(range.end, edit, Side::End),
        movedLine(range.firstLine, range.begin, edit, Side::Begin),
        movedLine(range.lastLine, range.end, edit, Side::End)};
}

void move(QList<OutlineNode> &nodes, const QList<Edit> &edits)
{
    for (OutlineNode &node : nodes) {
        for (const Edit &edit : edits) {
            node.range = moved(node.range, edit);
            node.nameRange = moved(node.nameRange, edit);
        }
        move(node.children, edits);
    }
}

int count(const QList<OutlineNode> &nodes)
{
    int result = int(nodes.size());
    for (const OutlineNode &node : nodes)
        result += count(node.children);
    return result;
}

} // namespace

QList<const OutlineNode *> nodesAt(const Analysis &analysis, int offset)
{
    QList<const OutlineNode *> result;
    const QList<OutlineNode> *level = &analysis.outline;
    while (const OutlineNode *node = childAt(*level, offset)) {
        result.append(node);
        level = &node->children;
    }
    return result;
}

QString operationAt(const Analysis &analysis, int offset)
{
    const QList<const OutlineNode *> nodes = nodesAt(analysis, offset);
    for (const OutlineNode *node : nodes) {
        switch (node->kind) {
        case NodeKind::Connection:
        case NodeKind::Test:
        case NodeKind::Action:
        case NodeKind::Trigger:
        case NodeKind::ObjectDefinition:
        case NodeKind::PickList:
        case NodeKind::Method:
        case NodeKind::Stream:
            return node->path;
        default:
            break;
        }
    }
    return {};
}

const OutlineNode *findNode(const Analysis &analysis, const QString &path)
{
    return path.isEmpty() ? nullptr : find(analysis.outline, path);
}

const FieldSite *fieldAt(const Analysis &analysis, int offset)
{
    const FieldSite *innermost = nullptr;
    for (const FieldSite &site : analysis.fields) {
        if (site.range.contains(offset)
            && (!innermost || site.range.begin >= innermost->range.begin))
            innermost = &site;
    }
    return innermost;
}

QHash<QString, int> fieldLines(const Analysis &analysis, const QString &operation)
{
    QHash<QString, int> lines;
    QHash<QString, int> ranks;
    for (const FieldSite &site : analysis.fields) {
        const bool definition = site.owner.startsWith(QLatin1String("object_definitions."));
        const int rank = site.owner == operation ? 0 : definition ? 1 : 2;
        // The first of the best rank counts.
        if (rank < ranks.value(site.name, 3)) {
            ranks.insert(site.name, rank);
            lines.insert(site.name, site.range.firstLine);
        }
    }
    return lines;
}

Analysis mergeLastGood(const Analysis &previous, const Analysis &current, const QList<Edit> &edits)
{
    if (!current.hasSyntaxErrors || count(current.outline) >= count(previous.outline))
        return current;
    Analysis result = current;
    result.outline = previous.outline;
    move(result.outline, edits);
    result.semantics = previous.semantics;
    for (SemanticSpan &span : result.semantics) {
        for (const Edit &edit : edits) {
            span.begin = movedOffset(span.begin, edit, Side::Begin);
            span.end = movedOffset(span.end, edit, Side::End);
        }
    }
    result.fields = previous.fields;
    for (FieldSite &site : result.fields) {
        for (const Edit &edit : edits)
            site.range = moved(site.range, edit);
    }
    result.title = previous.title;
    result.hasConnector = previous.hasConnector;
    result.outlineIsOld = true;
    return result;
}

} // namespace patchbay::language
