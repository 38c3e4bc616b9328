// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/schema/formmodel.h"

#include <QWidget>

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
    using QWidget::QWidget;

    virtual void showField(const schema::FormField &field) = 0;

signals:
    void problemChanged(const QString &text); // text entered that cannot be taken; empty when fine
    void focused(bool has);
    void reached(); // the focus came by the keyboard, an assistive technology or the program

protected:
    bool eventFilter(QObject *watched, QEvent *event) override; // installed on what takes focus
    static void describe(QWidget *widget, const schema::FormField &field);
};

FieldControl *makeFieldControl(
    const schema::FormField &field, FormEditor &editor, const Theme &theme, QWidget *parent);

} // namespace patchbay::app
