// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/enginecaller.h"

#include "runtime/engine/callresult.h"

namespace patchbay::cli
{

EngineCaller::EngineCaller(engine::Engine &engine, engine::RunRequest base, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_base(std::move(base))
{
    connect(&engine, &engine::Engine::finished, this, [this](const engine::RunResult &result) {
        if (m_run == 0 || result.id != m_run)
            return;
        m_run = 0;
        if (const Done done = std::exchange(m_done, nullptr))
            done(engine::callResultOf(result));
    });
}

void EngineCaller::call(const QString &path, const Json &arguments, const Json &added, Done done)
{
    engine::RunRequest request = m_base;
    request.path = path;
    request.arguments = arguments;
    request.settings.update(added);
    m_done = std::move(done);
    m_run = m_engine.start(std::move(request));
}

void EngineCaller::cancel()
{
    m_done = nullptr;
    if (const engine::RunId run = std::exchange(m_run, 0))
        m_engine.stop(run);
}

} // namespace patchbay::cli
