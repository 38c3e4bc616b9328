// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/forms/fieldcontrol.h"

class QAction;
class QLabel;
class QLineEdit;

namespace patchbay::app
{

// One line of text: plain, masked with a reveal button, a number, a date with a calendar, or with
// a fixed suffix (subdomain, unit).
class LineControl final : public FieldControl
{
    Q_OBJECT
public:
    LineControl(const schema::FormField &field, FormEditor &editor, const Theme &theme,
        QWidget *parent = nullptr);
    ~LineControl() override;

    void showField(const schema::FormField &field) override;

private:
    void addReveal(const Theme &theme);
    void addCalendar(const Theme &theme);
    void openCalendar();
    QString placeholderFor(const schema::FormField &field) const;

    FormEditor &m_editor;
    QStringList m_path;
    schema::Control m_kind;
    QLineEdit *m_line;
    QLabel *m_suffix;
    QAction *m_reveal = nullptr;
};

} // namespace patchbay::app
