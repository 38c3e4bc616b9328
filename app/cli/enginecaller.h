// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/auth/lambdacaller.h"
#include "runtime/engine/engine.h"

namespace patchbay::cli
{

// Calls into a connector through an engine of this thread, one at a time.
class EngineCaller : public QObject, public auth::LambdaCaller
{
    Q_OBJECT
public:
    // `base`: source, settings and surroundings of every call.
    EngineCaller(engine::Engine &engine, engine::RunRequest base, QObject *parent = nullptr);

    void call(const QString &path, const Json &arguments, const Json &added, Done done) override;
    void cancel() override;

private:
    engine::Engine &m_engine;
    engine::RunRequest m_base;
    engine::RunId m_run = 0;
    Done m_done;
};

} // namespace patchbay::cli
