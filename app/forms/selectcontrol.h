// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/forms/fieldcontrol.h"

class QLabel;
class QPushButton;

namespace patchbay::app
{

class ChoicePopup;
struct PickListState;

// A searchable drop-down: one choice, several (joined by the field's delimiter), Yes/No, or the
// first level of a tree. A pick list is asked for when the drop-down opens.
class SelectControl final : public FieldControl
{
    Q_OBJECT
public:
    SelectControl(const schema::FormField &field, FormEditor &editor, const Theme &theme,
        QWidget *parent = nullptr);

    void showField(const schema::FormField &field) override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeButton(const Theme &theme);
    void open();
    void openAgain();
    void choose(const QString &value);
    void chooseSeveral(const QStringList &values);
    void showChoice();
    void fitChoice();
    PickListState state() const;
    QStringList chosen() const;
    bool takesSeveral() const;

    FormEditor &m_editor;
    schema::FormField m_field;
    QPushButton *m_button;
    QString m_text; // of the choice, whole
    QLabel *m_label;
    QLabel *m_code; // the value behind the label
    QPushButton *m_clear;
    ChoicePopup *m_popup = nullptr;
    bool m_awaited = false; // opened, and neither answered nor dismissed yet
};

} // namespace patchbay::app
