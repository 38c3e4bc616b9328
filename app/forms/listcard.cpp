// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/forms/listcard.h"

#include "app/forms/fieldlist.h"
#include "app/forms/fieldwidget.h"
#include "app/forms/formeditor.h"
#include "app/forms/optionaldoor.h"
#include "app/theme/icons.h"
#include "app/theme/theme.h"
#include "app/widgets/wrappedlabel.h"
#include "runtime/schema/hintmarkup.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace patchbay::app
{

namespace
{

constexpr int shownItems = 50; // more stay in the values and in the raw view

} // namespace

ListCard::ListCard(
    const schema::FormField &field, FormEditor &editor, const Theme &theme, QWidget *parent)
    : FieldView(parent)
    , m_editor(editor)
    , m_theme(theme)
    , m_field(field)
    , m_label(new WrappedLabel(this))
    , m_hint(new WrappedLabel(this))
    , m_empty(new WrappedLabel(this))
    , m_more(new WrappedLabel(this))
    , m_box(new QVBoxLayout)
    , m_add(new QPushButton(this))
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
    m_label->setProperty("role", QStringLiteral("strong"));
    m_label->setTextFormat(Qt::RichText);
    m_label->setContentsMargins(Theme::space(1), 0, Theme::space(1), 0);
    for (QLabel *label : {m_hint, m_empty, m_more}) {
        label->setProperty("role", QStringLiteral("muted"));
        label->setContentsMargins(Theme::space(1), 0, Theme::space(1), 0);
    }
    m_hint->setOpenExternalLinks(true);
    m_empty->setObjectName(QStringLiteral("listEmpty"));
    m_add->setObjectName(QStringLiteral("listAdd"));
    m_add->setProperty("role", QStringLiteral("link"));
    m_add->setCursor(Qt::PointingHandCursor);
    m_box->setSpacing(Theme::space(1));
    box->addWidget(m_label);
    box->addWidget(m_hint);
    box->addWidget(m_empty);
    box->addLayout(m_box);
    box->addWidget(m_more);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(Theme::space(0), 0, Theme::space(1), 0);
    foot->addWidget(m_add);
    foot->addStretch(1);
    box->addLayout(foot);
    connect(m_add, &QPushButton::clicked, this, [this] { m_editor.addItem(m_field.path); });
    showField(field);
}

QString ListCard::nameOfItem() const
{
    return m_field.itemLabel.isEmpty() ? tr("Item") : m_field.itemLabel;
}

QToolButton *ListCard::makeButton(const QString &icon, const QString &name, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setProperty("role", QStringLiteral("ghost"));
    button->setObjectName(name);
    button->setIcon(tintedIcon(icon, m_theme.color(Token::Muted)));
    return button;
}

ListCard::Item ListCard::makeItem(int index)
{
    Item item;
    item.widget = new QWidget(this);
    auto *box = new QVBoxLayout(item.widget);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(Theme::space(0));
    auto *head = new QHBoxLayout;
    head->setSpacing(0);
    head->setContentsMargins(Theme::space(1), 0, 0, 0);
    item.title = new QLabel(item.widget);
    item.title->setProperty("role", QStringLiteral("caption"));
    item.up = makeButton(QStringLiteral("arrow-up"), QStringLiteral("itemUp"), item.widget);
    item.down = makeButton(QStringLiteral("arrow-down"), QStringLiteral("itemDown"), item.widget);
    item.remove = makeButton(QStringLiteral("trash-2"), QStringLiteral("itemRemove"), item.widget);
    head->addWidget(item.title, 1);
    head->addWidget(item.up);
    head->addWidget(item.down);
    head->addWidget(item.remove);
    item.fields = new FieldList(m_editor, m_theme, item.widget);
    box->addLayout(head);
    box->addWidget(item.fields);
    item.optional = new OptionalDoor(m_editor, item.widget);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(Theme::space(1), 0, Theme::space(1), 0);
    foot->addWidget(item.optional);
    foot->addStretch(1);
    box->addLayout(foot);
    connect(item.up, &QToolButton::clicked, this,
        [this, index] { m_editor.moveItem(m_field.path, index, index - 1); });
    connect(item.down, &QToolButton::clicked, this,
        [this, index] { m_editor.moveItem(m_field.path, index, index + 1); });
    connect(item.remove, &QToolButton::clicked, this,
        [this, index] { m_editor.removeItem(m_field.path, index); });
    m_box->addWidget(item.widget);
    return item;
}

void ListCard::showField(const schema::FormField &field)
{
    m_field = field;
    setObjectName(QStringLiteral("list:") + field.dotted());
    setAccessibleName(field.label);
    m_label->setText(labelHtml(field, m_theme));
    showHint(*m_hint, field.hint);
    const QString title = schema::plainHint(stringAt(field.attributes, "empty_list_title"));
    m_empty->setText(title.isEmpty() ? tr("The list is empty.") : title);
    m_empty->setVisible(field.children.isEmpty());
    const QString add = stringAt(
        field.attributes, "add_item_label", stringAt(field.attributes, "add_field_label"));
    m_add->setText(QStringLiteral("+ ") + (add.isEmpty() ? tr("Add %1").arg(nameOfItem()) : add));
    const int count = static_cast<int>(field.children.size());
    const int shown = qMin(count, shownItems);
    while (m_items.size() > shown) {
        QWidget *gone = m_items.takeLast().widget;
        m_box->removeWidget(gone);
        gone->hide();
        gone->deleteLater(); // its own button may have led here
    }
    while (m_items.size() < shown)
        m_items.append(makeItem(static_cast<int>(m_items.size())));
    for (int i = 0; i < shown; ++i) {
        const Item &item = m_items[i];
        //: One item of a list; %1 is what the items are called, %2 its number.
        const QString name = tr("%1 %2").arg(nameOfItem()).arg(i + 1);
        item.title->setText(name);
        item.up->setEnabled(i > 0);
        item.down->setEnabled(i + 1 < count);
        item.up->setAccessibleName(tr("Move %1 up").arg(name));
        item.down->setAccessibleName(tr("Move %1 down").arg(name));
        item.remove->setAccessibleName(tr("Remove %1").arg(name));
        item.fields->showFields(field.children[i].children);
        item.optional->showGroup(field.children[i]);
    }
    m_more->setVisible(count > shown);
    m_more->setText(tr("%n more item(s) are in the Raw view.", nullptr, count - shown));
}

} // namespace patchbay::app
