// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/composition.h"

#include "runtime/base/installpaths.h"
#include "runtime/project/files.h"

namespace patchbay::cli
{
namespace
{

constexpr qint64 maxTableBytes = 1024 * 1024;

hostlink::HostOptions hostOptionsFor(const InstallPaths &paths)
{
    hostlink::HostOptions options;
    options.executable = paths.hostExecutable;
    options.scripts = paths.hostScripts;
    options.lean = true; // a command serves one source
    options.loadSeconds = 10; // the platform allows 5 s on its own machines (sdk/runtime.md §16.2)
    return options;
}

} // namespace

Composition::Composition(const QString &applicationFolder, const http::CurlOptions &curlOptions,
    engine::HostPolicy &policy)
    : host(hostOptionsFor(InstallPaths::fromApplicationDir(applicationFolder)))
    , transport(curlOptions)
    , engine(host, transport, policy, clock)
{
    const QString data = InstallPaths::fromApplicationDir(applicationFolder).data;
    const Result<QByteArray> table
        = project::readFile(data + QStringLiteral("/limits.json"), maxTableBytes);
    if (table)
        engine.setLimits(parseJson(*table).value_or(Json()));
}

} // namespace patchbay::cli
