// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/forms/fieldview.h"

#include <QList>

class QLabel;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace patchbay::app
{

class FieldList;
class OptionalDoor;

// An array of objects: one part per item with its fields, to add, remove and move.
class ListCard final : public FieldView
{
    Q_OBJECT
public:
    ListCard(const schema::FormField &field, FormEditor &editor, const Theme &theme,
        QWidget *parent = nullptr);

    void showField(const schema::FormField &field) override;

private:
    struct Item
    {
        QWidget *widget = nullptr;
        QLabel *title = nullptr;
        QToolButton *up = nullptr;
        QToolButton *down = nullptr;
        QToolButton *remove = nullptr;
        FieldList *fields = nullptr;
        OptionalDoor *optional = nullptr;
    };

    Item makeItem(int index);
    QToolButton *makeButton(const QString &icon, const QString &name, QWidget *parent);
    QString nameOfItem() const;

    FormEditor &m_editor;
    const Theme &m_theme;
    schema::FormField m_field;
    QLabel *m_label;
    QLabel *m_hint;
    QLabel *m_empty;
    QLabel *m_more;
    QVBoxLayout *m_box;
    QPushButton *m_add;
    QList<Item> m_items;
};

} // namespace patchbay::app
