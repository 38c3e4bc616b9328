// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/language/connectortree.h"

#include "runtime/language/sdkkeys.h"

#include <prismtables.h>

namespace patchbay::language
{

using namespace prism;

namespace
{

constexpr int maxHops = 32; // variables that name variables, merges of merges

bool keepsTheHash(QByteArrayView name)
{
    return name == "merge" || name == "merge!" || name == "deep_merge" || name == "reverse_merge"
        || name == "freeze" || name == "compact" || name == "dup"
        || name == "with_indifferent_access" || name == "tap" || name == "deep_dup"
        || name == "to_h" || name == "update";
}

} // namespace

ConnectorTree::ConnectorTree(const SyntaxTree &tree)
    : m_tree(tree)
{
    const Id program = tree.root();
    if (tree.kind(program) != ProgramNode)
        return;
    collectAssignments(tree.child(program, field::ProgramNode_statements));
    appendEntries(lastStatement(), m_root, 0);
    if (rootMatches(m_root) == 0) {
        m_root.clear();
        if (const Id hash = bestHash())
            appendEntries(hash, m_root, 0);
    }
}

void ConnectorTree::collectAssignments(Id statements)
{
    if (m_tree.kind(statements) != StatementsNode)
        return;
    for (const Id statement : m_tree.list(statements, field::StatementsNode_body)) {
        if (m_tree.kind(statement) == LocalVariableWriteNode)
            m_assigned.insert(
                m_tree.constant(statement, field::LocalVariableWriteNode_name).toByteArray(),
                m_tree.child(statement, field::LocalVariableWriteNode_value));
        else if (m_tree.kind(statement) == ConstantWriteNode)
            m_assigned.insert(
                m_tree.constant(statement, field::ConstantWriteNode_name).toByteArray(),
                m_tree.child(statement, field::ConstantWriteNode_value));
    }
}

ConnectorTree::Id ConnectorTree::lastStatement() const
{
    const Id program = m_tree.root();
    if (m_tree.kind(program) != ProgramNode)
        return 0;
    return lastStatement(m_tree.child(program, field::ProgramNode_statements));
}

bool ConnectorTree::endsWithoutHash() const
{
    switch (m_tree.kind(lastStatement())) {
    case ArrayNode:
    case DefNode:
    case FalseNode:
    case FloatNode:
    case IntegerNode:
    case InterpolatedStringNode:
    case LambdaNode:
    case NilNode:
    case RangeNode:
    case RegularExpressionNode:
    case StringNode:
    case SymbolNode:
    case TrueNode:
    case UntilNode:
    case WhileNode:
        return true;
    default:
        return false;
    }
}

ConnectorTree::Id ConnectorTree::lastStatement(Id body) const
{
    if (m_tree.kind(body) == BeginNode)
        body = m_tree.child(body, field::BeginNode_statements);
    if (m_tree.kind(body) != StatementsNode)
        return body;
    const auto statements = m_tree.list(body, field::StatementsNode_body);
    return statements.empty() ? 0 : statements.back();
}

ConnectorTree::Id ConnectorTree::resolve(Id value, int depth) const
{
    if (depth > maxHops)
        return 0;
    switch (m_tree.kind(value)) {
    case HashNode:
    case KeywordHashNode:
        return value;
    case ParenthesesNode:
        return resolve(lastStatement(m_tree.child(value, field::ParenthesesNode_body)), depth + 1);
    case BeginNode:
        return resolve(lastStatement(value), depth + 1);
    case LocalVariableWriteNode:
        return resolve(m_tree.child(value, field::LocalVariableWriteNode_value), depth + 1);
    case ConstantWriteNode:
        return resolve(m_tree.child(value, field::ConstantWriteNode_value), depth + 1);
    case LocalVariableReadNode:
        return resolve(m_assigned.value(
                           m_tree.constant(value, field::LocalVariableReadNode_name).toByteArray()),
            depth + 1);
    case ConstantReadNode:
        return resolve(
            m_assigned.value(m_tree.constant(value, field::ConstantReadNode_name).toByteArray()),
            depth + 1);
    case CallNode:
        if (keepsTheHash(m_tree.constant(value, field::CallNode_name)))
            return resolve(m_tree.child(value, field::CallNode_receiver), depth + 1);
        return 0;
    default:
        return 0;
    }
}

void ConnectorTree::appendEntries(Id value, QList<Entry> &out, int depth) const
{
    if (depth > maxHops)
        return;
    const Id hash = resolve(value);
    if (!hash)
        return;
    const int elements = m_tree.kind(hash) == HashNode ? field::HashNode_elements
                                                       : field::KeywordHashNode_elements;
    for (const Id element : m_tree.list(hash, elements)) {
        if (m_tree.kind(element) == AssocSplatNode) {
            appendEntries(m_tree.child(element, field::AssocSplatNode_value), out, depth + 1);
            continue;
        }
        if (m_tree.kind(element) != AssocNode)
            continue;
        Entry entry;
        entry.pair = element;
        entry.value = m_tree.child(element, field::AssocNode_value);
        const Id key = m_tree.child(element, field::AssocNode_key);
        entry.name = literal(key);
        if (entry.name.isNull())
            continue;
        entry.nameSpan = m_tree.kind(key) == SymbolNode
            ? m_tree.location(key, field::SymbolNode_valueLoc)
            : m_tree.location(key, field::StringNode_contentLoc);
        if (entry.nameSpan.isNull())
            entry.nameSpan = m_tree.span(key);
        out.append(entry);
    }
    if (m_tree.kind(value) == CallNode) {
        const Id arguments = m_tree.child(value, field::CallNode_arguments);
        if (m_tree.kind(arguments) == ArgumentsNode) {
            for (const Id argument : m_tree.list(arguments, field::ArgumentsNode_arguments))
                appendEntries(argument, out, depth + 1);
        }
    }
}

QList<ConnectorTree::Entry> ConnectorTree::entries(Id value) const
{
    QList<Entry> result;
    appendEntries(value, result, 0);
    return result;
}

bool ConnectorTree::mayHaveKey(Id hash, QByteArrayView key) const
{
    if (m_tree.kind(hash) != HashNode)
        return true;
    for (const Id element : m_tree.list(hash, field::HashNode_elements)) {
        if (m_tree.kind(element) != AssocNode)
            return true; // a splat
        const Id name = m_tree.child(element, field::AssocNode_key);
        if (m_tree.kind(name) == SymbolNode) {
            if (m_tree.string(name, field::SymbolNode_unescaped) == key)
                return true;
        } else if (m_tree.kind(name) == StringNode
            && m_tree.string(name, field::StringNode_unescaped) == key) {
            return true;
        }
    }
    return false;
}

bool ConnectorTree::isComplete(Id value) const
{
    if (m_tree.kind(value) != HashNode)
        return false;
    for (const Id element : m_tree.list(value, field::HashNode_elements)) {
        if (m_tree.kind(element) != AssocNode
            || literal(m_tree.child(element, field::AssocNode_key)).isNull())
            return false;
    }
    return true;
}

bool ConnectorTree::isLambda(Id value) const
{
    switch (m_tree.kind(value)) {
    case LambdaNode:
        return true;
    case ParenthesesNode:
        return isLambda(lastStatement(m_tree.child(value, field::ParenthesesNode_body)));
    case LocalVariableReadNode:
    case ConstantReadNode: {
        const auto name = m_tree.kind(value) == ConstantReadNode
            ? m_tree.constant(value, field::ConstantReadNode_name)
            : m_tree.constant(value, field::LocalVariableReadNode_name);
        const Id assigned = m_assigned.value(name.toByteArray());
        return assigned && m_tree.kind(assigned) != m_tree.kind(value) && isLambda(assigned);
    }
    case CallNode: {
        if (m_tree.kind(m_tree.child(value, field::CallNode_block)) != BlockNode)
            return false;
        const auto name = m_tree.constant(value, field::CallNode_name);
        const Id receiver = m_tree.child(value, field::CallNode_receiver);
        if (!receiver)
            return name == "lambda" || name == "proc";
        return name == "new" && m_tree.kind(receiver) == ConstantReadNode
            && m_tree.constant(receiver, field::ConstantReadNode_name) == "Proc";
    }
    default:
        return false;
    }
}

bool ConnectorTree::isArray(Id value) const
{
    return m_tree.kind(value) == ArrayNode;
}

bool ConnectorTree::isNil(Id value) const
{
    return m_tree.kind(value) == NilNode;
}

bool ConnectorTree::isTrue(Id value) const
{
    return m_tree.kind(value) == TrueNode;
}

bool ConnectorTree::isFalse(Id value) const
{
    return m_tree.kind(value) == FalseNode;
}

QString ConnectorTree::literal(Id value) const
{
    QByteArrayView text;
    if (m_tree.kind(value) == SymbolNode)
        text = m_tree.string(value, field::SymbolNode_unescaped);
    else if (m_tree.kind(value) == StringNode)
        text = m_tree.string(value, field::StringNode_unescaped);
    else
        return {};
    return text.isEmpty() ? QStringLiteral("") : QString::fromUtf8(text);
}

SourceRange ConnectorTree::range(SyntaxTree::Span span) const
{
    return {span.begin, span.end, m_tree.line(span.begin),
        m_tree.line(std::max(span.begin, span.end - 1))};
}

int ConnectorTree::rootMatches(const QList<Entry> &entries) const
{
    int matches = 0;
    for (const Entry &entry : entries)
        matches += isKnownKey(KeyPlace::Root, entry.name) ? 1 : 0;
    return matches;
}

// In broken code the connector may have ended up inside something else: the hash with most root
// keys.
ConnectorTree::Id ConnectorTree::bestHash() const
{
    Id best = 0;
    int bestMatches = 1;
    for (Id id = 1; id < m_tree.size(); ++id) {
        if (m_tree.kind(id) != HashNode)
            continue;
        QList<Entry> found;
        appendEntries(id, found, maxHops);
        const int matches = rootMatches(found);
        // One key could be any hash; `title` alone is in every action.
        if (matches > bestMatches) {
            best = id;
            bestMatches = matches;
        }
    }
    return best;
}

} // namespace patchbay::language
