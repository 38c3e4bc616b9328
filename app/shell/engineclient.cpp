// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/engineclient.h"

#include <QPointer>

namespace patchbay::app
{

EngineClient::EngineClient(engine::Engine &engine, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
{
    connect(&engine, &engine::Engine::traced, this, &EngineClient::traced, Qt::QueuedConnection);
    connect(
        &engine, &engine::Engine::finished, this, &EngineClient::finished, Qt::QueuedConnection);
}

void EngineClient::start(engine::RunRequest request, std::function<void(engine::RunId)> started)
{
    QMetaObject::invokeMethod(
        &m_engine, [this, request = std::move(request), started = std::move(started)]() mutable {
            const engine::RunId run = m_engine.start(std::move(request));
            QMetaObject::invokeMethod(this, [started = std::move(started), run] { started(run); });
        });
}

void EngineClient::stop(engine::RunId run)
{
    QMetaObject::invokeMethod(&m_engine, [this, run] { m_engine.stop(run); });
}

void EngineClient::evaluateForm(const QString &slot, engine::FormRequest request, QObject *context,
    std::function<void(engine::FormResult)> done, std::function<void(const Json &)> settingsChanged)
{
    // The guard is made, checked and dropped in this thread only; it rides along as a shared value.
    const auto guard = std::make_shared<QPointer<QObject>>(context);
    QMetaObject::invokeMethod(&m_engine,
        [this, slot, request = std::move(request), guard, done = std::move(done),
            settingsChanged = std::move(settingsChanged)]() mutable {
            m_engine.evaluateForm(
                slot, std::move(request), &m_engine,
                [this, guard, done = std::move(done)](engine::FormResult result) {
                    QMetaObject::invokeMethod(
                        this, [guard, done, result = std::move(result)]() mutable {
                            if (*guard)
                                done(std::move(result));
                        });
                },
                [this, settingsChanged = std::move(settingsChanged)](const Json &changes) {
                    QMetaObject::invokeMethod(
                        this, [settingsChanged, changes] { settingsChanged(changes); });
                });
        });
}

} // namespace patchbay::app
