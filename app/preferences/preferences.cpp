// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/preferences/preferences.h"

#include "app/actions/actionregistry.h"

#include <QStandardPaths>

namespace patchbay::app
{

namespace
{

const QString themeKey = QStringLiteral("look/theme");
const QString densityKey = QStringLiteral("look/density");
const QString languageKey = QStringLiteral("look/language");
const QString codeSizeKey = QStringLiteral("editor/size");
const QString wrapKey = QStringLiteral("editor/wrap");
const QString blanksKey = QStringLiteral("editor/blanks");
const QString guidesKey = QStringLiteral("editor/guides");
const QString shortcutGroup = QStringLiteral("shortcuts");
const QString compact = QStringLiteral("compact");
constexpr int standardCodeSize = 13;

} // namespace

Preferences::Preferences(const QString &filePath, QObject *parent)
    : QObject(parent)
    , m_file(filePath, QSettings::IniFormat)
{ }

QString Preferences::defaultPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
        + QStringLiteral("/patchbay/preferences.ini");
}

bool Preferences::isWritable() const
{
    return m_file.isWritable();
}

// What is as it would be anyway is not written: a later version may know better.
void Preferences::set(const QString &key, const QVariant &value, const QVariant &standard)
{
    if (m_file.value(key, standard) == value)
        return;
    if (value == standard)
        m_file.remove(key);
    else
        m_file.setValue(key, value);
    emit changed();
}

Theme::Choice Preferences::theme() const
{
    return themeChoiceFromName(m_file.value(themeKey).toString());
}

void Preferences::setTheme(Theme::Choice choice)
{
    set(themeKey, themeChoiceName(choice), themeChoiceName(Theme::Choice::System));
}

Theme::Density Preferences::density() const
{
    return m_file.value(densityKey).toString() == compact ? Theme::Density::Compact
                                                          : Theme::Density::Comfortable;
}

void Preferences::setDensity(Theme::Density density)
{
    set(densityKey, density == Theme::Density::Compact ? compact : QString(), QString());
}

QString Preferences::language() const
{
    return m_file.value(languageKey).toString();
}

void Preferences::setLanguage(const QString &code)
{
    set(languageKey, code, QString());
}

int Preferences::codeSize() const
{
    const int size = m_file.value(codeSizeKey, standardCodeSize).toInt();
    return size >= 9 && size <= 32 ? size : standardCodeSize;
}

void Preferences::setCodeSize(int pixels)
{
    set(codeSizeKey, pixels, standardCodeSize);
}

bool Preferences::wrapsLines() const
{
    return m_file.value(wrapKey, false).toBool();
}

void Preferences::setWrapsLines(bool wraps)
{
    set(wrapKey, wraps, false);
}

bool Preferences::showsBlanks() const
{
    return m_file.value(blanksKey, false).toBool();
}

void Preferences::setShowsBlanks(bool shows)
{
    set(blanksKey, shows, false);
}

bool Preferences::showsGuides() const
{
    return m_file.value(guidesKey, true).toBool();
}

void Preferences::setShowsGuides(bool shows)
{
    set(guidesKey, shows, true);
}

void Preferences::adoptShortcuts(ActionRegistry &actions)
{
    m_file.beginGroup(shortcutGroup);
    for (const QString &id : m_file.childKeys())
        actions.setShortcut(id, QKeySequence(m_file.value(id).toString()));
    m_file.endGroup();
    connect(&actions, &ActionRegistry::shortcutChanged, this, [this, &actions](const QString &id) {
        const QString key = shortcutGroup + QLatin1Char('/') + id;
        if (actions.isDefaultShortcut(id))
            m_file.remove(key);
        else
            m_file.setValue(key, actions.shortcut(id).toString(QKeySequence::PortableText));
    });
}

} // namespace patchbay::app
