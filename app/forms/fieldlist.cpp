// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/forms/fieldlist.h"

#include "app/forms/fieldwidget.h"
#include "app/forms/groupcard.h"
#include "app/forms/listcard.h"
#include "app/theme/theme.h"

#include <QVBoxLayout>

namespace patchbay::app
{

FieldView *makeFieldView(
    const schema::FormField &field, FormEditor &editor, const Theme &theme, QWidget *parent)
{
    switch (field.control) {
    case schema::Control::Object:
        return new GroupCard(field, editor, theme, parent);
    case schema::Control::List:
    case schema::Control::KeyValue:
        return new ListCard(field, editor, theme, parent);
    default:
        return new FieldWidget(field, editor, theme, parent);
    }
}

FieldList::FieldList(FormEditor &editor, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_editor(editor)
    , m_theme(theme)
    , m_box(new QVBoxLayout(this))
{
    m_box->setContentsMargins(0, 0, 0, 0);
    m_box->setSpacing(Theme::space(1));
}

void FieldList::setLimit(int limit)
{
    m_limit = limit;
}

void FieldList::showFields(const QList<schema::FormField> &fields)
{
    // One pass of the layout for all of them: a view that is shown asks for one of its own.
    m_box->setEnabled(false);
    QHash<QString, FieldView *> old;
    old.swap(m_views);
    int position = 0;
    m_remaining = 0;
    for (const schema::FormField &field : fields) {
        if (!field.visible)
            continue;
        if (m_limit > 0 && position >= m_limit) {
            ++m_remaining;
            continue;
        }
        QString key = field.primaryPath + QLatin1Char('\n')
            + QString::number(static_cast<int>(field.control)) + QLatin1Char('\n')
            + QString::number(field.multiline);
        while (m_views.contains(key)) // duplicate names are legal
            key += QLatin1Char('+');
        FieldView *view = old.take(key);
        if (view)
            view->showField(field);
        else
            view = makeFieldView(field, m_editor, m_theme, this);
        m_views.insert(key, view);
        if (m_box->indexOf(view) != position) {
            m_box->insertWidget(position, view);
            view->show();
        }
        ++position;
    }
    for (FieldView *view : std::as_const(old)) {
        m_box->removeWidget(view);
        view->hide();
        view->deleteLater(); // it may be the sender of what led here
    }
    m_box->setEnabled(true);
    m_box->activate();
}

} // namespace patchbay::app
