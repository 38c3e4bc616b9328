// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/forms/choicemodel.h"

#include <QFrame>

class QLabel;
class QLineEdit;
class QListView;
class QPushButton;
class QSortFilterProxyModel;

namespace patchbay::app
{

struct PickListState;

// The drop-down of a select field: search box above the choices, or what stands in their way.
// Typing searches, arrows move, Enter chooses, Escape closes.
class ChoicePopup final : public QFrame
{
    Q_OBJECT
public:
    ChoicePopup(ChoiceModel::Several several, QWidget *parent);

    void showState(const PickListState &state, const QStringList &chosen);
    void openBelow(QWidget *anchor);

signals:
    void chosen(const QString &value);
    void severalChosen(const QStringList &values);
    void retryWanted();
    // The user closed it without a choice; a dialog that opens closes it too, but silently.
    void dismissed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    void chooseCurrent();

    ChoiceModel::Several m_several;
    ChoiceModel *m_model;
    QSortFilterProxyModel *m_filter;
    QLineEdit *m_search;
    QListView *m_list;
    QLabel *m_message;
    QPushButton *m_retry;
};

} // namespace patchbay::app
