// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/composition.h"

#include "runtime/base/installpaths.h"

namespace patchbay::cli
{

hostlink::HostOptions hostOptionsFor(const QString &applicationFolder)
{
    const InstallPaths paths = InstallPaths::fromApplicationDir(applicationFolder);
    hostlink::HostOptions options;
    options.executable = paths.hostExecutable;
    options.scripts = paths.hostScripts;
    options.loadSeconds = 10; // the platform allows 5 s on its own machines (sdk/runtime.md §16.2)
    return options;
}

} // namespace patchbay::cli
