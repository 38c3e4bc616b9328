// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/json/json.h"

namespace patchbay::schema
{

// Evaluates an ngIf expression with JavaScript's rules for ==, &&, truthiness; `input` is the
// form's values. Undefined paths do not fail. Malformed expressions: ErrorCode::Malformed.
// structure-and-schema.md §10.9
Result<bool> evaluateNgIf(const QString &expression, const Json &input);

} // namespace patchbay::schema
