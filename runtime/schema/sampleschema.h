// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/base/result.h"
#include "runtime/json/json.h"

#include <QStringList>

namespace patchbay::schema
{

// Fields that describe a sample, as the platform's generator writes them
// (sdk/structure-and-schema.md §15.2): an object's members, or those of all objects in a list.
// Malformed for anything else.
Result<Json> schemaOfSample(const Json &sample);

// One text field for each column of a table's first line.
Json schemaOfColumns(const QStringList &header);

} // namespace patchbay::schema
