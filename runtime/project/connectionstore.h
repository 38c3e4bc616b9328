// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/project/settingsfile.h"

#include <QObject>

namespace patchbay::project
{

// The connections of one project as the window edits them: kept in settings.yaml(.enc) where the
// vendor's gem has them, so they survive a restart and serve both. The single connection of a flat
// file has the empty name. One thread.
class ConnectionStore : public QObject
{
    Q_OBJECT
public:
    explicit ConnectionStore(SettingsFile file, QObject *parent = nullptr);

    Result<QStringList> names() const;
    Result<Json> read(const QString &name) const;

    // Replaces the settings of `name`, adding the connection where it is new. The first
    // connection of a project without a settings file may have any name.
    Result<void> save(const QString &name, const Json &settings);
    // Only these keys, as after a token refresh.
    Result<void> merge(const QString &name, const Json &changes);
    Result<void> duplicate(const QString &name, const QString &copy);
    // Renaming the empty name turns a flat file into one with sections.
    Result<void> rename(const QString &from, const QString &to);
    Result<void> remove(const QString &name);

    const SettingsFile &file() const { return m_file; }

signals:
    void changed();

private:
    Result<void> announced(Result<void> result);

    SettingsFile m_file;
};

} // namespace patchbay::project
