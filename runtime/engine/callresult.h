// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/auth/lambdacaller.h"
#include "runtime/engine/run.h"

namespace patchbay::engine
{

// How a run ended, as the authorization flow wants to know it.
auth::CallResult callResultOf(const RunResult &result);

} // namespace patchbay::engine
