// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/options.h"

namespace patchbay::cli
{

// `patchbay-cli generate schema`: fields from a JSON or CSV sample, made here instead of by the
// vendor's service (sdk/runtime.md §17.5).
Message generateSchema(const GenerateOptions &options);

} // namespace patchbay::cli
