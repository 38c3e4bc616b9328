// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/actions/actionregistry.h"

#include "app/actions/menutext.h"

#include <QMenu>
#include <QWidget>

namespace patchbay::app
{

ActionRegistry::ActionRegistry(QObject *parent)
    : QObject(parent)
{ }

QAction *ActionRegistry::add(const ActionSpec &spec, QObject *context, std::function<void()> run)
{
    Q_ASSERT(!m_entries.contains(spec.id));
    auto *action = new QAction(spec.text, this);
    action->setObjectName(spec.id);
    action->setShortcuts(defaultsOf(spec));
    action->setShortcutContext(Qt::WindowShortcut);
    action->setToolTip(tipOf(spec, spec.shortcut));
    connect(action, &QAction::triggered, context, [run = std::move(run)] { run(); });
    m_entries.insert(spec.id, {spec, action});
    m_order.append(spec.id);
    emit added(spec.id);
    return action;
}

QAction *ActionRegistry::action(const QString &id) const
{
    const auto found = m_entries.constFind(id);
    return found == m_entries.constEnd() ? nullptr : found->action;
}

const ActionSpec *ActionRegistry::spec(const QString &id) const
{
    const auto found = m_entries.constFind(id);
    return found == m_entries.constEnd() ? nullptr : &found->spec;
}

void ActionRegistry::fill(QMenu &menu, const QStringList &ids) const
{
    for (const QString &id : ids) {
        if (id == QLatin1String("-"))
            menu.addSeparator();
        else if (QAction *found = action(id))
            menu.addAction(found);
    }
}

void ActionRegistry::attach(QWidget &window) const
{
    for (const QString &id : m_order)
        window.addAction(action(id));
}

void ActionRegistry::setShortcut(const QString &id, const QKeySequence &shortcut)
{
    const auto found = m_entries.constFind(id);
    if (found == m_entries.constEnd() || found->action->shortcut() == shortcut)
        return;
    // A tip that was changed meanwhile says more than name and key.
    if (found->action->toolTip() == tipOf(found->spec, found->action->shortcut()))
        found->action->setToolTip(tipOf(found->spec, shortcut));
    if (shortcut == found->spec.shortcut)
        found->action->setShortcuts(defaultsOf(found->spec));
    else
        found->action->setShortcut(shortcut);
    emit shortcutChanged(id);
}

QKeySequence ActionRegistry::shortcut(const QString &id) const
{
    const QAction *found = action(id);
    return found ? found->shortcut() : QKeySequence();
}

void ActionRegistry::resetShortcut(const QString &id)
{
    if (const ActionSpec *known = spec(id))
        setShortcut(id, known->shortcut);
}

bool ActionRegistry::isDefaultShortcut(const QString &id) const
{
    const ActionSpec *known = spec(id);
    return !known || known->shortcut == shortcut(id);
}

QList<QKeySequence> ActionRegistry::defaultsOf(const ActionSpec &spec)
{
    QList<QKeySequence> keys;
    if (!spec.shortcut.isEmpty())
        keys.append(spec.shortcut);
    keys += spec.alternatives;
    return keys;
}

QString ActionRegistry::tipOf(const ActionSpec &spec, const QKeySequence &shortcut)
{
    const QString tip = spec.tip.isEmpty() ? withoutMenuMark(spec.text) : spec.tip;
    return shortcut.isEmpty()
        ? tip
        : QStringLiteral("%1 (%2)").arg(tip, shortcut.toString(QKeySequence::NativeText));
}

QStringList ActionRegistry::conflicts(const QString &id, const QKeySequence &shortcut) const
{
    QStringList others;
    for (const QString &other : m_order) {
        if (other != id && !shortcut.isEmpty() && action(other)->shortcuts().contains(shortcut))
            others.append(other);
    }
    return others;
}

} // namespace patchbay::app
