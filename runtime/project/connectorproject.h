// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/project/projectdata.h"
#include "runtime/project/settingsfile.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace patchbay::project
{

// One connector on disk and the folder it lives in, in the vendor's layout (design §4.4). Files
// are looked for in the working directory first, as the gem does, then beside the connector. A
// plain value; nothing is cached. Any thread.
class ConnectorProject
{
public:
    // Connectors of the platform are at most this large (sdk/runtime.md §16.2).
    static constexpr qint64 maxSourceBytes = 10LL * 1024 * 1024;

    // `path`: a connector file, or a folder with a connector.rb in it. `workingFolder` may be
    // empty (the window has none).
    static Result<ConnectorProject> open(
        const QString &path, const QString &workingFolder, const QByteArray &environmentKey = {});

    QString connectorPath() const { return m_connectorPath; } // absolute
    QString folder() const { return m_folder; }
    QStringList folders() const { return m_folders; }

    // The text as the host evaluates it: Malformed (not UTF-8, with the place), TooLarge.
    Result<QByteArray> readSource() const;

    // `settingsPath` and `keyPath` as given on a command line; empty: the project's own.
    Result<SettingsFile> settings(
        const QString &settingsPath = {}, const QString &keyPath = {}) const;
    Result<ProjectData> data(const QString &keyPath = {}) const;

    // .patchbay/ beside the connector: cases, session, recordings. Never secrets.
    QString ownFolder() const;

private:
    QString keyFor(const QString &keyPath) const;

    QString m_connectorPath;
    QString m_folder;
    QStringList m_folders;
    QByteArray m_environmentKey;
};

} // namespace patchbay::project
