// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/schema/formmodel.h"

#include <QFrame>

namespace patchbay::app
{

class FormEditor;
class Theme;

// One entry of a form: a field with its control, a group card, or a list card. Stays alive while
// the same field shows with the same control, so that focus and caret survive.
class FieldView : public QFrame
{
    Q_OBJECT
public:
    using QFrame::QFrame;
    virtual void showField(const schema::FormField &field) = 0;
};

FieldView *makeFieldView(
    const schema::FormField &field, FormEditor &editor, const Theme &theme, QWidget *parent);

} // namespace patchbay::app
