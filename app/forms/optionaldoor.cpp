// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/forms/optionaldoor.h"

#include "app/forms/formeditor.h"
#include "app/forms/formview.h"

#include <algorithm>

namespace patchbay::app
{

OptionalDoor::OptionalDoor(FormEditor &editor, QWidget *parent)
    : QPushButton(parent)
{
    setObjectName(QStringLiteral("groupOptional"));
    setProperty("role", QStringLiteral("link"));
    setCursor(Qt::PointingHandCursor);
    connect(
        this, &QPushButton::clicked, this, [this, &editor] { emit editor.optionalWanted(m_key); });
}

void OptionalDoor::showGroup(const schema::FormField &group)
{
    m_key = group.schemaKey;
    const auto hidden = std::count_if(group.children.begin(), group.children.end(),
        [](const schema::FormField &field) { return !field.visible && !field.hiddenByNgIf; });
    setText(FormView::tr("+ %n optional field(s)", nullptr, static_cast<int>(hidden)));
    setVisible(hidden > 0);
}

} // namespace patchbay::app
