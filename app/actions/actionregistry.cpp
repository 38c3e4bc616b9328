// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/actions/actionregistry.h"

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
    action->setShortcut(spec.shortcut);
    action->setShortcutContext(Qt::WindowShortcut);
    QString plain = spec.text;
    plain.remove(QLatin1Char('&'));
    const QString tip = spec.tip.isEmpty() ? plain : spec.tip;
    action->setToolTip(spec.shortcut.isEmpty()
            ? tip
            : QStringLiteral("%1 (%2)").arg(tip, spec.shortcut.toString(QKeySequence::NativeText)));
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
    if (QAction *found = action(id))
        found->setShortcut(shortcut);
}

QStringList ActionRegistry::conflicts(const QString &id, const QKeySequence &shortcut) const
{
    QStringList others;
    for (const QString &other : m_order) {
        if (other != id && !shortcut.isEmpty() && action(other)->shortcut() == shortcut)
            others.append(other);
    }
    return others;
}

} // namespace patchbay::app
