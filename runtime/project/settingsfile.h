// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/json/json.h"

#include <QString>
#include <QStringList>

#include <functional>

namespace patchbay::project
{

// Where the settings of a project's connections lie: settings.yaml.enc or settings.yaml, one
// mapping or one per connection name (sdk/runtime.md §18.1). Holds no content: every call reads the
// file again, every change is written at once and as a whole. Any one thread.
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

    bool exists() const { return m_exists; }
    bool isEncrypted() const { return m_encrypted; }
    QString path() const { return m_path; }
    QString keyPath() const { return m_keyPath; }

    // The settings of one connection, or everything for an empty name. No file: {}. A name that
    // the file lacks: NotFound `key not found: "x"`.
    Result<Json> read(const QString &connection) const;

    // Names of the sections; empty when the file is flat or missing.
    Result<QStringList> sections() const;
    Result<bool> isFlat() const;

    // Merges `changes` into a connection (or into everything).
    Result<void> merge(const QString &connection, const Json &changes);
    // Puts `settings` in place of a connection's.
    Result<void> replace(const QString &connection, const Json &settings);
    Result<void> remove(const QString &connection);
    Result<void> rename(const QString &from, const QString &to);
    // A flat file becomes one with a single section of that name.
    Result<void> nameFlat(const QString &connection);

private:
    Result<Json> readAll() const;
    Result<void> writeAll(const Json &all);
    Result<void> change(const std::function<Result<void>(Json &)> &edit);

    QString m_path;
    QString m_keyPath;
    QByteArray m_environmentKey;
    bool m_encrypted = false;
    bool m_exists = false;
};

} // namespace patchbay::project
