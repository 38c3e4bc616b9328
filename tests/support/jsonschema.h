// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/json/json.h"

#include <QStringList>

namespace patchbay::test
{

// What of `value` breaks a JSON Schema (the subset of draft 7 that our contracts use: type, const,
// required, properties, additionalProperties, items, minItems, maxItems, oneOf, anyOf, allOf,
// local $ref), as "place: problem" lines; empty where it is valid. An unknown keyword is a problem
// too, so that no rule goes unchecked.
QStringList schemaProblems(const Json &value, const Json &schema);

} // namespace patchbay::test
