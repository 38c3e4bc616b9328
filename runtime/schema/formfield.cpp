// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/schema/formfield.h"

#include "runtime/schema/hintmarkup.h"

#include <QHash>

namespace patchbay::schema
{

namespace
{

bool isTruthy(const Json &value)
{
    if (value.is_boolean())
        return value.get<bool>();
    if (value.is_string())
        return value.get_ref<const std::string &>() != "false"
            && !value.get_ref<const std::string &>().empty();
    return !value.is_null();
}

QString asText(const Json &value)
{
    if (value.is_string())
        return fromStd(value);
    return value.is_null() ? QString() : QString::fromUtf8(toJsonText(value));
}

Control byName(const QString &name, bool &known)
{
    static const QHash<QString, Control> controls{
        {QStringLiteral("text"), Control::Text},
        {QStringLiteral("text-area"), Control::TextArea},
        {QStringLiteral("plain-text"), Control::PlainText},
        {QStringLiteral("plain_text"), Control::PlainText},
        {QStringLiteral("plain-text-area"), Control::PlainTextArea},
        {QStringLiteral("password"), Control::Password},
        {QStringLiteral("integer"), Control::Integer},
        {QStringLiteral("number"), Control::Number},
        {QStringLiteral("url"), Control::Url},
        {QStringLiteral("email"), Control::Email},
        {QStringLiteral("phone"), Control::Phone},
        {QStringLiteral("subdomain"), Control::Subdomain},
        {QStringLiteral("select"), Control::Select},
        {QStringLiteral("multiselect"), Control::MultiSelect},
        {QStringLiteral("checkbox"), Control::Checkbox},
        {QStringLiteral("switch"), Control::Checkbox},
        {QStringLiteral("date"), Control::Date},
        {QStringLiteral("date_time"), Control::DateTime},
        {QStringLiteral("tree"), Control::Tree},
        {QStringLiteral("schema-designer"), Control::SchemaDesigner},
        {QStringLiteral("key_value"), Control::KeyValue},
    };
    const auto found = controls.constFind(name);
    known = found != controls.constEnd();
    return known ? *found : Control::Text;
}

// structure-and-schema.md §10.5, in its order.
Control chooseControl(const Json &field, const QString &type)
{
    const QString written = stringAt(field, "control_type");
    if (type == QLatin1String("array")) {
        const QString of = stringAt(field, "of", QStringLiteral("object"));
        if (of != QLatin1String("object"))
            return written == QLatin1String("multiselect") ? Control::MultiSelect
                                                           : Control::PrimitiveList;
        return written == QLatin1String("key_value") ? Control::KeyValue : Control::List;
    }
    if (type == QLatin1String("object"))
        return Control::Object;
    bool known = false;
    const Control control = byName(written, known);
    const bool hasList
        = !valueAt(field, "pick_list").is_null() || !valueAt(field, "options").is_null();
    // Normalisation writes the type's own control where the author gave none.
    const bool byDefault = written.isEmpty() || written == QLatin1String("text")
        || written == QLatin1String("number");
    if (byDefault && hasList)
        return Control::Select;
    if (byDefault && type == QLatin1String("boolean"))
        return Control::Checkbox;
    if (byDefault && type == QLatin1String("integer"))
        return Control::Integer;
    if (!written.isEmpty() && known)
        return control;
    return control;
}

} // namespace

QList<Choice> readChoices(const Json &list)
{
    QList<Choice> choices;
    if (!list.is_array())
        return choices;
    for (const Json &item : list) {
        if (item.is_array() && item.size() >= 2)
            choices.append({asText(item[0]), item[1]});
        else if (item.is_array() && item.size() == 1)
            choices.append({asText(item[0]), item[0]});
        else if (!item.is_structured() && !item.is_null())
            choices.append({asText(item), item});
    }
    return choices;
}

FormField readField(const Json &whole, const QStringList &parent, bool toggled)
{
    const Json &other = valueAt(whole, "toggle_field");
    const bool hasToggle = other.is_object() && !other.empty();
    const Json &shown = hasToggle && toggled ? other : whole;
    FormField field;
    field.name = stringAt(shown, "name");
    field.path = parent + QStringList(field.name);
    field.label = stringAt(shown, "label", field.name);
    field.hint = sanitiseHint(stringAt(shown, "hint"));
    field.typeName = stringAt(shown, "type", QStringLiteral("string"));
    field.control = chooseControl(shown, field.typeName);
    const Json &optional = valueAt(whole, "optional");
    field.required = !optional.is_null() ? !isTruthy(optional) : whole.contains("optional");
    field.sticky = isTruthy(valueAt(whole, "sticky"));
    field.multiline = isTruthy(valueAt(shown, "multiline"));
    field.ngIf = stringAt(whole, "ngIf");
    field.extendsSchema
        = isTruthy(valueAt(whole, "extends_schema")) || isTruthy(valueAt(shown, "extends_schema"));
    field.changeOnBlur = isTruthy(valueAt(shown, "change_on_blur"));
    field.suffix = stringAt(shown, "url");
    field.delimiter = stringAt(shown, "delimiter", QStringLiteral(","));
    field.itemLabel = stringAt(shown, "item_label");
    const Json &list = valueAt(shown, "pick_list");
    if (list.is_string())
        field.pickList = fromStd(list);
    else
        field.choices = readChoices(list.is_array() ? list : valueAt(shown, "options"));
    if (const Json &params = valueAt(shown, "pick_list_params"); params.is_object())
        field.pickListParams = params;
    if (hasToggle) {
        field.toggled = toggled;
        field.toggleHint = stringAt(shown, "toggle_hint");
        field.otherToggleHint = stringAt(toggled ? whole : other, "toggle_hint");
    }
    field.defaultValue = valueAt(shown, "default");
    field.attributes = shown;
    return field;
}

} // namespace patchbay::schema
