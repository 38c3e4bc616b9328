// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/engine/run.h"

namespace patchbay::cli
{

// The document of `exec --json` (design §4.2, contracts/exec.schema.json) on one line; the
// result's own text goes in as it is.
QByteArray execReport(const engine::RunResult &result);

// A body for people and tools: text where it is text once its encoding is undone, else
// {"$base64": …}; null where there is none.
Json bodyJson(const http::Body &body, const http::HeaderList &headers);

} // namespace patchbay::cli
