// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/schema/formmodel.h"

#include <QWidget>

class QLabel;
class QLayout;
class QVBoxLayout;

namespace patchbay::app
{

class FormEditor;
class Theme;

// The part of a field that takes a value. Shows what the form has and tells it what was entered;
// keeps caret and focus when shown the value it already has.
class FieldControl : public QWidget
{
    Q_OBJECT
public:
    explicit FieldControl(QWidget *parent = nullptr);

    virtual void showField(const schema::FormField &field) = 0;

    QWidget *input() const { return m_input; }

    // Puts `head` above the input: a reader of the screen finds the label of an input only among
    // the widgets beside it.
    void setHead(QLayout *head, QLabel &label);

    // What is wrong with the value, as the field shows it; it leads the description of the input.
    void setProblem(const QString &text);

signals:
    void problemChanged(const QString &text); // text entered that cannot be taken; empty when fine
    void focused(bool has);
    void reached(); // the focus came by the keyboard, an assistive technology or the program

protected:
    bool eventFilter(QObject *watched, QEvent *event) override; // installed on the input

    // Once, by the constructor of who derives: `input` takes the focus, `row` holds it.
    void setInput(QWidget &input, QLayout *row);
    void describe(const schema::FormField &field);
    void setChoice(const QString &text); // what an input that has no value of its own stands at

private:
    void showDescription();

    QVBoxLayout *m_box;
    QWidget *m_input = nullptr;
    QString m_choice;
    QString m_hint;
    QString m_problem;
};

FieldControl *makeFieldControl(
    const schema::FormField &field, FormEditor &editor, const Theme &theme, QWidget *parent);

} // namespace patchbay::app
