// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/engineclient.h"
#include "runtime/auth/lambdacaller.h"

namespace patchbay::app
{

// Calls into a connector through the window's engine, one at a time: what an authorization in the
// browser runs. UI thread.
class ClientCaller : public QObject, public auth::LambdaCaller
{
    Q_OBJECT
public:
    // `base`: source, settings and surroundings of every call.
    ClientCaller(EngineClient &engine, engine::RunRequest base, QObject *parent = nullptr);

    void call(const QString &path, const Json &arguments, const Json &added, Done done) override;
    void cancel() override;

private:
    EngineClient &m_engine;
    engine::RunRequest m_base;
    engine::RunId m_run = 0;
    quint64 m_call = 0; // counts: a number that comes late belongs to a call that was cancelled
    Done m_done;
};

} // namespace patchbay::app
