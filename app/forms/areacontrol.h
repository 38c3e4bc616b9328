// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/forms/fieldcontrol.h"

class QPlainTextEdit;

namespace patchbay::app
{

// Several lines: free text, JSON as a value (lists of scalars) or JSON kept as text (designed
// schemas, structure-and-schema.md §10.12).
class AreaControl final : public FieldControl
{
    Q_OBJECT
public:
    enum class Content { Text, Json, JsonText };

    AreaControl(Content content, const schema::FormField &field, FormEditor &editor,
        const Theme &theme, QWidget *parent = nullptr);

    void showField(const schema::FormField &field) override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void textEdited();
    QString shownText() const;

    FormEditor &m_editor;
    Content m_content;
    QStringList m_path;
    QPlainTextEdit *m_text;
    bool m_showing = false; // text set by us, not by the user
    bool m_broken = false; // what is typed is not JSON yet
};

} // namespace patchbay::app
