// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/base/clock.h"
#include "runtime/engine/run.h"
#include "runtime/http/transport.h"

#include <QObject>
#include <QProcessEnvironment>

#include <functional>
#include <memory>

namespace patchbay::hostlink
{
class Host;
}

namespace patchbay::engine
{

// May connector code contact a host? Asked before every hop; the answer may come later and from
// any thread. The window asks the user once per project, the command line reads --allow-host. The
// request has no arguments any more: they may be large, and are handed to the run.
class HostPolicy
{
public:
    virtual ~HostPolicy();
    virtual void decide(
        const RunRequest &request, const QUrl &url, std::function<void(bool)> answer)
        = 0;
};

// What one operation's form is made of, evaluated without network unless a run allows it.
struct FormRequest
{
    Source source;
    QString operation; // "actions.create_shipment", "triggers.x", or "connection"
    Json input = Json::object(); // values typed so far; config answers among them
    // Labels of what is chosen in select fields, by name: `picklist_label` of description and help
    // (structure-and-schema.md §4.2).
    Json labels = Json::object();
    Json settings = Json::object();
    QString connectionName;
    Surroundings surroundings;
    Profile profile = Profile::Cloud;
    bool allowNetwork = false; // dynamic fields may send requests (through HostPolicy)
};

// The parts of a form; each part is an R of design §4.2 ({"ok": …} or {"error": …} or {"network":
// …}). Keys: title, subtitle, description, help, config_fields, input_fields, output_fields (the
// last three normalised, structure-and-schema.md §10.1), sample_output, flags; for "connection":
// connection_fields, authorization.
struct FormResult
{
    bool loaded = false; // false: the source does not load; `error` says why
    std::optional<RaisedError> error;
    Error failure; // the host died
    Json parts = Json::object();
};

// Runs connectors: plans and loops outside, lambdas in the host. One per application. Lives in the
// thread it was made in; start(), stop() and the evaluate functions may be called from that thread
// only. Every signal is emitted there.
class Engine : public QObject
{
    Q_OBJECT
public:
    Engine(hostlink::Host &host, http::Transport &transport, HostPolicy &policy, const Clock &clock,
        QObject *parent = nullptr);
    ~Engine() override;

    // share/patchbay/data/limits.json; without it built-in numbers hold. For runs started later.
    void setLimits(Json table);
    // Whose WORKATO_TIME_ZONE is the account's zone where nothing else names one (§17.8), and whose
    // switches the gem's profile obeys (sdk/runtime.md §6.4); empty at first: Pacific, no switches.
    void setEnvironment(const QProcessEnvironment &environment);

    RunId start(RunRequest request);
    void stop(RunId run); // soft first, then hard

    // Evaluates a form. A newer call with the same `slot` supersedes an older one, whose callback
    // is then never called. `done` is called in the thread of `context`, unless that died; before
    // it, and where a newer call supersedes this one too, `settingsChanged` with the keys that a
    // refreshed authorization changed, each time.
    void evaluateForm(
        const QString &slot, FormRequest request, QObject *context,
        std::function<void(FormResult)> done,
        std::function<void(const Json &)> settingsChanged = [](const Json &) {});

    // design §4.3. `options`: variants, normalized, clock, profile.
    void describe(
        Source source, Json options, QObject *context, std::function<void(Result<Json>)> done);

signals:
    void traced(const patchbay::engine::TraceEvent &event);
    void finished(const patchbay::engine::RunResult &result);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace patchbay::engine
