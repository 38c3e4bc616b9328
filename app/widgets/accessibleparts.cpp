// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/accessibleparts.h"

#include <QAccessibleWidget>
#include <QCoreApplication>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTabWidget>

namespace patchbay::app
{

namespace
{

QString nameAround(const QWidget *widget)
{
    for (const QWidget *at = widget; at; at = at->parentWidget()) {
        if (!at->accessibleName().isEmpty())
            return at->accessibleName();
        if (at->isWindow())
            return at->windowTitle();
    }
    return {};
}

bool isDecorative(const QWidget &widget)
{
    return widget.property("decorative").toBool()
        || widget.property("role").toString() == QLatin1String("hairline");
}

// Holds other widgets and has nothing to say itself.
class AccessiblePart : public QAccessibleWidget
{
public:
    using QAccessibleWidget::QAccessibleWidget;

    QString text(QAccessible::Text which) const override
    {
        const QString own = QAccessibleWidget::text(which);
        return which == QAccessible::Name && own.isEmpty() ? nameAround(widget()) : own;
    }

    QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        if (isDecorative(*widget()))
            state.invisible = true;
        return state;
    }
};

class AccessibleScrollBar final : public QAccessibleWidget, public QAccessibleValueInterface
{
public:
    explicit AccessibleScrollBar(QScrollBar *bar)
        : QAccessibleWidget(bar, QAccessible::ScrollBar)
    { }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        if (type == QAccessible::ValueInterface)
            return static_cast<QAccessibleValueInterface *>(this);
        return QAccessibleWidget::interface_cast(type);
    }

    QString text(QAccessible::Text which) const override
    {
        QString own = QAccessibleWidget::text(which);
        if (which == QAccessible::Value)
            return QString::number(bar().value());
        if (which != QAccessible::Name || !own.isEmpty())
            return own;
        return QCoreApplication::translate("AccessibleParts", "Scroll bar of %1")
            .arg(nameAround(bar().parentWidget()));
    }

    QVariant currentValue() const override { return bar().value(); }
    void setCurrentValue(const QVariant &value) override { bar().setValue(value.toInt()); }
    QVariant maximumValue() const override { return bar().maximum(); }
    QVariant minimumValue() const override { return bar().minimum(); }
    QVariant minimumStepSize() const override { return bar().singleStep(); }

private:
    QScrollBar &bar() const { return *static_cast<QScrollBar *>(object()); }
};

// Asked for the class of an object and then for each class it derives from.
QAccessibleInterface *makeAccessible(const QString &className, QObject *object)
{
    auto *widget = qobject_cast<QWidget *>(object);
    if (!widget)
        return nullptr;
    if (auto *bar = qobject_cast<QScrollBar *>(object))
        return new AccessibleScrollBar(bar);
    if (className == QLatin1String("QStackedWidget"))
        return new AccessiblePart(widget, QAccessible::LayeredPane);
    if (className == QLatin1String("QDialogButtonBox"))
        return new AccessiblePart(widget, QAccessible::Grouping);
    if (className == QLatin1String("QSplitterHandle")) // as a grip its role is unknown to AT-SPI
        return new AccessiblePart(widget, QAccessible::Separator);
    const bool isPlain
        = className == QLatin1String("QWidget") || className == QLatin1String("QFrame");
    if (isPlain || isDecorative(*widget))
        return new AccessiblePart(widget, QAccessible::Client);
    return nullptr;
}

} // namespace

void installPartAccessibility()
{
    QAccessible::installFactory(makeAccessible);
}

void namePages(QTabWidget &tabs)
{
    if (auto *stack = tabs.findChild<QStackedWidget *>(QString(), Qt::FindDirectChildrenOnly))
        stack->setAccessibleName(tabs.accessibleName());
}

} // namespace patchbay::app
