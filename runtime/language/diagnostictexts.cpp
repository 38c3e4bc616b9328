// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/language/diagnostictexts.h"

#include <algorithm>

namespace patchbay::language
{

const QList<DiagnosticCode> &diagnosticCodes()
{
    static const QList<DiagnosticCode> codes{
        {"connector_not_hash", 0, 0, "The connector must end with its Hash", nullptr},
        {"connector_not_found", 0, 0, "No connector was found at the end of the file", nullptr},
        {"root_key_unknown", 1, 2, "'%1' has no meaning here",
            "'%1' has no meaning here; did you mean '%2'?"},
        {"connection_key_unknown", 1, 2, "'%1' has no meaning here",
            "'%1' has no meaning here; did you mean '%2'?"},
        {"authorization_key_unknown", 1, 2, "'%1' has no meaning here",
            "'%1' has no meaning here; did you mean '%2'?"},
        {"action_key_unknown", 1, 2, "'%1' has no meaning here",
            "'%1' has no meaning here; did you mean '%2'?"},
        {"trigger_key_unknown", 1, 2, "'%1' has no meaning here",
            "'%1' has no meaning here; did you mean '%2'?"},
        {"field_attribute_misspelt", 2, 2, "'%1' has no effect; did you mean '%2'?", nullptr},
        {"field_name_duplicate", 1, 1, "Another field here is named '%1'", nullptr},
        {"field_name_special", 1, 1, "Special characters in '%1' break pills", nullptr},
        {"field_type_unknown", 1, 1, "Type '%1' is unknown and becomes string", nullptr},
        {"optional_is_text", 1, 1, "The text '%1' counts as true", nullptr},
        {"converter_is_lambda", 1, 1, "A lambda is dropped here; name a method", nullptr},
        {"select_without_list", 1, 1, "'%1' needs a pick_list", nullptr},
        {"multiselect_without_delimiter", 0, 0, "'multiselect' needs a delimiter", nullptr},
        {"pick_list_in_connection", 1, 1,
            "Connection fields cannot use a named pick list; give 'options'", nullptr},
        {"pick_list_unknown", 1, 2, "No pick list is named '%1'",
            "No pick list is named '%1'; did you mean '%2'?"},
        {"method_unknown", 1, 2, "No method is named '%1'",
            "No method is named '%1'; did you mean '%2'?"},
        {"object_definition_unknown", 1, 2, "No object definition is named '%1'",
            "No object definition is named '%1'; did you mean '%2'?"},
        {"multi_without_options", 0, 0, "Multi-auth connection must define 'options' list",
            nullptr},
        {"multi_without_selected", 0, 0, "Multi-auth connection must define 'selected' block",
            nullptr},
        {"execute_missing", 1, 1, "'execute' block is required for action", nullptr},
        {"trigger_without_source", 1, 1, "A trigger needs 'poll' or 'webhook_notification'",
            nullptr},
        {"webhook_families_mixed", 1, 1, "'webhook_key' and 'webhook_subscribe' exclude each other",
            nullptr},
        {"dedup_missing", 1, 1, "A trigger needs 'dedup'", nullptr},
        {"toggle_hint_missing", 0, 0, "toggle_hint not present", nullptr},
        {"toggle_incomplete", 0, 0, "toggle_field not complete", nullptr},
        {"toggle_optional_differs", 0, 0, "toggle field cannot change optional attribute", nullptr},
        {"parser_failed", 0, 0, "The parser gave up on this file", nullptr},
    };
    return codes;
}

QString diagnosticText(const QString &code, const QStringList &arguments)
{
    const QList<DiagnosticCode> &codes = diagnosticCodes();
    const auto known = std::find_if(codes.begin(), codes.end(),
        [&code](const DiagnosticCode &entry) { return code == QLatin1String(entry.code); });
    if (known == codes.end())
        return code;
    const bool near = known->textWithNear && arguments.size() == known->most;
    QString text = QString::fromLatin1(near ? known->textWithNear : known->text);
    // One pass, so that a name with %2 in it stays as it is; most texts use all arguments.
    if (arguments.size() > 1)
        return text.arg(arguments.at(0), arguments.at(1));
    return text.contains(QLatin1String("%1")) ? text.arg(arguments.value(0)) : text;
}

} // namespace patchbay::language
