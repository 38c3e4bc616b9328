// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/forms/fieldview.h"

class QLabel;
class QToolButton;

namespace patchbay::app
{

class FieldList;
class OptionalDoor;

// An object: a card with its fields that folds.
class GroupCard final : public FieldView
{
    Q_OBJECT
public:
    GroupCard(const schema::FormField &field, FormEditor &editor, const Theme &theme,
        QWidget *parent = nullptr);

    void showField(const schema::FormField &field) override;

private:
    void showOptional();

    const Theme &m_theme;
    QToolButton *m_fold;
    QLabel *m_label;
    QLabel *m_type;
    QLabel *m_hint;
    FieldList *m_list;
    OptionalDoor *m_optional;
    schema::FormField m_field;
};

} // namespace patchbay::app
