// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/accessiblecombo.h"

#include <QAbstractItemView>
#include <QAccessibleWidget>
#include <QComboBox>
#include <QLineEdit>

namespace patchbay::app
{

namespace
{

class AccessibleCombo final : public QAccessibleWidget, public QAccessibleTextInterface
{
public:
    explicit AccessibleCombo(QComboBox *combo)
        : QAccessibleWidget(combo, QAccessible::ComboBox)
    { }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        if (type == QAccessible::TextInterface)
            return static_cast<QAccessibleTextInterface *>(this);
        return QAccessibleWidget::interface_cast(type);
    }

    QString text(QAccessible::Text which) const override
    {
        return which == QAccessible::Value ? combo().currentText() : QAccessibleWidget::text(which);
    }

    QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        const bool open = combo().view()->isVisible();
        state.expandable = true;
        state.expanded = open;
        state.collapsed = !open;
        state.hasPopup = true;
        state.editable = combo().isEditable();
        return state;
    }

    // The list, and the line edit where text can be typed.
    int childCount() const override { return combo().isEditable() ? 2 : 1; }
    QAccessibleInterface *child(int index) const override
    {
        if (index == 0)
            return QAccessible::queryAccessibleInterface(combo().view());
        return index == 1 && combo().isEditable()
            ? QAccessible::queryAccessibleInterface(combo().lineEdit())
            : nullptr;
    }
    int indexOfChild(const QAccessibleInterface *child) const override
    {
        if (child && child->object() == combo().view())
            return 0;
        return combo().isEditable() && child && child->object() == combo().lineEdit() ? 1 : -1;
    }

    QStringList actionNames() const override
    {
        return QStringList{showMenuAction(), pressAction()} + QAccessibleWidget::actionNames();
    }
    void doAction(const QString &action) override
    {
        if (action != showMenuAction() && action != pressAction())
            QAccessibleWidget::doAction(action);
        else if (combo().view()->isVisible())
            combo().hidePopup();
        else
            combo().showPopup();
    }

    // The value as text that is only read.
    void selection(int, int *begin, int *end) const override { *begin = *end = 0; }
    int selectionCount() const override { return 0; }
    void addSelection(int, int) override { }
    void removeSelection(int) override { }
    void setSelection(int, int, int) override { }
    int cursorPosition() const override { return 0; }
    void setCursorPosition(int) override { }
    QString text(int begin, int end) const override
    {
        return combo().currentText().mid(begin, end - begin);
    }
    int characterCount() const override { return static_cast<int>(combo().currentText().size()); }
    QRect characterRect(int) const override { return rect(); }
    int offsetAtPoint(const QPoint &) const override { return -1; }
    void scrollToSubstring(int, int) override { }
    QString attributes(int, int *begin, int *end) const override
    {
        *begin = 0;
        *end = characterCount();
        return {};
    }

private:
    QComboBox &combo() const { return *static_cast<QComboBox *>(object()); }
};

QAccessibleInterface *makeAccessible(const QString &className, QObject *object)
{
    if (className != QLatin1String("QComboBox"))
        return nullptr;
    auto *combo = qobject_cast<QComboBox *>(object);
    return combo ? new AccessibleCombo(combo) : nullptr;
}

} // namespace

void installComboAccessibility()
{
    QAccessible::installFactory(makeAccessible);
}

} // namespace patchbay::app
