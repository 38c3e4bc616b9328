// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/json/json.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace patchbay::schema
{

// Which control shows a field (structure-and-schema.md §10.4, §10.5).
enum class Control {
    Text,
    TextArea,
    PlainText,
    PlainTextArea,
    Password,
    Integer,
    Number,
    Url,
    Email,
    Phone,
    Subdomain,
    Select,
    MultiSelect,
    Checkbox, // Yes/No drop-down
    Date,
    DateTime,
    Tree,
    SchemaDesigner,
    KeyValue,
    Object, // a group
    List, // array of objects
    PrimitiveList, // array of scalars, edited as JSON
};

struct Choice
{
    QString label;
    Json value;
};

// One field as the form shows it; a node of a tree. Attributes come from the normalised field.
struct FormField
{
    QString name;
    QStringList path; // names from the root; list items by index
    QString label;
    QString hint; // HTML subset, sanitised
    QString typeName; // string, integer, number, date, date_time, boolean, object, array
    Control control = Control::Text;
    bool required = false;
    bool sticky = false;
    bool multiline = false;
    bool visible = true; // ngIf holds, and (required, sticky, has a value or was asked for)
    bool hiddenByNgIf = false;
    QString ngIf;
    bool extendsSchema = false;
    bool changeOnBlur = false;
    QString suffix; // subdomain's url
    QString delimiter; // multiselect
    QList<Choice> choices; // inline options
    QString pickList; // name of a pick list lambda; empty when inline or none
    Json pickListParams = Json::object(); // keyword -> field path or quoted constant
    QString toggleHint; // of the face shown now; empty when there is no toggle
    QString otherToggleHint;
    bool toggled = false; // the secondary face is shown
    Json attributes = Json::object(); // everything, for views that want more
    QList<FormField> children; // Object; one item's fields for List
    int itemCount = 0; // List
    std::optional<QString> problem; // "required" …; see problems in FormModel
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

    // Optional fields asked for by the user, by dotted path.
    QStringList shownOptional() const { return m_shownOptional; }
    void setShownOptional(const QStringList &dottedPaths);
    QList<FormField> hiddenOptional() const; // what "Show optional fields" offers

    // Arguments for a pick list at this moment: resolved params, or nothing while one is blank.
    std::optional<Json> pickListArguments(const FormField &field) const;

    // Values that have no field any more: listed, never silently lost.
    Json staleValues() const;

    // Required fields without a value (top level blocks a run, §10.8).
    QStringList missingRequired() const;

private:
    void rebuild();

    Json m_config = Json::array();
    Json m_input = Json::array();
    Json m_values = Json::object();
    QStringList m_toggled;
    QStringList m_shownOptional;
    QList<FormField> m_fields;
};

} // namespace patchbay::schema
