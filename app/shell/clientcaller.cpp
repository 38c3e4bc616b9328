// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/clientcaller.h"

#include "runtime/engine/callresult.h"

#include <QPointer>

namespace patchbay::app
{

ClientCaller::ClientCaller(EngineClient &engine, engine::RunRequest base, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_base(std::move(base))
{
    connect(&engine, &EngineClient::finished, this, [this](const engine::RunResult &result) {
        if (m_run == 0 || result.id != m_run)
            return;
        m_run = 0;
        if (const Done done = std::exchange(m_done, nullptr))
            done(engine::callResultOf(result));
    });
}

void ClientCaller::call(const QString &path, const Json &arguments, const Json &added, Done done)
{
    engine::RunRequest request = m_base;
    request.path = path;
    request.arguments = arguments;
    request.settings.update(added);
    m_done = std::move(done);
    const quint64 call = ++m_call;
    m_engine.start(std::move(request),
        [self = QPointer<ClientCaller>(this), engine = &m_engine, call](engine::RunId run) {
            if (self && self->m_call == call)
                self->m_run = run;
            else
                engine->stop(run); // nobody waits for it any more
        });
}

void ClientCaller::cancel()
{
    ++m_call;
    m_done = nullptr;
    if (const engine::RunId run = std::exchange(m_run, 0))
        m_engine.stop(run);
}

} // namespace patchbay::app
