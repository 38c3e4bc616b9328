// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/forms/choicemodel.h"

#include <QSet>

namespace patchbay::app
{

QString choiceText(const Json &value)
{
    if (value.is_null())
        return {};
    return value.is_string() ? fromStd(value.get_ref<const std::string &>())
                             : QString::fromUtf8(toJsonText(value));
}

std::optional<QString> choiceLabel(const QList<schema::Choice> &choices, const QString &value)
{
    for (const schema::Choice &choice : choices) {
        if (choiceText(choice.value) == value)
            return choice.label;
    }
    return {};
}

ChoiceModel::ChoiceModel(Several several, QObject *parent)
    : QAbstractListModel(parent)
    , m_several(several)
{ }

void ChoiceModel::setChoices(const QList<schema::Choice> &choices, const QStringList &chosen)
{
    beginResetModel();
    const QSet<QString> wanted(chosen.begin(), chosen.end());
    m_choices = choices;
    m_texts.clear();
    m_chosen.clear();
    for (const schema::Choice &choice : choices) {
        m_texts.append(choiceText(choice.value));
        m_chosen.append(wanted.contains(m_texts.last()));
    }
    endResetModel();
}

QStringList ChoiceModel::chosen() const
{
    QStringList values;
    for (qsizetype i = 0; i < m_texts.size(); ++i) {
        if (m_chosen[i])
            values.append(m_texts[i]);
    }
    return values;
}

int ChoiceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_choices.size());
}

QVariant ChoiceModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const int row = index.row();
    switch (role) {
    case Qt::DisplayRole:
        return m_choices[row].label;
    case Qt::ToolTipRole:
        return m_texts[row];
    case Qt::CheckStateRole:
        if (m_several == Several::Yes)
            return m_chosen[row] ? Qt::Checked : Qt::Unchecked;
        return {};
    default:
        return {};
    }
}

bool ChoiceModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || m_several == Several::No
        || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    m_chosen[index.row()] = value.toInt() == Qt::Checked;
    emit dataChanged(index, index, {Qt::CheckStateRole});
    return true;
}

Qt::ItemFlags ChoiceModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractListModel::flags(index) | Qt::ItemNeverHasChildren;
    if (m_several == Several::Yes)
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

} // namespace patchbay::app
