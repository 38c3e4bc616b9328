// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/json/json.h"

#include <QStringList>

namespace patchbay::schema
{

// The value at a path of names and list indices; null where there is none.
const Json &valueAtPath(const Json &root, const QStringList &path);

// Sets a value, making objects (and lists, where a step is a number one past the end) on the way.
void setAtPath(Json &root, const QStringList &path, const Json &value);

// Removes a value, and objects that become empty by it.
void removeAtPath(Json &root, const QStringList &path);

// nil, {}, [] and "": what the required check calls missing (structure-and-schema.md §10.8).
bool isMissing(const Json &value);

} // namespace patchbay::schema
