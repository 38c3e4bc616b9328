// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace patchbay::app
{

class FieldList;
class FormEditor;
class Theme;

// The scrolling form: whatever stands on top of it, its fields, the door to the optional ones and
// the values that have no field any more. Builds the views of fields as they come near the
// viewport, so that 2,000 fields open like 20.
class FormView final : public QScrollArea
{
    Q_OBJECT
public:
    FormView(FormEditor &editor, const Theme &theme, QWidget *parent = nullptr);

    void addOnTop(QWidget *widget);
    void setEmptyText(const QString &text); // said where there are no fields at all
    void setFieldsKnown(bool known); // false: nothing is said of fields while there are none
    void refresh();
    void startOver(); // another operation: back to the top

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void buildMore();
    void showOptional(const QString &group); // empty: those of the whole form
    void showStale();
    void showEmpty();

    FormEditor &m_editor;
    QVBoxLayout *m_top;
    FieldList *m_fields = nullptr;
    QString m_emptyText;
    bool m_fieldsKnown = true;
    QLabel *m_empty;
    QPushButton *m_optional;
    QLabel *m_more;
    QLabel *m_stale;
};

} // namespace patchbay::app
