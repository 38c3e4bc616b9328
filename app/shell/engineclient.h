// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/engine/engine.h"

#include <QObject>

#include <functional>

namespace patchbay::app
{

// The engine as the window sees it: the engine lives in a thread of its own, calls go there and
// values come back queued. UI thread.
class EngineClient : public QObject
{
    Q_OBJECT
public:
    // `engine` must outlive this, or at least its thread must have stopped before.
    explicit EngineClient(engine::Engine &engine, QObject *parent = nullptr);

    // `started` gets the number under which events and the result come.
    void start(engine::RunRequest request, std::function<void(engine::RunId)> started);
    void stop(engine::RunId run);
    // A newer call with the same slot supersedes an older one. `done` is dropped with `context`,
    // `settingsChanged` never: a token that was bought is not to be lost.
    void evaluateForm(const QString &slot, engine::FormRequest request, QObject *context,
        std::function<void(engine::FormResult)> done,
        std::function<void(const Json &)> settingsChanged);

signals:
    void traced(const patchbay::engine::TraceEvent &event);
    void finished(const patchbay::engine::RunResult &result);

private:
    engine::Engine &m_engine;
};

} // namespace patchbay::app
