// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/schema/formmodel.h"

#include <QAbstractListModel>

#include <optional>

namespace patchbay::app
{

// The choices of a select field; checkable where several may be chosen. UI thread.
class ChoiceModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    enum class Several { No, Yes };

    explicit ChoiceModel(Several several, QObject *parent = nullptr);

    void setChoices(const QList<schema::Choice> &choices, const QStringList &chosen);
    const schema::Choice &choice(int row) const { return m_choices[row]; }
    QStringList chosen() const; // values as text, in the order of the list

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    Several m_several;
    QList<schema::Choice> m_choices;
    QStringList m_texts; // of the values
    QList<bool> m_chosen;
};

// A choice's value as a form keeps it.
QString choiceText(const Json &value);
// The label that the list has for a value as text; nothing where it does not have the value.
std::optional<QString> choiceLabel(const QList<schema::Choice> &choices, const QString &value);

} // namespace patchbay::app
