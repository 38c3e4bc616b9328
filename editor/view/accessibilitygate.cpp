// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/view/accessibilitygate.h"

#include "editor/view/scintillaview.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QApplication>

namespace patchbay::editor
{

namespace
{

class PlainInterface : public QAccessibleWidget
{
public:
    explicit PlainInterface(QWidget *widget)
        : QAccessibleWidget(widget, QAccessible::EditableText, widget->accessibleName())
    { }
};

QAccessibleInterface *gate(const QString &className, QObject *object)
{
    if (className != QLatin1String("QsciScintillaBase")
        && className != QLatin1String("QsciScintilla"))
        return nullptr;
    auto *widget = qobject_cast<QWidget *>(object);
    return widget && !QAccessible::isActive() ? new PlainInterface(widget) : nullptr;
}

// Interfaces are cached for the life of a widget: the plain ones are dropped when a reader comes.
class Observer : public QAccessible::ActivationObserver
{
public:
    void accessibilityActiveChanged(bool active) override
    {
        if (!active)
            return;
        const auto widgets = QApplication::allWidgets();
        for (QWidget *widget : widgets) {
            auto *view = qobject_cast<ScintillaView *>(widget);
            QAccessibleInterface *interface = view ? QAccessible::queryAccessibleInterface(view)
                                                   : nullptr;
            if (dynamic_cast<PlainInterface *>(interface))
                QAccessible::deleteAccessibleInterface(QAccessible::uniqueId(interface));
        }
    }
};

} // namespace

void installAccessibilityGate()
{
    // Process-wide by nature: Qt keeps one list of factories and observers.
    static Observer observer;
    static const bool installed = [] {
        QAccessible::installFactory(gate);
        QAccessible::installActivationObserver(&observer);
        return true;
    }();
    Q_UNUSED(installed)
}

} // namespace patchbay::editor
