// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/schema/formfield.h"

#include <QPushButton>

namespace patchbay::app
{

class FormEditor;

// "+ 3 optional fields" inside a group or an item of a list: without it one whose fields are all
// optional looks as if it had none. UI thread.
class OptionalDoor final : public QPushButton
{
    Q_OBJECT
public:
    explicit OptionalDoor(FormEditor &editor, QWidget *parent = nullptr);

    // `group` holds the fields; the door hides where none of them is hidden.
    void showGroup(const schema::FormField &group);

private:
    QString m_key;
};

} // namespace patchbay::app
