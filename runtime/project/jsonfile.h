// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/json/json.h"

#include <QString>

#include <functional>

namespace patchbay::project
{

// A small JSON object kept in a file. A missing file reads as {}; a broken one is an error, so
// that nothing is overwritten that a person could still mend.
Result<Json> readJsonObject(const QString &path);
Result<void> writeJsonObject(const QString &path, const Json &object);

// Reads, edits and writes under a lock shared with other programs.
Result<void> changeJsonObject(const QString &path, const std::function<void(Json &)> &edit);

} // namespace patchbay::project
