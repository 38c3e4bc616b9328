// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/composition.h"

#include "runtime/engine/limits.h"

namespace patchbay::cli
{
namespace
{

hostlink::HostOptions hostOptionsFor(const InstallPaths &paths)
{
    hostlink::HostOptions options = hostlink::HostOptions::of(paths);
    options.lean = true; // a command serves one source
    return options;
}

} // namespace

void NoHosts::decide(const engine::RunRequest &, const QUrl &, std::function<void(bool)> answer)
{
    answer(false);
}

Composition::Composition(const QString &applicationFolder, const http::CurlOptions &curlOptions,
    engine::HostPolicy &policy)
    : Composition(InstallPaths::fromApplicationDir(applicationFolder), curlOptions, policy)
{ }

Composition::Composition(
    const InstallPaths &paths, const http::CurlOptions &curlOptions, engine::HostPolicy &policy)
    : host(hostOptionsFor(paths))
    , transport(curlOptions)
    , engine(host, transport, policy, clock)
{
    engine.setEnvironment(QProcessEnvironment::systemEnvironment());
    engine.setLimits(engine::installedLimits(paths));
}

} // namespace patchbay::cli
