// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/base/result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace patchbay::project
{

enum class Trust {
    Unknown, // a stranger's file: parsed, never run
    Changed, // it was allowed once, but its content was changed by somebody else since
    Trusted,
};

// Which connectors the user allowed to run (docs/decisions/0002). The user's own folders are
// trusted as a whole; any other file by canonical path and content. Lives in one file of the
// user's configuration, never inside a project, and is read anew for each question. Any one
// thread; several programs may share the file. A copy asks and changes the same file.
class TrustStore
{
public:
    explicit TrustStore(QString filePath);

    // $XDG_CONFIG_HOME/patchbay/trust.json
    static QString defaultPath();
    QString filePath() const { return m_filePath; }

    Trust trust(const QString &connectorPath, const QByteArray &content) const;

    // The user said yes to this file as it is now.
    Result<void> allowFile(const QString &connectorPath, const QByteArray &content);
    // The user saved an allowed file in our own editor: the new content stays allowed.
    Result<void> noteSaved(const QString &connectorPath, const QByteArray &content);
    // A folder of the user's own projects, with everything below it.
    Result<void> allowFolder(const QString &folder);
    Result<void> forget(const QString &path); // file or folder

    QStringList folders() const;
    QStringList files() const;

private:
    QString m_filePath;
};

} // namespace patchbay::project
