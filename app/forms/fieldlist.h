// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/forms/fieldview.h"

#include <QHash>
#include <QWidget>

class QVBoxLayout;

namespace patchbay::app
{

// The visible fields of one level, top to bottom. Reuses the views of fields that stay. Builds no
// more than it is allowed to, so that thousands of fields open at once; more on demand.
class FieldList final : public QWidget
{
    Q_OBJECT
public:
    FieldList(FormEditor &editor, const Theme &theme, QWidget *parent = nullptr);

    void setLimit(int limit); // views at most; 0 = all
    int limit() const { return m_limit; }
    void showFields(const QList<schema::FormField> &fields);
    int remaining() const { return m_remaining; } // visible fields beyond the limit

private:
    FormEditor &m_editor;
    const Theme &m_theme;
    QVBoxLayout *m_box;
    QHash<QString, FieldView *> m_views;
    int m_limit = 0;
    int m_remaining = 0;
};

} // namespace patchbay::app
