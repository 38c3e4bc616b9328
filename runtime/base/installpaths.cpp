// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/base/installpaths.h"

#include <QDir>

namespace patchbay
{

InstallPaths InstallPaths::fromApplicationDir(const QString &applicationDir)
{
    const QString prefix = QDir::cleanPath(applicationDir + QStringLiteral("/.."));
    const QString share = prefix + QStringLiteral("/share/patchbay");
    return {
        .hostExecutable = prefix + QStringLiteral("/bin/patchbay-host"),
        .hostScripts = share + QStringLiteral("/host"),
        .data = share + QStringLiteral("/data"),
        .samples = share + QStringLiteral("/samples"),
        .translations = share + QStringLiteral("/translations"),
    };
}

} // namespace patchbay
