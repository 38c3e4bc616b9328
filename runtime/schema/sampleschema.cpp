// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/schema/sampleschema.h"

#include "runtime/schema/labelize.h"

#include <QDate>
#include <QRegularExpression>

#include <algorithm>

namespace patchbay::schema
{
namespace
{

Json fieldsOf(const Json &object);

// "date", "date_time" or nothing, by the shape of the text; the date must exist in the calendar.
QString timeType(const std::string &text)
{
    static const QRegularExpression date(QStringLiteral("\\A\\d{4}-\\d\\d-\\d\\d\\z"));
    static const QRegularExpression time(QStringLiteral(
        "\\A\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?(Z|[+-]\\d\\d:?\\d\\d)?\\z"));
    const QString written = fromStd(text);
    if (!QDate::fromString(written.left(10), Qt::ISODate).isValid())
        return {};
    if (date.match(written).hasMatch())
        return QStringLiteral("date");
    return time.match(written).hasMatch() ? QStringLiteral("date_time") : QString();
}

Json text(const std::string &label, const std::string &name)
{
    return {{"control_type", "text"}, {"label", label}, {"type", "string"}, {"name", name}};
}

Json timeField(const std::string &type, const std::string &label, const std::string &name)
{
    const std::string conversion = type + "_conversion";
    return {{"control_type", type}, {"label", label}, {"render_input", conversion},
        {"parse_output", conversion}, {"type", type}, {"name", name}};
}

Json booleanField(const std::string &label, const std::string &name)
{
    const Json custom{{"label", label}, {"control_type", "text"},
        {"toggle_hint", "Use custom value"}, {"type", "boolean"}, {"name", name}};
    return {{"control_type", "checkbox"}, {"label", label},
        {"toggle_hint", "Select from option list"}, {"toggle_field", custom}, {"type", "boolean"},
        {"name", name}};
}

// All members that any object of the list has, each with the first value that says something.
Json merged(const Json &list)
{
    Json all = Json::object();
    for (const Json &item : list) {
        if (!item.is_object())
            continue;
        for (const auto &[key, value] : item.items()) {
            Json &known = all[key];
            if (known.is_object() && value.is_object())
                known = merged(Json::array({known, value}));
            else if (known.is_array() && value.is_array())
                known.insert(known.end(), value.begin(), value.end());
            else if (known.is_null())
                known = value;
        }
    }
    return all;
}

std::string scalarType(const Json &value)
{
    if (value.is_number() || isBigNumber(value))
        return "number";
    if (value.is_boolean())
        return "boolean";
    const QString time
        = value.is_string() ? timeType(value.get_ref<const std::string &>()) : QString();
    return time.isEmpty() ? "string" : toStd(time);
}

Json arrayField(const Json &list, const std::string &label, const std::string &name)
{
    const auto scalar = std::find_if(list.begin(), list.end(),
        [](const Json &item) { return !item.is_object() && !item.is_array() && !item.is_null(); });
    const bool ofObjects = list.empty()
        || std::any_of(list.begin(), list.end(), [](const Json &item) { return item.is_object(); });
    if (ofObjects) {
        return {{"name", name}, {"type", "array"}, {"of", "object"}, {"label", label},
            {"properties", fieldsOf(merged(list))}};
    }
    return {{"name", name}, {"type", "array"},
        {"of", scalar == list.end() ? std::string("string") : scalarType(*scalar)},
        {"control_type", "text"}, {"label", label}};
}

Json fieldOf(const std::string &name, const Json &value)
{
    const std::string label = toStd(labelize(fromStd(name)));
    if (value.is_object())
        return {
            {"properties", fieldsOf(value)}, {"label", label}, {"type", "object"}, {"name", name}};
    if (value.is_array())
        return arrayField(value, label, name);
    const std::string type = scalarType(value);
    if (type == "number")
        return {{"control_type", "number"}, {"label", label}, {"parse_output", "float_conversion"},
            {"type", "number"}, {"name", name}};
    if (type == "boolean")
        return booleanField(label, name);
    return type == "string" ? text(label, name) : timeField(type, label, name);
}

Json fieldsOf(const Json &object)
{
    Json fields = Json::array();
    for (const auto &[name, value] : object.items())
        fields.push_back(fieldOf(name, value));
    return fields;
}

} // namespace

Result<Json> schemaOfSample(const Json &sample)
{
    if (sample.is_object())
        return fieldsOf(sample);
    if (sample.is_array() && !sample.empty()
        && std::all_of(sample.begin(), sample.end(), [](const Json &i) { return i.is_object(); }))
        return fieldsOf(merged(sample));
    return fail(ErrorCode::Malformed,
        QStringLiteral("a sample must be a JSON object or a list of objects"));
}

// Special characters break inputs and pills (§10.2), so names do without.
Json schemaOfColumns(const QStringList &header)
{
    static const QRegularExpression special(QStringLiteral("[^\\p{L}\\p{N}_]+"));
    static const QRegularExpression ends(QStringLiteral("^_+|_+$"));
    Json fields = Json::array();
    QStringList taken;
    for (qsizetype i = 0; i < header.size(); ++i) {
        const QString label = header[i].trimmed();
        QString name = label;
        name.replace(special, QStringLiteral("_")).remove(ends);
        if (name.isEmpty())
            name = QStringLiteral("column_%1").arg(i + 1);
        const QString base = name;
        for (int again = 2; taken.contains(name); ++again)
            name = QStringLiteral("%1_%2").arg(base).arg(again);
        taken.append(name);
        fields.push_back(text(toStd(label.isEmpty() ? labelize(name) : label), toStd(name)));
    }
    return fields;
}

} // namespace patchbay::schema
