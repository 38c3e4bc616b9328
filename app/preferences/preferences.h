// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/theme/theme.h"

#include <QKeySequence>
#include <QObject>
#include <QSettings>

namespace patchbay::app
{

class ActionRegistry;

// What the user chose once for every connector: looks, editor, keys. Kept in one file of the user's
// configuration; a change is applied at once by whoever listens. UI thread.
class Preferences : public QObject
{
    Q_OBJECT
public:
    // `filePath`: an INI file; it need not exist.
    explicit Preferences(const QString &filePath, QObject *parent = nullptr);
    static QString defaultPath(); // $XDG_CONFIG_HOME/patchbay/preferences.ini

    Theme::Choice theme() const;
    void setTheme(Theme::Choice choice);
    Theme::Density density() const;
    void setDensity(Theme::Density density);
    QString language() const; // empty: the system's
    void setLanguage(const QString &code);

    int codeSize() const; // pixels
    void setCodeSize(int pixels);
    bool wrapsLines() const;
    void setWrapsLines(bool wraps);
    bool showsBlanks() const;
    void setShowsBlanks(bool shows);
    bool showsGuides() const;
    void setShowsGuides(bool shows);

    // Gives the actions the user's keys, and keeps every later change of them.
    void adoptShortcuts(ActionRegistry &actions);

    // False where the file cannot be written: the choice then lasts until the program ends.
    bool isWritable() const;

signals:
    void changed();

private:
    void set(const QString &key, const QVariant &value, const QVariant &standard);

    QSettings m_file;
};

} // namespace patchbay::app
