// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/engine/exchangeservice.h"
#include "runtime/engine/wallclock.h"
#include "runtime/hostlink/hostrun.h"
#include "runtime/hostlink/version.h"

#include <functional>
#include <memory>

namespace patchbay::engine
{

// How a job of many parts ended: `describe` and `form`.
struct PartsResult
{
    bool loaded = false;
    std::optional<RaisedError> error; // not loaded, or the job as a whole raised
    Error failure; // the host died, and neither of the above
    Json document = Json::object();
};

// Runs a job that evaluates many lambdas one after the other and must not fail as a whole because
// one of them hangs or kills its process: such a part is named, skipped in a new child, and told as
// {"timeout": seconds} or {"error": …} in its place. Deleting it ends the job. Engine's thread.
class PartsJob : public QObject
{
    Q_OBJECT
public:
    struct Plan
    {
        hostlink::Version version;
        // `changes`: of the settings, by the children so far.
        std::function<QByteArray(
            double lambdaSeconds, const QStringList &skip, const Json &changes)>
            job;
        double lambdaSeconds = 10; // wall clock of one part
        RunRequest asRun; // what the host policy sees
    };

    PartsJob(Services &services, Plan plan, QObject *parent = nullptr);
    ~PartsJob() override;
    void begin();

    const QList<http::Exchange> &exchanges() const { return m_exchanges.exchanges(); }

signals:
    void finished(const patchbay::engine::PartsResult &result); // never from inside begin()
    void exchangeFinished(const patchbay::http::Exchange &exchange);
    void settingsChanged(const patchbay::Json &changes);

private:
    void startChild();
    void onDescribing(const QString &name);
    void onSettings(const protocol::SettingsMessage &message);
    void onChildFinished(const hostlink::RunEnd &end);
    bool skipCurrent(Json verdict);
    void finishWith(PartsResult result);

    Services &m_services;
    Plan m_plan;
    ExchangeService m_exchanges;
    WallClock m_clock;
    std::unique_ptr<hostlink::HostRun> m_child;
    std::optional<protocol::Outcome> m_outcome;
    QString m_current; // the part being evaluated; empty between parts
    QStringList m_skip;
    Json m_changes = Json::object(); // of the settings
    Json m_verdicts = Json::object(); // skipped part → R
};

// Puts the verdict on a part that did not end, "actions.x" or "input_fields", where it belongs.
void placeVerdict(Json &document, const QString &part, const Json &verdict);

} // namespace patchbay::engine
