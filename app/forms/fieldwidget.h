// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/forms/fieldview.h"

class QLabel;
class QPushButton;

namespace patchbay::app
{

class FieldControl;

// Label with its mark and what the field is on top, then toggle link, hint and problem under the
// control (structure-and-schema.md §11.2).
class FieldWidget final : public FieldView
{
    Q_OBJECT
public:
    FieldWidget(const schema::FormField &field, FormEditor &editor, const Theme &theme,
        QWidget *parent = nullptr);

    void showField(const schema::FormField &field) override;

private:
    void makeParts();
    void showHead();
    void setCurrent(bool current);
    void bringIntoSight();
    void showProblem();

    FormEditor &m_editor;
    const Theme &m_theme;
    schema::FormField m_field;
    QString m_inputProblem; // what the control cannot take
    QLabel *m_label;
    QLabel *m_type; // "select · line 211"
    FieldControl *m_control;
    QPushButton *m_toggle;
    QLabel *m_hint;
    QLabel *m_problem;
};

// The label of a field with the mark of a required one, as rich text.
QString labelHtml(const schema::FormField &field, const Theme &theme);

// "select", "number", "date": what a field is, as its author wrote it.
QString fieldCaption(const schema::FormField &field);

// A hint under what it explains; reached by Tab only where it has a link.
void showHint(QLabel &label, const QString &hint);

} // namespace patchbay::app
