// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/forms/fieldwidget.h"

#include "app/forms/fieldcontrol.h"
#include "app/forms/formeditor.h"
#include "app/theme/stylesheet.h"
#include "app/theme/theme.h"
#include "app/widgets/wrappedlabel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace patchbay::app
{

QString labelHtml(const schema::FormField &field, const Theme &theme)
{
    QString label = field.label.toHtmlEscaped();
    if (!field.required)
        return label;
    return QStringLiteral("%1 <span style=\"color:%2\">*</span>")
        .arg(label, theme.color(Token::Danger).name());
}

void showHint(QLabel &label, const QString &hint)
{
    label.setText(hint);
    label.setVisible(!hint.isEmpty());
    // Tab stops where there is a link to follow, not at every text.
    const bool hasLink = hint.contains(QLatin1String("<a "));
    label.setTextInteractionFlags(hasLink ? Qt::TextBrowserInteraction : Qt::TextSelectableByMouse);
}

QString fieldCaption(const schema::FormField &field)
{
    QString control = stringAt(field.attributes, "control_type");
    if (control.isEmpty() || control == QLatin1String("text"))
        return field.typeName;
    return control;
}

FieldWidget::FieldWidget(
    const schema::FormField &field, FormEditor &editor, const Theme &theme, QWidget *parent)
    : FieldView(parent)
    , m_editor(editor)
    , m_theme(theme)
    , m_field(field)
    , m_label(new WrappedLabel(this))
    , m_type(new QLabel(this))
    , m_control(makeFieldControl(field, editor, theme, this))
    , m_toggle(new QPushButton(this))
    , m_hint(new WrappedLabel(this))
    , m_problem(new WrappedLabel(this))
{
    makeParts();
    connect(m_control, &FieldControl::focused, this, &FieldWidget::setCurrent);
    connect(m_control, &FieldControl::reached, this, &FieldWidget::bringIntoSight);
    connect(m_control, &FieldControl::problemChanged, this, [this](const QString &text) {
        m_inputProblem = text;
        showProblem();
    });
    connect(m_toggle, &QPushButton::clicked, this, [this] { m_editor.toggle(m_field.path); });
    connect(m_type, &QLabel::linkActivated, this,
        [this] { emit m_editor.goToLine(m_editor.lineOf(m_field)); });
    connect(&theme, &Theme::changed, this, &FieldWidget::showHead);
    showField(field);
}

void FieldWidget::makeParts()
{
    setProperty("role", QStringLiteral("field"));
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(
        Theme::space(0) + 2, Theme::space(0), Theme::space(0) + 2, Theme::space(0));
    box->setSpacing(Theme::space(0));
    auto *head = new QHBoxLayout;
    head->setSpacing(Theme::space(1));
    m_label->setProperty("role", QStringLiteral("strong"));
    m_label->setObjectName(QStringLiteral("fieldLabel"));
    m_label->setTextFormat(Qt::RichText);
    m_type->setProperty("role", QStringLiteral("caption"));
    m_type->setObjectName(QStringLiteral("fieldType"));
    m_type->setTextFormat(Qt::RichText);
    m_type->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    head->addWidget(m_label, 1);
    head->addWidget(m_type, 0, Qt::AlignTop);
    m_toggle->setProperty("role", QStringLiteral("link"));
    m_toggle->setObjectName(QStringLiteral("fieldToggle"));
    m_toggle->setCursor(Qt::PointingHandCursor);
    m_hint->setObjectName(QStringLiteral("fieldHint"));
    m_hint->setProperty("role", QStringLiteral("muted"));
    m_hint->setTextFormat(Qt::RichText);
    m_hint->setOpenExternalLinks(true);
    m_problem->setObjectName(QStringLiteral("fieldProblem"));
    m_problem->setProperty("role", QStringLiteral("danger"));
    m_problem->setTextFormat(Qt::PlainText);
    m_control->setObjectName(QStringLiteral("fieldControl"));
    m_control->setHead(head, *m_label);
    box->addWidget(m_control);
    box->addWidget(m_problem);
    box->addWidget(m_toggle, 0, Qt::AlignLeading);
    box->addWidget(m_hint);
}

void FieldWidget::showField(const schema::FormField &field)
{
    m_field = field;
    showHead();
    m_toggle->setVisible(!field.otherToggleHint.isEmpty());
    m_toggle->setText(QStringLiteral("⇄ ") + field.otherToggleHint);
    m_toggle->setAccessibleName(tr("%1: switch to “%2”").arg(field.label, field.otherToggleHint));
    showHint(*m_hint, field.hint);
    setObjectName(QStringLiteral("field:") + field.dotted());
    m_control->setAccessibleName(field.label); // not the markup of the label that is its buddy
    m_control->showField(field);
    showProblem();
}

void FieldWidget::showHead()
{
    m_label->setText(labelHtml(m_field, m_theme));
    QString caption = fieldCaption(m_field).toHtmlEscaped();
    const int line = m_editor.lineOf(m_field);
    if (line > 0)
        caption
            += QStringLiteral(" · <a href=\"line\" style=\"color:%1;text-decoration:none\">%2</a>")
                   .arg(m_theme.color(Token::Muted).name(), tr("line %1").arg(line));
    m_type->setText(caption);
    //: Accessible name of the link beside a field; %1 is the field's label.
    m_type->setAccessibleName(line > 0 ? tr("Go to the code of %1").arg(m_field.label) : QString());
    m_type->setFocusPolicy(line > 0 ? Qt::TabFocus : Qt::NoFocus);
}

void FieldWidget::showProblem()
{
    QString text = m_inputProblem;
    if (text.isEmpty() && !m_field.ngIfProblem.isEmpty())
        text = tr("The ngIf expression cannot be read: %1").arg(m_field.ngIfProblem);
    if (text.isEmpty() && m_field.missing)
        text = tr("%1 must be present").arg(m_field.label);
    m_problem->setText(text);
    m_problem->setVisible(!text.isEmpty());
    m_control->setProblem(text);
}

// With label, hint and problem where there is room, the control in any case.
void FieldWidget::bringIntoSight()
{
    QWidget *around = parentWidget();
    while (around && !qobject_cast<QScrollArea *>(around))
        around = around->parentWidget();
    if (!around)
        return;
    auto *form = static_cast<QScrollArea *>(around);
    form->ensureWidgetVisible(this, 0, 0);
    form->ensureWidgetVisible(m_control->input(), 0, 0);
}

void FieldWidget::setCurrent(bool current)
{
    if (current)
        m_editor.activate(m_field.path);
    if (property("current").toBool() != current)
        setLook(*this, "current", current);
}

} // namespace patchbay::app
