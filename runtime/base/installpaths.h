// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace patchbay
{

// Where our own files are. Build tree and installation have the same shape: bin/ beside
// share/patchbay/, so everything is found relative to the running executable.
struct InstallPaths
{
    QString hostExecutable; // bin/patchbay-host
    QString hostScripts; // share/patchbay/host: boot/ and sdk/ (Ruby)
    QString data; // share/patchbay/data: reference tables as JSON
    QString samples; // share/patchbay/samples
    QString translations; // share/patchbay/translations

    // `applicationDir` is the folder of the running executable (bin/, or tests/ in a build tree).
    static InstallPaths fromApplicationDir(const QString &applicationDir);
};

} // namespace patchbay
