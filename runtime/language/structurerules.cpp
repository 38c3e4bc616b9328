// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/language/structurerules.h"

#include "runtime/language/diagnostictexts.h"

#include <prismtables.h>

namespace patchbay::language
{

using namespace prism;

namespace
{

const ConnectorTree::Entry *entryNamed(const QList<ConnectorTree::Entry> &entries, const char *name)
{
    for (const ConnectorTree::Entry &entry : entries) {
        if (entry.name == QLatin1String(name))
            return &entry;
    }
    return nullptr;
}

// Arguments of a finding about a name that is not known, with the one that was meant, if any.
QStringList withNear(const QString &name, const QString &near)
{
    return near.isEmpty() ? QStringList{name} : QStringList{name, near};
}

bool hasSpecialCharacter(const QString &name)
{
    // §10.2 `name`: these break inputs and pills on the platform.
    static const QString special = QStringLiteral("-<>!@#$%^&*()+={}:;'\"`~,.?|");
    return std::any_of(name.begin(), name.end(), [](QChar c) { return special.contains(c); });
}

} // namespace

StructureRules::StructureRules(const ConnectorTree &tree)
    : m_tree(tree)
{ }

void StructureRules::warn(
    const char *code, const QStringList &arguments, SyntaxTree::Span where, Severity severity)
{
    const QString name = QString::fromLatin1(code);
    m_found.append(
        {severity, name, diagnosticText(name, arguments), m_tree.range(where), arguments});
}

QList<Diagnostic> StructureRules::check()
{
    const QList<Entry> &root = m_tree.rootEntries();
    if (m_tree.syntax().errors().empty())
        checkResult();
    for (const Entry &entry : root)
        rememberNames(entry);
    checkKeys(KeyPlace::Root, "root_key_unknown", root);
    for (const Entry &entry : root) {
        if (entry.name == QLatin1String("connection"))
            checkConnection(entry);
        else if (entry.name == QLatin1String("actions"))
            checkOperations(entry, KeyPlace::Action);
        else if (entry.name == QLatin1String("triggers"))
            checkOperations(entry, KeyPlace::Trigger);
        else if (entry.name == QLatin1String("object_definitions")) {
            for (const Entry &definition : m_tree.entries(entry.value))
                checkFieldsIn(definition.value, false);
        }
    }
    if (!root.isEmpty())
        checkReferences();
    return m_found;
}

// sdk/runtime.md §1: the file's value is the connector, and it must be a Hash. An empty file is
// only not written yet.
void StructureRules::checkResult()
{
    const Id last = m_tree.lastStatement();
    if (!last)
        return;
    SyntaxTree::Span where = m_tree.syntax().span(last);
    const auto lineEnd = static_cast<int>(m_tree.syntax().source().indexOf('\n', where.begin));
    if (lineEnd > where.begin)
        where.end = std::min(where.end, lineEnd);
    if (m_tree.endsWithoutHash())
        warn("connector_not_hash", {}, where, Severity::Error);
    else if (m_tree.rootEntries().isEmpty())
        warn("connector_not_found", {}, where, Severity::Info);
}

void StructureRules::rememberNames(const Entry &section)
{
    Names &names = m_names[section.name];
    names.complete = names.complete && m_tree.isComplete(section.value);
    for (const Entry &entry : m_tree.entries(section.value)) {
        names.names.append(entry.name);
        names.known.insert(entry.name);
    }
}

const StructureRules::Names &StructureRules::names(const QString &section) const
{
    static const Names none;
    const auto found = m_names.constFind(section);
    return found == m_names.constEnd() ? none : *found;
}

void StructureRules::checkKeys(KeyPlace place, const char *code, const QList<Entry> &entries)
{
    for (const Entry &entry : entries) {
        if (isKnownKey(place, entry.name) || isToleratedKey(place, entry.name))
            continue;
        warn(code, withNear(entry.name, nearKey(place, entry.name)), entry.nameSpan);
    }
}

void StructureRules::checkConnection(const Entry &entry)
{
    const QList<Entry> keys = m_tree.entries(entry.value);
    checkKeys(KeyPlace::Connection, "connection_key_unknown", keys);
    for (const Entry &key : keys) {
        if (key.name == QLatin1String("authorization"))
            checkAuthorization(key.value);
        else if (key.name.endsWith(QLatin1String("fields")))
            checkFieldsIn(key.value, true);
    }
}

void StructureRules::checkAuthorization(Id value)
{
    const QList<Entry> keys = m_tree.entries(value);
    checkKeys(KeyPlace::Authorization, "authorization_key_unknown", keys);
    const Entry *options = entryNamed(keys, "options");
    const Entry *type = entryNamed(keys, "type");
    const bool multi = type && m_tree.literal(type->value) == QLatin1String("multi");
    if (multi && !options)
        warn("multi_without_options", {}, type->nameSpan);
    if (multi && !entryNamed(keys, "selected"))
        warn("multi_without_selected", {}, type->nameSpan);
    if (!options)
        return;
    for (const Entry &option : m_tree.entries(options->value)) {
        const QList<Entry> inner = m_tree.entries(option.value);
        checkKeys(KeyPlace::Authorization, "authorization_key_unknown", inner);
        if (const Entry *fields = entryNamed(inner, "fields"))
            checkFieldsIn(fields->value, true);
    }
}

void StructureRules::checkOperations(const Entry &section, KeyPlace place)
{
    for (const Entry &operation : m_tree.entries(section.value)) {
        if (!m_tree.isHash(operation.value))
            continue;
        const QList<Entry> keys = m_tree.entries(operation.value);
        checkKeys(
            place, place == KeyPlace::Action ? "action_key_unknown" : "trigger_key_unknown", keys);
        for (const Entry &key : keys) {
            if (key.name.endsWith(QLatin1String("_fields")))
                checkFieldsIn(key.value, false);
        }
        if (!m_tree.isComplete(operation.value))
            continue;
        if (place == KeyPlace::Trigger)
            checkTrigger(operation, keys);
        else if (!entryNamed(keys, "execute"))
            warn("execute_missing", {operation.name}, operation.nameSpan);
    }
}

void StructureRules::checkTrigger(const Entry &trigger, const QList<Entry> &keys)
{
    if (!entryNamed(keys, "poll") && !entryNamed(keys, "webhook_notification"))
        warn("trigger_without_source", {trigger.name}, trigger.nameSpan);
    if (entryNamed(keys, "webhook_key") && entryNamed(keys, "webhook_subscribe"))
        warn("webhook_families_mixed", {trigger.name}, trigger.nameSpan);
    const Entry *type = entryNamed(keys, "type");
    const bool legacy = type && m_tree.literal(type->value) == QLatin1String("paging_desc");
    if (!entryNamed(keys, "dedup") && !legacy)
        warn("dedup_missing", {trigger.name}, trigger.nameSpan, Severity::Info);
}

// Every array of hashes below `value` whose hashes are fields.
void StructureRules::checkFieldsIn(Id value, bool inConnection)
{
    const SyntaxTree &tree = m_tree.syntax();
    for (Id id = tree.below(value); id <= value; ++id) {
        if (tree.kind(id) == ArrayNode && !m_seen.contains(id)) {
            m_seen.insert(id);
            checkFieldArray(id, inConnection);
        }
    }
}

void StructureRules::checkFieldArray(Id array, bool inConnection)
{
    const SyntaxTree &tree = m_tree.syntax();
    QSet<QString> names;
    for (const Id element : tree.list(array, field::ArrayNode_elements)) {
        if (tree.kind(element) != HashNode)
            continue;
        if (!m_tree.mayHaveKey(element, "name"))
            continue;
        const QList<Entry> keys = m_tree.entries(element);
        const Entry *name = entryNamed(keys, "name");
        if (!name)
            continue; // records of another kind, or a field whose name is misspelt
        const QString text = m_tree.literal(name->value);
        if (!text.isEmpty() && names.contains(text))
            warn("field_name_duplicate", {text}, tree.span(name->value));
        names.insert(text);
        checkField(keys, element, inConnection, false);
    }
}

void StructureRules::checkField(
    const QList<Entry> &keys, Id field, bool inConnection, bool secondary)
{
    const SyntaxTree &tree = m_tree.syntax();
    for (const Entry &key : keys) {
        const SyntaxTree::Span where = tree.span(key.value);
        const QString text = m_tree.literal(key.value);
        if (!isKnownKey(KeyPlace::Field, key.name)) {
            // Unknown attributes are kept by the platform and used by connectors: only slips are
            // told.
            const QString near = nearKey(KeyPlace::Field, key.name);
            if (!near.isEmpty())
                warn("field_attribute_misspelt", {key.name, near}, key.nameSpan);
        } else if (key.name == QLatin1String("name") && hasSpecialCharacter(text)) {
            warn("field_name_special", {text}, where);
        } else if (key.name == QLatin1String("type") && !text.isEmpty()
            && !fieldTypes().contains(text)) {
            warn("field_type_unknown", {text}, where);
        } else if (key.name == QLatin1String("optional") && !text.isEmpty()) {
            warn("optional_is_text", {text}, where);
        } else if (key.name.startsWith(QLatin1String("convert_")) && m_tree.isLambda(key.value)) {
            warn("converter_is_lambda", {key.name}, where);
        } else if (key.name == QLatin1String("toggle_field") && m_tree.isHash(key.value)) {
            checkToggle(keys, key);
        }
    }
    if (!secondary || entryNamed(keys, "control_type"))
        checkLists(keys, field, inConnection);
}

void StructureRules::checkLists(const QList<Entry> &keys, Id field, bool inConnection)
{
    const SyntaxTree &tree = m_tree.syntax();
    const Entry *control = entryNamed(keys, "control_type");
    const Entry *list = entryNamed(keys, "pick_list");
    const QString widget = control ? m_tree.literal(control->value) : QString();
    const bool choice = widget == QLatin1String("select") || widget == QLatin1String("multiselect")
        || widget == QLatin1String("tree");
    if (choice && !list && !entryNamed(keys, "options") && m_tree.isComplete(field))
        warn("select_without_list", {widget}, tree.span(control->value));
    if (widget == QLatin1String("multiselect") && !entryNamed(keys, "delimiter")
        && m_tree.isComplete(field))
        warn("multiselect_without_delimiter", {}, tree.span(control->value), Severity::Info);
    if (!list)
        return;
    const QString name = m_tree.literal(list->value);
    if (name.isEmpty())
        return;
    const Names &known = names(QStringLiteral("pick_lists"));
    if (inConnection) {
        warn("pick_list_in_connection", {name}, tree.span(list->value));
    } else if (known.complete && !known.known.contains(name)) {
        warn("pick_list_unknown", withNear(name, nearName(known.names, name)),
            tree.span(list->value));
    }
}

// structure-and-schema.md §10.7.
void StructureRules::checkToggle(const QList<Entry> &keys, const Entry &toggle)
{
    const QList<Entry> inner = m_tree.entries(toggle.value);
    if (inner.isEmpty())
        return; // an empty one is dropped
    if (!entryNamed(keys, "toggle_hint"))
        warn("toggle_hint_missing", {}, toggle.nameSpan, Severity::Error);
    if (m_tree.isComplete(toggle.value)
        && (!entryNamed(inner, "name") || !entryNamed(inner, "type")))
        warn("toggle_incomplete", {}, toggle.nameSpan, Severity::Error);
    const Entry *primary = entryNamed(keys, "optional");
    const Entry *secondary = entryNamed(inner, "optional");
    if (secondary && m_tree.isTrue(secondary->value) && primary && m_tree.isFalse(primary->value))
        warn("toggle_optional_differs", {}, secondary->nameSpan, Severity::Error);
    checkField(inner, toggle.value, false, true);
}

void StructureRules::checkReferences()
{
    const SyntaxTree &tree = m_tree.syntax();
    const Names &methods = names(QStringLiteral("methods"));
    const Names &definitions = names(QStringLiteral("object_definitions"));
    const auto refer = [&](const Names &known, const char *code, Id value) {
        const QString name = m_tree.literal(value);
        if (name.isEmpty() || !known.complete || known.known.contains(name))
            return;
        warn(code, withNear(name, nearName(known.names, name)), tree.span(value));
    };
    for (Id id = 1; id < tree.size(); ++id) {
        if (tree.kind(id) != CallNode)
            continue;
        const Id arguments = tree.child(id, field::CallNode_arguments);
        if (tree.kind(arguments) != ArgumentsNode
            || tree.list(arguments, field::ArgumentsNode_arguments).empty())
            continue;
        const Id first = tree.list(arguments, field::ArgumentsNode_arguments).front();
        const Id receiver = tree.child(id, field::CallNode_receiver);
        const QByteArrayView name = tree.constant(id, field::CallNode_name);
        if (!receiver && name == "call") {
            refer(methods, "method_unknown", first);
        } else if (name == "[]" && tree.kind(receiver) == LocalVariableReadNode) {
            if (tree.constant(receiver, field::LocalVariableReadNode_name) == "object_definitions")
                refer(definitions, "object_definition_unknown", first);
        }
    }
}

} // namespace patchbay::language
