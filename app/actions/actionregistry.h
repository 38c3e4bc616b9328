// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QHash>
#include <QKeySequence>
#include <QObject>
#include <QStringList>

#include <functional>

class QMenu;
class QWidget;

namespace patchbay::app
{

// What a command is before it has a QAction: its id never changes, everything else may be
// translated or overridden.
struct ActionSpec
{
    QString id; // "run.start": area.verb, the key of shortcuts and of the palette
    QString text; // translated, title case, with & mnemonic where it is in a menu
    QString category; // translated; groups the palette and the shortcut page
    QKeySequence shortcut; // default
    QString icon; // Lucide name, may be empty
    QString tip; // translated sentence; empty: the text
    QList<QKeySequence> alternatives = {}; // further defaults, until the user chooses a shortcut
};

// Every command of the program, by id. Menus, tool buttons and the palette are made from it. One
// per window, made by composition; UI thread.
class ActionRegistry : public QObject
{
    Q_OBJECT
public:
    explicit ActionRegistry(QObject *parent = nullptr);

    // Registers a command and what it does. The action is owned by the registry.
    QAction *add(const ActionSpec &spec, QObject *context, std::function<void()> run);

    QAction *action(const QString &id) const; // null when there is none
    const ActionSpec *spec(const QString &id) const;
    QStringList ids() const { return m_order; }

    // Puts actions by id into a menu; "-" is a separator.
    void fill(QMenu &menu, const QStringList &ids) const;
    // Makes all shortcuts work in a window.
    void attach(QWidget &window) const;

    // Overrides; an empty sequence takes the shortcut away.
    void setShortcut(const QString &id, const QKeySequence &shortcut);
    QKeySequence shortcut(const QString &id) const;
    void resetShortcut(const QString &id);
    bool isDefaultShortcut(const QString &id) const;
    // Other commands that have the same shortcut.
    QStringList conflicts(const QString &id, const QKeySequence &shortcut) const;

signals:
    void added(const QString &id);
    void shortcutChanged(const QString &id);

private:
    static QList<QKeySequence> defaultsOf(const ActionSpec &spec);
    static QString tipOf(const ActionSpec &spec, const QKeySequence &shortcut);

    struct Entry
    {
        ActionSpec spec;
        QAction *action = nullptr;
    };
    QHash<QString, Entry> m_entries;
    QStringList m_order;
};

} // namespace patchbay::app
