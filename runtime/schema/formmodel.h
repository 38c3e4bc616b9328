// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/schema/formfield.h"

#include <QList>
#include <QSet>
#include <QString>
#include <QStringList>

#include <optional>

namespace patchbay::schema
{

// A field that "Show optional fields" offers (structure-and-schema.md §11.3).
struct OptionalField
{
    QString key; // its place in the schema: one choice serves all items of a list
    QStringList trail; // labels, from the outermost group to the field
    bool shown = false; // because it was asked for
};

// The state of a form: fields, values typed, toggles, lists, which optional fields are shown.
// Values survive a change of fields by name path. No widgets, any one thread.
class FormModel
{
public:
    // Replaces the fields (normalised arrays); typed values are kept where their path survives.
    void setFields(const Json &configFields, const Json &inputFields);

    const QList<FormField> &fields() const { return m_fields; }
    const FormField *field(const QStringList &path) const;

    // The input as a run gets it: nested object of what was typed, strings mostly.
    const Json &values() const { return m_values; }
    void setValues(const Json &values); // raw JSON view, a case
    void setValue(const QStringList &path, const Json &value);
    void clearValue(const QStringList &path);
    const Json &value(const QStringList &path) const;

    void setToggled(const QStringList &path, bool secondary);
    void addItem(const QStringList &listPath);
    void removeItem(const QStringList &listPath, int index);
    void moveItem(const QStringList &listPath, int from, int to);

    // Optional fields asked for by the user, by FormField::schemaKey.
    QStringList shownOptional() const { return m_shownOptional; }
    void setShownOptional(const QStringList &schemaKeys);
    // What can be shown and what was asked for, in the order of the form.
    QList<OptionalField> optionalFields() const;

    // Arguments for a pick list at this moment: resolved params, or nothing while one is blank.
    std::optional<Json> pickListArguments(const FormField &field) const;

    // Values that have no field any more: listed, never silently lost.
    Json staleValues() const;

    // Required fields without a value (top level blocks a run, §10.8).
    QStringList missingRequired() const;

    // True where typing in a field changes more than its own value on screen: the fields have to
    // be evaluated again (config fields and extends_schema, structure-and-schema.md §13).
    bool changesSchema(const QStringList &path) const;

    // Values typed into a form: what `config_fields` lambdas see (config answers and every field
    // marked extends_schema), nested as in the input (§13.2).
    Json configAnswers() const;

private:
    void rebuild();
    void valueChanged(const QStringList &path, bool structural);
    QList<FormField> build(const Json &fields, const FormField &holder, int depth);
    void finish(FormField &field, const Json &source, int depth);
    void prefill(const Json &fields);

    Json m_config = Json::array();
    Json m_input = Json::array();
    Json m_values = Json::object();
    QStringList m_toggled; // dotted paths of the primary field
    QStringList m_shownOptional;
    QStringList m_prefilled; // defaults are put in once
    QList<FormField> m_fields;
    bool m_hasConditions = false; // some field shows by the value of another one
};

} // namespace patchbay::schema
