// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/problemtext.h"

#include <QCoreApplication>
#include <QHash>

namespace patchbay::app
{

namespace
{

struct Words
{
    const char *plain;
    const char *withGuess = nullptr; // where the name that was probably meant is known
};

using Table = QHash<QString, Words>;

Table makeTable()
{
    const Words unknownKey{QT_TRANSLATE_NOOP("Problems", "“%1” has no meaning here."),
        QT_TRANSLATE_NOOP("Problems", "“%1” has no meaning here. Did you mean “%2”?")};
    Table table;
    for (const char *code : {"root_key_unknown", "connection_key_unknown",
             "authorization_key_unknown", "action_key_unknown", "trigger_key_unknown"})
        table.insert(QLatin1String(code), unknownKey);
    const auto add = [&table](const char *code, const Words &words) {
        table.insert(QLatin1String(code), words);
    };
    add("field_attribute_misspelt",
        {QT_TRANSLATE_NOOP("Problems", "“%1” has no effect."),
            QT_TRANSLATE_NOOP("Problems", "“%1” has no effect. Did you mean “%2”?")});
    add("field_name_duplicate",
        {QT_TRANSLATE_NOOP("Problems", "Another field here is also named “%1”.")});
    add("field_name_special",
        {QT_TRANSLATE_NOOP(
            "Problems", "The special characters in “%1” break the pills of this field.")});
    add("field_type_unknown",
        {QT_TRANSLATE_NOOP("Problems", "The type “%1” is unknown: the field becomes a string.")});
    add("optional_is_text", {QT_TRANSLATE_NOOP("Problems", "The text “%1” counts as true.")});
    add("converter_is_lambda",
        {QT_TRANSLATE_NOOP(
            "Problems", "A lambda has no effect as “%1”. Give the name of a method.")});
    add("select_without_list", {QT_TRANSLATE_NOOP("Problems", "“%1” needs a pick list.")});
    add("multiselect_without_delimiter",
        {QT_TRANSLATE_NOOP("Problems", "“multiselect” needs a delimiter.")});
    add("pick_list_in_connection",
        {QT_TRANSLATE_NOOP("Problems",
            "The fields of a connection cannot use a named pick list. Give “options”.")});
    add("pick_list_unknown",
        {QT_TRANSLATE_NOOP("Problems", "There is no pick list “%1”."),
            QT_TRANSLATE_NOOP("Problems", "There is no pick list “%1”. Did you mean “%2”?")});
    add("method_unknown",
        {QT_TRANSLATE_NOOP("Problems", "There is no method “%1”."),
            QT_TRANSLATE_NOOP("Problems", "There is no method “%1”. Did you mean “%2”?")});
    add("object_definition_unknown",
        {QT_TRANSLATE_NOOP("Problems", "There is no object definition “%1”."),
            QT_TRANSLATE_NOOP(
                "Problems", "There is no object definition “%1”. Did you mean “%2”?")});
    add("connector_not_hash",
        {QT_TRANSLATE_NOOP("Problems",
            "A connector must end with its Hash. This is something else, so it cannot be "
            "loaded.")});
    add("connector_not_found",
        {QT_TRANSLATE_NOOP("Problems",
            "No connector was found: the file should end with a Hash that has “connection”, "
            "“actions” or “triggers”.")});
    add("multi_without_options",
        {QT_TRANSLATE_NOOP(
            "Problems", "A connection with several ways to sign in needs “options”.")});
    add("multi_without_selected",
        {QT_TRANSLATE_NOOP(
            "Problems", "A connection with several ways to sign in needs a “selected” lambda.")});
    add("execute_missing",
        {QT_TRANSLATE_NOOP("Problems", "The action “%1” needs an “execute” lambda.")});
    add("trigger_without_source",
        {QT_TRANSLATE_NOOP(
            "Problems", "The trigger “%1” needs “poll” or “webhook_notification”.")});
    add("webhook_families_mixed",
        {QT_TRANSLATE_NOOP(
            "Problems", "“webhook_key” and “webhook_subscribe” exclude each other.")});
    add("dedup_missing", {QT_TRANSLATE_NOOP("Problems", "The trigger “%1” needs “dedup”.")});
    add("toggle_hint_missing",
        {QT_TRANSLATE_NOOP("Problems", "A field with a toggle needs a “toggle_hint”.")});
    add("toggle_incomplete",
        {QT_TRANSLATE_NOOP("Problems",
            "The field behind the toggle is not complete: it needs a name and a type.")});
    add("toggle_optional_differs",
        {QT_TRANSLATE_NOOP(
            "Problems", "The field behind a toggle cannot be optional where the other is not.")});
    add("parser_failed", {QT_TRANSLATE_NOOP("Problems", "The parser gave up on this file.")});
    return table;
}

} // namespace

QString problemText(const language::Diagnostic &found)
{
    static const Table table = makeTable();
    const auto words = table.constFind(found.code);
    if (words == table.constEnd())
        return found.message;
    const bool guess = words->withGuess && found.arguments.size() > 1;
    QString text = QCoreApplication::translate("Problems", guess ? words->withGuess : words->plain);
    // At once: an argument may itself hold a "%1".
    switch (found.arguments.size()) {
    case 0:
        return text;
    case 1:
        return text.contains(QLatin1String("%1")) ? text.arg(found.arguments[0]) : text;
    default:
        return guess                             ? text.arg(found.arguments[0], found.arguments[1])
            : text.contains(QLatin1String("%1")) ? text.arg(found.arguments[0])
                                                 : text;
    }
}

QList<language::Diagnostic> worded(QList<language::Diagnostic> found)
{
    for (language::Diagnostic &each : found)
        each.message = problemText(each);
    return found;
}

} // namespace patchbay::app
