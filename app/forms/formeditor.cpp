// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/forms/formeditor.h"

#include "app/forms/choicemodel.h"

#include <algorithm>
#include <utility>

namespace patchbay::app
{

namespace
{

constexpr int typingPause = 250; // ms without a key before a change is announced

QByteArray pickListKey(const QString &name, const Json &arguments)
{
    return name.toUtf8() + '\n' + toJsonText(arguments);
}

bool isBlank(const Json &value)
{
    if (value.is_string())
        return value.get_ref<const std::string &>().empty();
    return value.is_null() || (value.is_array() && value.empty());
}

} // namespace

FormEditor::FormEditor(QObject *parent)
    : QObject(parent)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(typingPause);
    connect(&m_pause, &QTimer::timeout, this, &FormEditor::announcePending);
}

void FormEditor::setModel(schema::FormModel model)
{
    announcePending();
    m_model = std::move(model);
    m_config = m_input = Json::array();
    m_configNames.clear();
    m_labels = chosenLabels();
    emit changed();
}

void FormEditor::setFields(const Json *configFields, const Json *inputFields)
{
    const bool configChanges = configFields && *configFields != m_config;
    const bool inputChanges = inputFields && *inputFields != m_input;
    if (configChanges)
        m_config = *configFields;
    if (inputChanges)
        m_input = *inputFields;
    m_configNames.clear();
    for (const Json &field : std::as_const(m_config)) {
        m_configNames.insert(stringAt(field, "name"));
        m_configNames.insert(stringAt(valueAt(field, "toggle_field"), "name"));
    }
    const Json before = m_model.values();
    m_model.setFields(m_config, m_input);
    emit changed();
    if (m_model.values() != before) {
        m_valuesDirty = true; // defaults came in
        m_schemaDirty = configChanges;
        announcePending();
    } else {
        announceLearnedLabels();
    }
}

void FormEditor::setValues(const Json &values)
{
    if (values == m_model.values())
        return;
    m_model.setValues(values);
    m_valuesDirty = m_schemaDirty = true;
    emit changed();
    announcePending();
}

bool FormEditor::changesSchema(const schema::FormField *field) const
{
    if (!field || boolAt(field->attributes, "schema_neutral"))
        return false;
    return field->extendsSchema || m_configNames.contains(field->path.value(0));
}

void FormEditor::edit(const QStringList &path, const Json &value, Stage stage)
{
    const schema::FormField *field = m_model.field(path);
    const bool blank = isBlank(value);
    const bool same = blank ? isBlank(m_model.value(path)) : m_model.value(path) == value;
    if (!same) {
        const bool needsBlur = field && field->changeOnBlur;
        m_schemaDirty = changesSchema(field) || m_schemaDirty;
        m_valuesDirty = true;
        if (blank)
            m_model.clearValue(path);
        else
            m_model.setValue(path, value);
        emit changed();
        if (stage == Stage::Typing && !needsBlur)
            m_pause.start();
    }
    if (stage == Stage::Committed)
        announcePending();
}

void FormEditor::announcePending()
{
    m_pause.stop();
    const bool values = std::exchange(m_valuesDirty, false);
    const bool schema = std::exchange(m_schemaDirty, false);
    if (values)
        emit valuesChanged();
    const Json before = m_labels;
    if (values || schema)
        m_labels = chosenLabels();
    if (schema)
        emit evaluationNeeded();
    else if (m_labels != before)
        emit labelsChanged();
}

// What an evaluation brings leads to another one where it names what was chosen, but not where it
// names it in other words each time.
void FormEditor::announceLearnedLabels()
{
    const Json before = std::exchange(m_labels, chosenLabels());
    const auto items = m_labels.items();
    if (std::any_of(items.begin(), items.end(),
            [&before](const auto &label) { return !before.contains(label.key()); }))
        emit labelsChanged();
}

void FormEditor::structureEdited()
{
    m_valuesDirty = true;
    emit changed();
    announcePending();
}

void FormEditor::toggle(const QStringList &path)
{
    if (const schema::FormField *field = m_model.field(path)) {
        m_schemaDirty = changesSchema(field) || m_schemaDirty;
        m_model.setToggled(path, !field->toggled);
        structureEdited();
    }
}

void FormEditor::addItem(const QStringList &listPath)
{
    m_model.addItem(listPath);
    structureEdited();
}

void FormEditor::removeItem(const QStringList &listPath, int index)
{
    m_model.removeItem(listPath, index);
    structureEdited();
}

void FormEditor::moveItem(const QStringList &listPath, int from, int to)
{
    m_model.moveItem(listPath, from, to);
    structureEdited();
}

void FormEditor::setShownOptional(const QStringList &schemaKeys)
{
    m_model.setShownOptional(schemaKeys);
    emit changed();
}

void FormEditor::activate(const QStringList &path)
{
    emit fieldActivated(path);
}

PickListState FormEditor::pickList(const schema::FormField &field) const
{
    PickListState state;
    if (field.pickList.isEmpty()) {
        state.kind = PickListState::Kind::Inline;
        state.choices = field.choices;
        return state;
    }
    const std::optional<Json> arguments = m_model.pickListArguments(field);
    if (!arguments) {
        state.kind = PickListState::Kind::Blocked;
        return state;
    }
    return m_pickLists.value(pickListKey(field.pickList, *arguments));
}

void FormEditor::openPickList(const schema::FormField &field)
{
    PickListState state = pickList(field);
    const bool wanted = state.kind == PickListState::Kind::Unknown
        || state.kind == PickListState::Kind::Failed || state.outdated;
    if (!wanted)
        return;
    const Json arguments = m_model.pickListArguments(field).value_or(Json::object());
    if (!state.outdated)
        state.kind = PickListState::Kind::Loading;
    state.outdated = false; // under way; the old choices serve until then
    m_pickLists.insert(pickListKey(field.pickList, arguments), state);
    emit pickListsChanged();
    emit pickListRequested(field.pickList, arguments);
}

void FormEditor::setPickList(const QString &name, const Json &arguments, const Json &result)
{
    PickListState state;
    if (result.is_object() && result.contains("ok")) {
        state.kind = PickListState::Kind::Ready;
        state.choices = schema::readChoices(result["ok"]);
    } else {
        state.kind = PickListState::Kind::Failed;
        state.message = stringAt(valueAt(result, "error"), "message");
    }
    m_pickLists.insert(pickListKey(name, arguments), state);
    emit pickListsChanged();
    announceLearnedLabels();
}

Json FormEditor::chosenLabels() const
{
    Json labels = Json::object();
    for (const schema::FormField &field : m_model.fields()) {
        if (field.control != schema::Control::Select && field.control != schema::Control::Tree)
            continue;
        const QString value = choiceText(m_model.value(field.path));
        if (value.isEmpty())
            continue;
        if (const auto label = choiceLabel(pickList(field).choices, value))
            labels[toStd(field.name)] = toStd(*label);
    }
    return labels;
}

void FormEditor::forgetPickLists()
{
    m_pickLists.removeIf(
        [](const auto &entry) { return entry.value().kind != PickListState::Kind::Ready; });
    for (PickListState &state : m_pickLists)
        state.outdated = true;
    emit pickListsChanged();
}

void FormEditor::setFieldLines(const QHash<QString, int> &lines)
{
    if (lines == m_lines)
        return;
    m_lines = lines;
    emit changed();
}

int FormEditor::lineOf(const schema::FormField &field) const
{
    QStringList names;
    for (const QString &name : field.path) {
        bool isIndex = false;
        name.toUInt(&isIndex);
        if (!isIndex)
            names.append(name);
    }
    const int line = m_lines.value(names.join(QLatin1Char('.')));
    return line > 0 || names.isEmpty() ? line : m_lines.value(names.last());
}

} // namespace patchbay::app
