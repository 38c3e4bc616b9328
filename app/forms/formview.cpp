// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/forms/formview.h"

#include "app/forms/fieldlist.h"
#include "app/forms/formeditor.h"
#include "app/forms/optionaldialog.h"
#include "app/theme/theme.h"
#include "app/widgets/wrappedlabel.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QVBoxLayout>

namespace patchbay::app
{

namespace
{

constexpr int step = 24; // fields built at once
constexpr int nearEnd = 600; // pixels from the end of what is built

// How many fields could be shown; the model's own list copies each of them.
int countOptional(const QList<schema::FormField> &fields)
{
    int count = 0;
    for (const schema::FormField &field : fields) {
        if (field.hiddenByNgIf)
            continue;
        if (!field.visible)
            ++count;
        else if (field.control == schema::Control::Object)
            count += countOptional(field.children);
        else if (!field.children.isEmpty()) // items offer the same fields
            count += countOptional(field.children.first().children);
    }
    return count;
}

} // namespace

FormView::FormView(FormEditor &editor, const Theme &theme, QWidget *parent)
    : QScrollArea(parent)
    , m_editor(editor)
    , m_top(new QVBoxLayout)
    , m_emptyText(tr("This operation takes no input."))
{
    setObjectName(QStringLiteral("formView"));
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(QFrame::NoFrame);
    auto *page = new QWidget(this);
    page->setObjectName(QStringLiteral("formPage"));
    page->setProperty("ground", QStringLiteral("app"));
    auto *box = new QVBoxLayout(page);
    box->setContentsMargins(Theme::space(1), Theme::space(3), Theme::space(1), Theme::space(4));
    box->setSpacing(Theme::space(2));
    // Fields have a frame around them that stands out to the left and right of everything else.
    m_top->setContentsMargins(Theme::space(1), 0, Theme::space(1), 0);
    m_top->setSpacing(Theme::space(2));
    m_fields = new FieldList(editor, theme, page);
    m_fields->setLimit(step);
    m_empty = new WrappedLabel(page);
    m_optional = new QPushButton(page);
    m_more = new WrappedLabel(page);
    m_stale = new WrappedLabel(page);
    m_empty->setObjectName(QStringLiteral("formEmpty"));
    m_optional->setObjectName(QStringLiteral("formOptional"));
    m_optional->setProperty("role", QStringLiteral("link"));
    m_optional->setCursor(Qt::PointingHandCursor);
    m_stale->setObjectName(QStringLiteral("formStale"));
    m_stale->setTextFormat(Qt::PlainText);
    for (QLabel *label : {m_empty, m_more, m_stale})
        label->setProperty("role", QStringLiteral("muted"));
    box->addLayout(m_top);
    box->addWidget(m_fields);
    auto *bottom = new QVBoxLayout;
    bottom->setContentsMargins(Theme::space(1), 0, Theme::space(1), 0);
    bottom->setSpacing(Theme::space(2));
    bottom->addWidget(m_empty);
    bottom->addWidget(m_more);
    bottom->addWidget(m_optional, 0, Qt::AlignLeading);
    bottom->addWidget(m_stale);
    box->addLayout(bottom);
    box->addStretch(1);
    setWidget(page);
    connect(&m_editor, &FormEditor::changed, this, &FormView::refresh);
    connect(m_optional, &QPushButton::clicked, this, [this] { showOptional({}); });
    connect(&m_editor, &FormEditor::optionalWanted, this, &FormView::showOptional);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &FormView::buildMore);
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, &FormView::buildMore);
}

void FormView::addOnTop(QWidget *widget)
{
    m_top->addWidget(widget);
}

void FormView::setEmptyText(const QString &text)
{
    m_emptyText = text;
    refresh();
}

void FormView::setFieldsKnown(bool known)
{
    m_fieldsKnown = known;
    refresh();
}

void FormView::startOver()
{
    m_fields->setLimit(step);
    verticalScrollBar()->setValue(0);
    refresh();
}

void FormView::refresh()
{
    m_fields->showFields(m_editor.model().fields());
    const int optional = countOptional(m_editor.model().fields());
    m_optional->setVisible(optional > 0);
    m_optional->setText(tr("+ %n optional field(s)", nullptr, optional));
    m_optional->setAccessibleName(m_optional->text());
    m_more->setVisible(m_fields->remaining() > 0);
    m_more->setText(tr("%n more field(s)", nullptr, m_fields->remaining()));
    showEmpty();
    showStale();
}

void FormView::showEmpty()
{
    const QList<schema::FormField> &fields = m_editor.model().fields();
    bool anyVisible = false;
    for (const schema::FormField &field : fields)
        anyVisible = anyVisible || field.visible;
    m_empty->setVisible(!anyVisible && (m_fieldsKnown || !fields.isEmpty()));
    m_empty->setText(fields.isEmpty() ? m_emptyText : tr("All fields of this form are optional."));
}

void FormView::showStale()
{
    const Json stale = m_editor.model().staleValues();
    QStringList names;
    for (const auto &item : stale.items())
        names.append(fromStd(item.key()));
    m_stale->setVisible(!names.isEmpty() && m_fieldsKnown);
    m_stale->setText(
        tr("Values without a field (see Raw): %1").arg(names.join(QStringLiteral(", "))));
}

void FormView::buildMore()
{
    if (m_fields->remaining() == 0)
        return;
    const QScrollBar *bar = verticalScrollBar();
    if (bar->maximum() - bar->value() > nearEnd)
        return;
    m_fields->setLimit(m_fields->limit() + step);
    m_fields->showFields(m_editor.model().fields());
    m_more->setVisible(m_fields->remaining() > 0);
    m_more->setText(tr("%n more field(s)", nullptr, m_fields->remaining()));
}

void FormView::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    buildMore();
}

// Tab at the end of what is built goes on into the next fields, not out of the form.
bool FormView::focusNextPrevChild(bool next)
{
    if (next && m_fields->remaining() > 0) {
        const QScrollBar *bar = verticalScrollBar();
        if (bar->maximum() - bar->value() <= nearEnd) {
            m_fields->setLimit(m_fields->limit() + step);
            m_fields->showFields(m_editor.model().fields());
        }
    }
    return QScrollArea::focusNextPrevChild(next);
}

void FormView::showOptional(const QString &group)
{
    QList<schema::OptionalField> fields = m_editor.model().optionalFields();
    if (!group.isEmpty())
        fields.removeIf([inside = group + QLatin1Char('.')](const schema::OptionalField &field) {
            return !field.key.startsWith(inside);
        });
    auto *dialog = new OptionalDialog(fields, m_editor.model().shownOptional(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &OptionalDialog::applied, &m_editor, &FormEditor::setShownOptional);
    dialog->open();
}

} // namespace patchbay::app
