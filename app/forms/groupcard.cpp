// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/forms/groupcard.h"

#include "app/forms/fieldlist.h"
#include "app/forms/fieldwidget.h"
#include "app/forms/formeditor.h"
#include "app/forms/optionaldoor.h"
#include "app/theme/icons.h"
#include "app/theme/theme.h"
#include "app/widgets/wrappedlabel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace patchbay::app
{

GroupCard::GroupCard(
    const schema::FormField &field, FormEditor &editor, const Theme &theme, QWidget *parent)
    : FieldView(parent)
    , m_theme(theme)
    , m_fold(new QToolButton(this))
    , m_label(new WrappedLabel(this))
    , m_type(new QLabel(this))
    , m_hint(new WrappedLabel(this))
    , m_list(new FieldList(editor, theme, this))
    , m_optional(new OptionalDoor(editor, this))
{
    // The card stands where labels begin; fields inside and outside have a frame of their own.
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(Theme::space(1), Theme::space(0), Theme::space(1), Theme::space(0));
    auto *card = new QFrame(this);
    card->setProperty("role", QStringLiteral("card"));
    outer->addWidget(card);
    auto *box = new QVBoxLayout(card);
    box->setContentsMargins(Theme::space(0), Theme::space(2), Theme::space(0), Theme::space(2));
    box->setSpacing(Theme::space(1));
    auto *head = new QHBoxLayout;
    head->setContentsMargins(Theme::space(1), 0, Theme::space(0), 0);
    m_label->setProperty("role", QStringLiteral("strong"));
    m_label->setTextFormat(Qt::RichText);
    m_type->setProperty("role", QStringLiteral("caption"));
    m_fold->setProperty("role", QStringLiteral("ghost"));
    m_fold->setObjectName(QStringLiteral("groupFold"));
    m_fold->setCheckable(true);
    m_fold->setChecked(true);
    m_fold->setIcon(tintedIcon(QStringLiteral("chevron-down"), theme.color(Token::Muted)));
    head->addWidget(m_label, 1);
    head->addWidget(m_type);
    head->addWidget(m_fold);
    m_hint->setProperty("role", QStringLiteral("muted"));
    m_hint->setContentsMargins(Theme::space(1), 0, Theme::space(1), 0);
    m_hint->setOpenExternalLinks(true);
    box->addLayout(head);
    box->addWidget(m_hint);
    box->addWidget(m_list);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(Theme::space(1), 0, Theme::space(1), 0);
    foot->addWidget(m_optional);
    foot->addStretch(1);
    box->addLayout(foot);
    connect(m_fold, &QToolButton::toggled, this, [this, &theme](bool open) {
        m_list->setVisible(open);
        showOptional();
        m_fold->setIcon(
            tintedIcon(open ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right"),
                theme.color(Token::Muted)));
    });
    showField(field);
}

void GroupCard::showField(const schema::FormField &field)
{
    setObjectName(QStringLiteral("group:") + field.dotted());
    setAccessibleName(field.label);
    m_label->setText(labelHtml(field, m_theme));
    m_type->setText(QStringLiteral("object · ") + field.name);
    showHint(*m_hint, field.hint);
    m_fold->setAccessibleName(tr("Fold or unfold %1").arg(field.label));
    m_list->showFields(field.children);
    m_field = field;
    showOptional();
}

void GroupCard::showOptional()
{
    m_optional->showGroup(m_field);
    if (!m_fold->isChecked())
        m_optional->hide();
}

} // namespace patchbay::app
