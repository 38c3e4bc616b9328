// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/base/result.h"
#include "runtime/json/json.h"

#include <functional>

namespace patchbay::auth
{

// How a call into the connector ended.
struct CallResult
{
    enum class Kind {
        Ok,
        Raised, // by the connector, or its file does not load
        Failed, // the host died, a limit was hit, the call was stopped
    };
    Kind kind = Kind::Failed;
    Json value; // Ok; tagged as design §4.2 has it
    Json changedSettings = Json::object(); // what the call renewed on its way
    QString className; // Raised
    QString message; // Raised, Failed
    int line = 0; // Raised: in the connector's source; 0 = unknown
};

// Runs parts of one connector with the settings of one connection, as `exec PATH` does. The
// authorization flow needs it and the engine gives it; both live in one thread.
class LambdaCaller
{
public:
    using Done = std::function<void(const CallResult &)>;

    virtual ~LambdaCaller();

    // `added`: on top of the connection's settings. `done` is called once, later, unless the call
    // was cancelled.
    virtual void call(const QString &path, const Json &arguments, const Json &added, Done done) = 0;
    virtual void cancel() = 0; // the call under way, if any

protected:
    LambdaCaller() = default;
    Q_DISABLE_COPY_MOVE(LambdaCaller)
};

} // namespace patchbay::auth
