// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/language/connectortree.h"

namespace patchbay::language
{

// Turns a connector's tree into the outline and the coloured words.
class OutlineBuilder
{
public:
    explicit OutlineBuilder(const ConnectorTree &tree);

    void build(Analysis &out);

private:
    using Entry = ConnectorTree::Entry;

    OutlineNode node(const Entry &entry, NodeKind kind, const QString &parent) const;
    OutlineNode root(const Entry &entry);
    OutlineNode section(const Entry &entry, NodeKind childKind);
    OutlineNode connection(const Entry &entry);
    OutlineNode authorization(const Entry &entry, NodeKind kind, const QString &parent);
    OutlineNode member(const Entry &entry, const QString &parent);
    void addMembers(OutlineNode &node, const Entry &entry);
    QString verbs(SyntaxTree::Id value) const;
    void collectSemantics(Analysis &out) const;

    const ConnectorTree &m_tree;
    QList<SyntaxTree::Span> m_sectionKeys;
};

// HTTP verbs as connector code calls them (sdk/runtime.md §4).
bool isHttpVerb(QByteArrayView name);

} // namespace patchbay::language
