// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/auth/hostpattern.h"

#include <QStringList>

namespace patchbay::auth
{

// The hosts that the connectors of a project may contact, as the user decided. Kept in one file of
// the user's configuration, by the project's canonical folder: a project cannot allow itself
// anything. Read anew for each question; several programs may share the file. Any one thread.
class AllowedHosts
{
public:
    explicit AllowedHosts(QString filePath);

    // $XDG_CONFIG_HOME/patchbay/hosts.json
    static QString defaultPath();

    QStringList patterns(const QString &projectFolder) const;
    bool isAllowed(const QString &projectFolder, const QUrl &url) const;
    Result<void> allow(const QString &projectFolder, const QString &pattern);
    Result<void> forget(const QString &projectFolder, const QString &pattern);

private:
    QString m_filePath;
};

} // namespace patchbay::auth
