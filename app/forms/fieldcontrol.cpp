// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/forms/fieldcontrol.h"

#include "app/forms/areacontrol.h"
#include "app/forms/linecontrol.h"
#include "app/forms/selectcontrol.h"
#include "app/theme/stylesheet.h"
#include "runtime/schema/hintmarkup.h"

#include <QFocusEvent>

namespace patchbay::app
{

bool FieldControl::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut)
        emit focused(false);
    if (event->type() == QEvent::FocusIn) {
        emit focused(true);
        // What moves under the mouse is missed by its release; who comes back to the window finds
        // the form as it was left.
        const Qt::FocusReason reason = static_cast<QFocusEvent *>(event)->reason();
        if (reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason
            || reason == Qt::ShortcutFocusReason || reason == Qt::OtherFocusReason)
            emit reached();
    }
    return QWidget::eventFilter(watched, event);
}

void FieldControl::describe(QWidget *widget, const schema::FormField &field)
{
    //: Accessible name of a form control that must be filled in; %1 is the field's label.
    const QString name = field.required ? tr("%1, required").arg(field.label) : field.label;
    if (widget->accessibleName() != name)
        widget->setAccessibleName(name);
    const QString hint = schema::plainHint(field.hint);
    if (widget->accessibleDescription() != hint)
        widget->setAccessibleDescription(hint);
    if (widget->property("problem").toBool() != field.missing)
        setLook(*widget, "problem", field.missing);
}

FieldControl *makeFieldControl(
    const schema::FormField &field, FormEditor &editor, const Theme &theme, QWidget *parent)
{
    using schema::Control;
    switch (field.control) {
    case Control::Select:
    case Control::MultiSelect:
    case Control::Checkbox:
    case Control::Tree:
        return new SelectControl(field, editor, theme, parent);
    case Control::TextArea:
    case Control::PlainTextArea:
        return new AreaControl(AreaControl::Content::Text, field, editor, theme, parent);
    case Control::PrimitiveList:
        return new AreaControl(AreaControl::Content::Json, field, editor, theme, parent);
    case Control::SchemaDesigner:
        return new AreaControl(AreaControl::Content::JsonText, field, editor, theme, parent);
    case Control::Password:
        if (field.multiline)
            return new AreaControl(AreaControl::Content::Text, field, editor, theme, parent);
        break;
    default:
        break;
    }
    return new LineControl(field, editor, theme, parent);
}

} // namespace patchbay::app
