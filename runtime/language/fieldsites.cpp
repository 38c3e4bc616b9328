// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/language/fieldsites.h"

#include "runtime/language/sdkkeys.h"

#include <prismtables.h>

#include <algorithm>

namespace patchbay::language
{

using namespace prism;

namespace
{

using Id = ConnectorTree::Id;
using Entry = ConnectorTree::Entry;

// The name of a hash that is a field; null for records of another kind.
QString fieldName(const ConnectorTree &tree, Id hash)
{
    if (!tree.mayHaveKey(hash, "name"))
        return {};
    QString name;
    bool known = false;
    const QList<Entry> entries = tree.entries(hash);
    for (const Entry &entry : entries) {
        if (entry.name == QLatin1String("name"))
            name = tree.literal(entry.value);
        else
            known = known || isKnownKey(KeyPlace::Field, entry.name);
    }
    return known || entries.size() == 1 ? name : QString();
}

void readBelow(const ConnectorTree &tree, Id value, const QString &owner, QList<FieldSite> &sites)
{
    const SyntaxTree &syntax = tree.syntax();
    const auto first = sites.size();
    for (Id id = syntax.below(value); id <= value; ++id) {
        if (syntax.kind(id) != HashNode)
            continue;
        const QString name = fieldName(tree, id);
        if (!name.isEmpty())
            sites.append({owner, name, tree.range(syntax.span(id))});
    }
    std::sort(sites.begin() + first, sites.end(),
        [](const FieldSite &a, const FieldSite &b) { return a.range.begin < b.range.begin; });
}

} // namespace

QList<FieldSite> readFieldSites(const ConnectorTree &tree)
{
    QList<FieldSite> sites;
    for (const Entry &section : tree.rootEntries()) {
        const bool named = section.name == QLatin1String("actions")
            || section.name == QLatin1String("triggers")
            || section.name == QLatin1String("object_definitions")
            || section.name == QLatin1String("methods");
        if (!named) {
            readBelow(tree, section.value, section.name, sites);
            continue;
        }
        for (const Entry &item : tree.entries(section.value))
            readBelow(tree, item.value, section.name + QLatin1Char('.') + item.name, sites);
    }
    return sites;
}

} // namespace patchbay::language
