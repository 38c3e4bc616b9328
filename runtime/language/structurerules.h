// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/language/connectortree.h"
#include "runtime/language/sdkkeys.h"

#include <QSet>

namespace patchbay::language
{

// What the language allows but the SDK ignores or refuses (structure-and-schema.md §17.3).
class StructureRules
{
public:
    explicit StructureRules(const ConnectorTree &tree);

    QList<Diagnostic> check();

private:
    using Entry = ConnectorTree::Entry;
    using Id = SyntaxTree::Id;

    void warn(const char *code, const QStringList &arguments, SyntaxTree::Span where,
        Severity severity = Severity::Warning);
    void checkResult();
    void checkKeys(KeyPlace place, const char *code, const QList<Entry> &entries);
    void checkConnection(const Entry &entry);
    void checkAuthorization(Id value);
    void checkOperations(const Entry &section, KeyPlace place);
    void checkTrigger(const Entry &trigger, const QList<Entry> &keys);
    void checkFieldsIn(Id value, bool inConnection);
    void checkFieldArray(Id array, bool inConnection);
    void checkField(const QList<Entry> &keys, Id field, bool inConnection, bool secondary);
    void checkLists(const QList<Entry> &keys, Id field, bool inConnection);
    void checkToggle(const QList<Entry> &keys, const Entry &toggle);
    void checkReferences();
    void rememberNames(const Entry &section);

    const ConnectorTree &m_tree;
    QList<Diagnostic> m_found;
    struct Names
    {
        QStringList names;
        QSet<QString> known; // the same: asked for every reference of a source
        bool complete = true;
    };
    const Names &names(const QString &section) const;

    QHash<QString, Names> m_names; // by section
    QSet<Id> m_seen; // arrays already checked
};

} // namespace patchbay::language
