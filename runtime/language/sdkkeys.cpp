// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/language/sdkkeys.h"

#include <QList>
#include <QSet>

#include <algorithm>

namespace patchbay::language
{

namespace
{

QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

const char *const operationKeys = "title subtitle description help display_priority batch bulk "
                                  "deprecated config_fields input_fields "
                                  "output_fields sample_output summarize_input summarize_output ";

// Damerau-Levenshtein (adjacent swaps count once), given up beyond `limit`.
int distance(const QString &a, const QString &b, int limit)
{
    const int n = int(a.size());
    const int m = int(b.size());
    if (std::abs(n - m) > limit)
        return limit + 1;
    QList<QList<int>> rows(n + 1, QList<int>(m + 1, 0));
    for (int i = 0; i <= n; ++i)
        rows[i][0] = i;
    for (int j = 0; j <= m; ++j)
        rows[0][j] = j;
    for (int i = 1; i <= n; ++i) {
        for (int j = 1; j <= m; ++j) {
            const int cost = a[i - 1] == b[j - 1] ? 0 : 1;
            int best
                = std::min({rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + cost});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                best = std::min(best, rows[i - 2][j - 2] + 1);
            rows[i][j] = best;
        }
    }
    return rows[n][m];
}

} // namespace

const QStringList &keysOf(KeyPlace place)
{
    static const QStringList root
        = words("title connection test custom_action custom_action_help actions triggers "
                "object_definitions pick_lists methods streams secure_tunnel webhook_keys");
    static const QStringList connection = words("fields extended_fields authorization base_uri");
    static const QStringList authorization
        = words("type client_id client_secret authorization_url token_url acquire apply "
                "credentials refresh_on "
                "detect_on refresh identity pkce selected options noopener fields");
    static const QStringList action = words(operationKeys)
        + words(
            "execute retry_on_response retry_on_request max_retries before_suspend before_resume "
            "before_timeout_resume streams");
    static const QStringList trigger = words(operationKeys)
        + words(
            "webhook_url_help poll dedup webhook_key webhook_subscribe webhook_refresh "
            "webhook_unsubscribe "
            "webhook_notification webhook_payload_type webhook_response_type webhook_response_body "
            "webhook_response_headers webhook_response_status type document_id sort_by");
    static const QStringList field = words(
        "name label hint help type of properties optional sticky control_type toggle_hint "
        "toggle_field "
        "toggle_to_primary_hint toggle_to_secondary_hint pick_list options pick_list_params "
        "delimiter "
        "tree_options url default convert_input render_input convert_output parse_output "
        "extends_schema "
        "schema_neutral change_on_blur support_pills disable_formula custom ngIf list_mode "
        "list_mode_toggle item_label add_field_label add_item_label empty_list_title "
        "empty_list_text "
        "empty_schema_title empty_schema_message sample_data_type custom_properties exclude_fields "
        "exclude_fields_types multiline group initially_expanded details suffix runtime_optional");
    static const QStringList definition = words("fields");
    switch (place) {
    case KeyPlace::Root:
        return root;
    case KeyPlace::Connection:
        return connection;
    case KeyPlace::Authorization:
        return authorization;
    case KeyPlace::Action:
        return action;
    case KeyPlace::Trigger:
        return trigger;
    case KeyPlace::Field:
        return field;
    case KeyPlace::ObjectDefinition:
        break;
    }
    return definition;
}

bool isKnownKey(KeyPlace place, const QString &key)
{
    if (place == KeyPlace::Field)
        return isFieldKey(key.toUtf8());
    return keysOf(place).contains(key);
}

bool isFieldKey(QByteArrayView utf8)
{
    static const QSet<QByteArray> keys = [] {
        QSet<QByteArray> result;
        for (const QString &key : keysOf(KeyPlace::Field))
            result.insert(key.toUtf8());
        return result;
    }();
    return keys.contains(QByteArray::fromRawData(utf8.data(), utf8.size()));
}

bool isToleratedKey(KeyPlace place, const QString &key)
{
    static const QStringList root = words("description version help author subtitle logo");
    static const QStringList connection = words("help test type");
    static const QStringList operation = words("title_hint hint");
    static const QStringList authorization = words("refresh_token");
    switch (place) {
    case KeyPlace::Root:
        return root.contains(key);
    case KeyPlace::Connection:
        return connection.contains(key);
    case KeyPlace::Authorization:
        return authorization.contains(key);
    case KeyPlace::Action:
    case KeyPlace::Trigger:
        return operation.contains(key);
    default:
        return false;
    }
}

QString nearName(const QStringList &names, const QString &name)
{
    QString best;
    int bestDistance = 3;
    for (const QString &known : names) {
        const int limit = known.size() <= 4 ? 1 : 2;
        const int found = distance(known, name, limit);
        if (found <= limit && found < bestDistance) {
            best = known;
            bestDistance = found;
        }
    }
    return best;
}

QString nearKey(KeyPlace place, const QString &key)
{
    return nearName(keysOf(place), key);
}

const QStringList &fieldTypes()
{
    static const QStringList types
        = words("string integer number date date_time timestamp boolean object array stream");
    return types;
}

const QStringList &controlTypes()
{
    static const QStringList types = words("text text-area plain-text plain-text-area password "
                                           "integer number url email phone subdomain "
                                           "select multiselect checkbox date date_time tree "
                                           "schema-designer form-schema-builder key_value");
    return types;
}

} // namespace patchbay::language
