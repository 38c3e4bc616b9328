// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/schema/formmodel.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QLineEdit;
class QSortFilterProxyModel;

namespace patchbay::app
{

class ChoiceModel;

// Which optional fields a form shows: search, select all, counter (structure-and-schema.md §11.3).
class OptionalDialog final : public QDialog
{
    Q_OBJECT
public:
    // `shown`: every key asked for so far; those that the form does not have now stay asked for.
    OptionalDialog(const QList<schema::OptionalField> &fields, const QStringList &shown,
        QWidget *parent = nullptr);

signals:
    void applied(const QStringList &schemaKeys);

private:
    void selectShown(bool all);
    void count();
    void apply();

    ChoiceModel *m_model;
    QStringList m_elsewhere;
    QSortFilterProxyModel *m_filter;
    QLineEdit *m_search;
    QCheckBox *m_all;
    QLabel *m_count;
};

} // namespace patchbay::app
