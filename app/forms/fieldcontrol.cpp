// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/forms/fieldcontrol.h"

#include "app/forms/areacontrol.h"
#include "app/forms/linecontrol.h"
#include "app/forms/selectcontrol.h"
#include "app/theme/stylesheet.h"
#include "app/theme/theme.h"
#include "runtime/schema/hintmarkup.h"

#include <QFocusEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace patchbay::app
{

FieldControl::FieldControl(QWidget *parent)
    : QWidget(parent)
    , m_box(new QVBoxLayout(this))
{
    m_box->setContentsMargins(0, 0, 0, 0);
    m_box->setSpacing(Theme::space(0));
}

void FieldControl::setInput(QWidget &input, QLayout *row)
{
    m_input = &input;
    m_box->addLayout(row);
    input.setObjectName(QStringLiteral("fieldInput"));
    input.installEventFilter(this);
    setFocusProxy(&input);
}

void FieldControl::setHead(QLayout *head, QLabel &label)
{
    m_box->insertLayout(0, head);
    label.setBuddy(m_input);
}

void FieldControl::setProblem(const QString &text)
{
    m_problem = text;
    showDescription();
}

void FieldControl::setChoice(const QString &text)
{
    m_choice = text;
    showDescription();
}

void FieldControl::showDescription()
{
    QStringList parts{m_problem, m_choice, m_hint};
    parts.removeAll(QString());
    const QString description = parts.join(QLatin1Char('\n'));
    if (m_input->accessibleDescription() != description)
        m_input->setAccessibleDescription(description);
}

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

void FieldControl::describe(const schema::FormField &field)
{
    //: Accessible name of a form control that must be filled in; %1 is the field's label.
    const QString name = field.required ? tr("%1, required").arg(field.label) : field.label;
    if (m_input->accessibleName() != name)
        m_input->setAccessibleName(name);
    m_hint = schema::plainHint(field.hint);
    showDescription();
    if (m_input->property("problem").toBool() != field.missing)
        setLook(*m_input, "problem", field.missing);
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
