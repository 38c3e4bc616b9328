// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/language/outline.h"
#include "runtime/language/syntaxtree.h"

#include <QHash>

namespace patchbay::language
{

// Reads the syntax tree by what a connector means: which hash is the connector, what a key is
// called, which hash, lambda or literal a value comes down to.
class ConnectorTree
{
public:
    using Id = SyntaxTree::Id;

    struct Entry
    {
        Id pair = 0;
        Id value = 0;
        QString name;
        SyntaxTree::Span nameSpan;
    };

    explicit ConnectorTree(const SyntaxTree &tree);

    const SyntaxTree &syntax() const { return m_tree; }

    // What the file comes down to: its last statement; 0 when it has none.
    Id lastStatement() const;
    // Whether that is written as something else than a Hash, whatever runs before it.
    bool endsWithoutHash() const;
    // The connector's entries in source order; empty when no connector was found.
    const QList<Entry> &rootEntries() const { return m_root; }

    // Entries with literal keys of what `value` comes down to: a hash, a variable or constant that
    // was assigned one, such a thing with .merge/.freeze behind it, hashes splatted in.
    QList<Entry> entries(Id value) const;
    // Whether entries() shows all there is: no splat, merge or computed key hides more.
    bool isComplete(Id value) const;
    // Whether entries(hash) may have the key: cheap, for the many hashes that have not.
    bool mayHaveKey(Id hash, QByteArrayView key) const;
    bool isHash(Id value) const { return resolve(value) != 0; }

    bool isLambda(Id value) const;
    bool isArray(Id value) const;
    bool isNil(Id value) const;
    bool isTrue(Id value) const;
    bool isFalse(Id value) const;
    // Text of a plain string or symbol; null when it is neither.
    QString literal(Id value) const;

    SourceRange range(SyntaxTree::Span span) const;

private:
    void collectAssignments(Id statements);
    Id resolve(Id value, int depth = 0) const; // the hash itself, 0 when there is none
    void appendEntries(Id value, QList<Entry> &out, int depth) const;
    Id lastStatement(Id body) const;
    Id bestHash() const;
    int rootMatches(const QList<Entry> &entries) const;

    const SyntaxTree &m_tree;
    QHash<QByteArray, Id> m_assigned;
    QList<Entry> m_root;
};

} // namespace patchbay::language
