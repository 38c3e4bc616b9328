// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/engine/callresult.h"

namespace patchbay::engine
{

auth::CallResult callResultOf(const RunResult &result)
{
    using Kind = auth::CallResult::Kind;
    auth::CallResult call;
    call.changedSettings = result.changedSettings;
    switch (result.kind) {
    case OutcomeKind::Ok: {
        Result<Json> value = parseJson(result.value);
        call.kind = value ? Kind::Ok : Kind::Failed;
        if (value)
            call.value = std::move(*value);
        else
            call.message = value.error().detail;
        break;
    }
    case OutcomeKind::Raised:
    case OutcomeKind::LoadFailed:
        call.kind = Kind::Raised;
        if (result.error) {
            call.className = result.error->className;
            call.message = result.error->message;
            call.line = result.error->line;
        }
        break;
    case OutcomeKind::TimedOut:
        call.message = QStringLiteral("stopped after %1 s").arg(result.limitSeconds);
        break;
    case OutcomeKind::Suspended:
    case OutcomeKind::Stopped:
    case OutcomeKind::HostFailed:
        call.message = result.failure.detail;
        break;
    }
    return call;
}

} // namespace patchbay::engine
