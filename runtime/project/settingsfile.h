// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/project/settingsedit.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <functional>

namespace patchbay::project
{

// The connections of a project. The single one of a flat file has the empty name.
struct Connections
{
    QStringList names; // in the order of the file
    QHash<QString, Json> settings; // by name

    friend bool operator==(const Connections &, const Connections &) = default;
};

// Where the settings of a project's connections lie: settings.yaml.enc or settings.yaml, one
// mapping or one per connection name (sdk/runtime.md §18.1). Holds no content: every call reads the
// file again, every change reads and writes it under a lock that other programs respect, for which
// it waits up to two seconds (Timeout). Any thread, not the one of the user interface.
class SettingsFile
{
public:
    struct Options
    {
        QString path; // as the user gave it; empty: found in `folders`
        QStringList folders; // searched in order
        QString keyPath; // as the user gave it; empty: master.key beside the file
        QByteArray environmentKey; // WORKATO_CONNECTOR_MASTER_KEY
    };

    // NotFound only where `path` was given and does not exist. Decides whether the file is
    // encrypted by its content.
    static Result<SettingsFile> locate(const Options &options);

    bool exists() const { return m_exists; } // when it was located
    bool isEncrypted() const { return m_encrypted; }
    QString path() const { return m_path; }
    QString keyPath() const { return m_keyPath; }

    // The settings of one connection, or everything for an empty name. No file: {}. A name that
    // the file lacks: NotFound `key not found: "x"`.
    Result<Json> read(const QString &connection) const;

    Result<Connections> connections() const;

    // Changes a connection, which comes to be where there is none of that name; the empty name:
    // everything.
    Result<void> edit(const QString &connection, const SettingsEdit &edit) const;
    // Denied where a connection of that name exists; Unsupported in a flat file: its connection
    // needs a name first.
    Result<void> add(const QString &connection) const;
    Result<void> duplicate(const QString &connection, const QString &copy) const;
    // Renaming the empty name turns a flat file into one with a single section.
    Result<void> rename(const QString &from, const QString &to) const;
    Result<void> remove(const QString &connection) const;

private:
    Result<Json> readAll() const;
    Result<void> writeAll(const Json &all) const;
    Result<void> change(const std::function<Result<void>(Json &)> &edit) const;

    QString m_path;
    QString m_keyPath;
    QByteArray m_environmentKey;
    bool m_encrypted = false;
    bool m_exists = false;
};

} // namespace patchbay::project
