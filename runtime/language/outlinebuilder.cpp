// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/language/outlinebuilder.h"

#include "runtime/language/sdkkeys.h"

#include <prismtables.h>

#include <QSet>
#include <QStringList>

#include <algorithm>

namespace patchbay::language
{

using namespace prism;
using Id = SyntaxTree::Id;

namespace
{

struct SectionKind
{
    const char *name;
    NodeKind child;
};

constexpr SectionKind sections[] = {
    {"actions", NodeKind::Action},
    {"triggers", NodeKind::Trigger},
    {"object_definitions", NodeKind::ObjectDefinition},
    {"pick_lists", NodeKind::PickList},
    {"methods", NodeKind::Method},
    {"streams", NodeKind::Stream},
};

bool isFieldsKey(const QString &name)
{
    return name.endsWith(QLatin1String("fields"));
}

} // namespace

bool isHttpVerb(QByteArrayView name)
{
    return name == "get" || name == "post" || name == "put" || name == "patch" || name == "delete"
        || name == "options" || name == "head" || name == "copy" || name == "move";
}

OutlineBuilder::OutlineBuilder(const ConnectorTree &tree)
    : m_tree(tree)
{ }

void OutlineBuilder::build(Analysis &out)
{
    for (const Entry &entry : m_tree.rootEntries()) {
        out.outline.append(root(entry));
        if (entry.name == QLatin1String("title"))
            out.title = m_tree.literal(entry.value);
    }
    out.hasConnector = !out.outline.isEmpty();
    collectSemantics(out);
}

OutlineNode OutlineBuilder::node(const Entry &entry, NodeKind kind, const QString &parent) const
{
    OutlineNode result;
    result.kind = kind;
    result.name = entry.name;
    result.path = parent.isEmpty() ? entry.name : parent + QLatin1Char('.') + entry.name;
    result.range = m_tree.range(m_tree.syntax().span(entry.pair));
    result.nameRange = m_tree.range(entry.nameSpan);
    return result;
}

OutlineNode OutlineBuilder::root(const Entry &entry)
{
    for (const SectionKind &kind : sections) {
        if (entry.name == QLatin1String(kind.name))
            return section(entry, kind.child);
    }
    if (entry.name == QLatin1String("connection"))
        return connection(entry);
    if (entry.name == QLatin1String("title"))
        return node(entry, NodeKind::Title, {});
    if (entry.name == QLatin1String("test")) {
        OutlineNode test = node(entry, NodeKind::Test, {});
        test.verbs = verbs(entry.value);
        return test;
    }
    return member(entry, {});
}

OutlineNode OutlineBuilder::section(const Entry &entry, NodeKind childKind)
{
    OutlineNode result = node(entry, NodeKind::Section, {});
    m_sectionKeys.append(entry.nameSpan);
    for (const Entry &child : m_tree.entries(entry.value)) {
        OutlineNode item = node(child, childKind, result.path);
        m_sectionKeys.append(child.nameSpan);
        if (m_tree.isHash(child.value))
            addMembers(item, child);
        else if (m_tree.isLambda(child.value))
            item.verbs = verbs(child.value);
        result.children.append(item);
    }
    return result;
}

OutlineNode OutlineBuilder::connection(const Entry &entry)
{
    OutlineNode result = node(entry, NodeKind::Connection, {});
    m_sectionKeys.append(entry.nameSpan);
    for (const Entry &child : m_tree.entries(entry.value)) {
        if (child.name == QLatin1String("authorization"))
            result.children.append(authorization(child, NodeKind::Authorization, result.path));
        else
            result.children.append(member(child, result.path));
    }
    return result;
}

OutlineNode OutlineBuilder::authorization(const Entry &entry, NodeKind kind, const QString &parent)
{
    OutlineNode result = node(entry, kind, parent);
    m_sectionKeys.append(entry.nameSpan);
    for (const Entry &child : m_tree.entries(entry.value)) {
        if (child.name != QLatin1String("options") || kind == NodeKind::AuthorizationOption) {
            result.children.append(member(child, result.path));
            continue;
        }
        OutlineNode options = node(child, NodeKind::Section, result.path);
        for (const Entry &option : m_tree.entries(child.value))
            options.children.append(
                authorization(option, NodeKind::AuthorizationOption, options.path));
        result.children.append(options);
    }
    return result;
}

OutlineNode OutlineBuilder::member(const Entry &entry, const QString &parent)
{
    NodeKind kind = NodeKind::Other;
    if (m_tree.isLambda(entry.value))
        kind = NodeKind::Lambda;
    else if (isFieldsKey(entry.name))
        kind = NodeKind::Fields;
    OutlineNode result = node(entry, kind, parent);
    if (kind == NodeKind::Lambda)
        result.verbs = verbs(entry.value);
    return result;
}

void OutlineBuilder::addMembers(OutlineNode &item, const Entry &entry)
{
    for (const Entry &child : m_tree.entries(entry.value)) {
        OutlineNode added = member(child, item.path);
        if (child.name == QLatin1String("streams") && m_tree.isHash(child.value)) {
            added.kind = NodeKind::Section;
            for (const Entry &stream : m_tree.entries(child.value))
                added.children.append(node(stream, NodeKind::Stream, added.path));
        }
        item.children.append(added);
    }
}

QString OutlineBuilder::verbs(Id value) const
{
    const SyntaxTree &tree = m_tree.syntax();
    QStringList found;
    for (Id id = tree.below(value); id <= value; ++id) {
        if (tree.kind(id) != CallNode || tree.child(id, field::CallNode_receiver)
            || !tree.child(id, field::CallNode_arguments))
            continue;
        const QByteArrayView name = tree.constant(id, field::CallNode_name);
        const QString verb = isHttpVerb(name) ? QString::fromLatin1(name).toUpper() : QString();
        if (!verb.isEmpty() && !found.contains(verb))
            found.append(verb);
    }
    return found.join(QLatin1Char(' '));
}

void OutlineBuilder::collectSemantics(Analysis &out) const
{
    const SyntaxTree &tree = m_tree.syntax();
    QSet<int> taken;
    for (const SyntaxTree::Span &span : m_sectionKeys) {
        out.semantics.append({SemanticKind::SectionKey, span.begin, span.end});
        taken.insert(span.begin);
    }
    for (Id id = 1; id < tree.size(); ++id) {
        if (tree.kind(id) == AssocNode) {
            const Id key = tree.child(id, field::AssocNode_key);
            if (tree.kind(key) != SymbolNode)
                continue;
            const SyntaxTree::Span where = tree.location(key, field::SymbolNode_valueLoc);
            if (!where.isNull() && !taken.contains(where.begin)
                && isFieldKey(tree.string(key, field::SymbolNode_unescaped)))
                out.semantics.append({SemanticKind::FieldKey, where.begin, where.end});
        } else if (tree.kind(id) == CallNode && !tree.child(id, field::CallNode_receiver)) {
            const Id arguments = tree.child(id, field::CallNode_arguments);
            if (!arguments)
                continue;
            const QByteArrayView name = tree.constant(id, field::CallNode_name);
            const SyntaxTree::Span where = tree.location(id, field::CallNode_messageLoc);
            if (isHttpVerb(name))
                out.semantics.append({SemanticKind::Verb, where.begin, where.end});
            else if (name == "call"
                && !tree.list(arguments, field::ArgumentsNode_arguments).empty()) {
                const SyntaxTree::Span target
                    = tree.span(tree.list(arguments, field::ArgumentsNode_arguments).front());
                out.semantics.append({SemanticKind::CallTarget, target.begin, target.end});
            }
        }
    }
    std::sort(out.semantics.begin(), out.semantics.end(),
        [](const SemanticSpan &a, const SemanticSpan &b) { return a.begin < b.begin; });
}

} // namespace patchbay::language
