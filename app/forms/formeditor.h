// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/schema/formmodel.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

namespace patchbay::app
{

// What is known of a pick list with its arguments of this moment.
struct PickListState
{
    enum class Kind { Inline, Blocked, Unknown, Loading, Ready, Failed };
    Kind kind = Kind::Unknown;
    QList<schema::Choice> choices;
    QString message; // Failed: what the lambda raised
    bool outdated = false; // good for labels; asked for again when it is opened
};

// The form behind the widgets: one FormModel, its pick lists, and when a change is announced.
// Widgets change the form through this alone and redraw on changed(). UI thread.
class FormEditor final : public QObject
{
    Q_OBJECT
public:
    enum class Stage { Typing, Committed };

    explicit FormEditor(QObject *parent = nullptr);

    const schema::FormModel &model() const { return m_model; }
    void setModel(schema::FormModel model); // another operation's form
    void setFields(const Json *configFields, const Json *inputFields); // null: stay as they are
    void setValues(const Json &values);

    // An empty string, null or [] clears. Typing announces after a pause (change_on_blur: on
    // commit only), a commit at once.
    void edit(const QStringList &path, const Json &value, Stage stage);
    void toggle(const QStringList &path);
    void addItem(const QStringList &listPath);
    void removeItem(const QStringList &listPath, int index);
    void moveItem(const QStringList &listPath, int from, int to);
    void setShownOptional(const QStringList &schemaKeys);
    void activate(const QStringList &path); // a field got the focus
    void announcePending(); // what waits for a pause in typing, now

    PickListState pickList(const schema::FormField &field) const;
    void openPickList(const schema::FormField &field); // asks for it unless known or under way
    void setPickList(const QString &name, const Json &arguments, const Json &result);
    // Labels of what is chosen in the select fields of the top level, by name, where they are
    // known: `picklist_label` of the lambdas (structure-and-schema.md §4.2).
    Json chosenLabels() const;
    void forgetPickLists(); // the source or the connection changed

    // Source lines by dotted schema path, for "type · line 211"; none where unknown.
    void setFieldLines(const QHash<QString, int> &lines);
    int lineOf(const schema::FormField &field) const;

signals:
    void changed(); // what is on screen has to be redrawn
    void pickListsChanged();
    void valuesChanged(); // debounced: a run and the raw view take them
    void evaluationNeeded(); // debounced: config answers changed, fields have to be evaluated
    void labelsChanged(); // debounced: chosenLabels() alone; not beside evaluationNeeded()
    void fieldActivated(const QStringList &path);
    void goToLine(int line);
    void optionalWanted(const QString &schemaKey); // the fields of this group alone
    void pickListRequested(const QString &name, const patchbay::Json &arguments);

private:
    bool changesSchema(const schema::FormField *field) const;
    void structureEdited();
    void announceLearnedLabels();

    schema::FormModel m_model;
    Json m_config = Json::array();
    Json m_input = Json::array();
    Json m_labels = Json::object(); // as they were announced
    QSet<QString> m_configNames;
    QHash<QByteArray, PickListState> m_pickLists;
    QHash<QString, int> m_lines;
    QTimer m_pause;
    bool m_valuesDirty = false;
    bool m_schemaDirty = false;
};

} // namespace patchbay::app
