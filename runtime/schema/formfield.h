// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/json/json.h"

#include <QList>
#include <QString>
#include <QStringList>

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
    QStringList path; // names from the root; items of a list by their index
    QString primaryPath; // dotted path of the primary face; differs from `path` when toggled
    QString schemaKey; // its place in the schema: primaryPath without the indexes of list items
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
    QString ngIfProblem; // why the expression cannot be read; the field is shown then
    bool extendsSchema = false;
    bool changeOnBlur = false;
    QString suffix; // subdomain's url
    QString delimiter; // multiselect
    QString itemLabel; // lists
    QList<Choice> choices; // inline options
    QString pickList; // name of a pick list lambda; empty when inline or none
    Json pickListParams = Json::object(); // keyword -> field path or quoted constant
    QString toggleHint; // of the face shown now; empty when there is no toggle
    QString otherToggleHint;
    bool toggled = false; // the secondary face is shown
    Json defaultValue; // null when there is none
    Json attributes = Json::object(); // everything, for views that want more
    QList<FormField> children; // Object: its fields; List: one Object per item
    bool missing = false; // required and without a value

    QString dotted() const { return path.join(QLatin1Char('.')); }
};

// Reads one normalised field; `parent` is the path of what holds it. Children of objects are read
// too; items of lists are the model's business.
FormField readField(const Json &field, const QStringList &parent, bool toggled);

// Inline choices of `pick_list` or `options`: pairs of label and value; scalars stand for both.
QList<Choice> readChoices(const Json &list);

} // namespace patchbay::schema
