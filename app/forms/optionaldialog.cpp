// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/forms/optionaldialog.h"

#include "app/forms/checkrowdelegate.h"
#include "app/forms/choicemodel.h"
#include "app/theme/stylesheet.h"
#include "app/theme/theme.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QVBoxLayout>

namespace patchbay::app
{

OptionalDialog::OptionalDialog(
    const QList<schema::OptionalField> &fields, const QStringList &shown, QWidget *parent)
    : QDialog(parent)
    , m_model(new ChoiceModel(ChoiceModel::Several::Yes, this))
    , m_filter(new QSortFilterProxyModel(this))
    , m_search(new QLineEdit(this))
    , m_all(new QCheckBox(tr("Select all"), this))
    , m_count(new QLabel(this))
{
    setWindowTitle(tr("Show optional fields"));
    setObjectName(QStringLiteral("optionalDialog"));
    QList<schema::Choice> choices;
    m_elsewhere = shown;
    for (const schema::OptionalField &field : fields) {
        choices.append({field.trail.join(QStringLiteral(" › ")), toStd(field.key)});
        m_elsewhere.removeAll(field.key);
    }
    m_model->setChoices(choices, shown);
    m_filter->setSourceModel(m_model);
    m_filter->setFilterCaseSensitivity(Qt::CaseInsensitive);
    auto *list = new QListView(this);
    list->setObjectName(QStringLiteral("optionalList"));
    list->setAccessibleName(tr("Optional fields"));
    list->setUniformItemSizes(true);
    list->setModel(m_filter);
    list->setItemDelegate(new CheckRowDelegate(list));
    m_search->setObjectName(QStringLiteral("optionalSearch"));
    m_search->setPlaceholderText(tr("Search fields"));
    m_search->setAccessibleName(tr("Search fields"));
    m_all->setObjectName(QStringLiteral("optionalAll"));
    m_count->setProperty("role", QStringLiteral("muted"));
    m_count->setObjectName(QStringLiteral("optionalCount"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton *apply = buttons->addButton(tr("Apply changes"), QDialogButtonBox::AcceptRole);
    setRole(*apply, QStringLiteral("primary")); // the box polished it while it made it
    apply->setObjectName(QStringLiteral("optionalApply"));
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(Theme::space(3), Theme::space(3), Theme::space(3), Theme::space(3));
    box->setSpacing(Theme::space(1));
    for (QWidget *part : {static_cast<QWidget *>(m_search), static_cast<QWidget *>(m_all),
             static_cast<QWidget *>(list), static_cast<QWidget *>(m_count),
             static_cast<QWidget *>(buttons)})
        box->addWidget(part);
    resize(420, 480);
    connect(
        m_search, &QLineEdit::textChanged, m_filter, &QSortFilterProxyModel::setFilterFixedString);
    connect(m_all, &QCheckBox::clicked, this, &OptionalDialog::selectShown);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &OptionalDialog::count);
    connect(buttons, &QDialogButtonBox::accepted, this, &OptionalDialog::apply);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    count();
}

void OptionalDialog::selectShown(bool all)
{
    for (int row = 0; row < m_filter->rowCount(); ++row)
        m_filter->setData(
            m_filter->index(row, 0), all ? Qt::Checked : Qt::Unchecked, Qt::CheckStateRole);
}

void OptionalDialog::count()
{
    const auto chosen = m_model->chosen().size();
    const int all = m_model->rowCount();
    m_count->setText(tr("%1 of %2 fields selected").arg(chosen).arg(all));
    const bool some = chosen > 0 && chosen < all;
    m_all->setCheckState(some ? Qt::PartiallyChecked : chosen > 0 ? Qt::Checked : Qt::Unchecked);
    m_all->setTristate(some); // a click never leads to "some"
}

void OptionalDialog::apply()
{
    emit applied(m_model->chosen() + m_elsewhere);
    accept();
}

} // namespace patchbay::app
