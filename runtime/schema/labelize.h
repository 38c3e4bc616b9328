// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace patchbay::schema
{

// A field's name as a label: "userID" -> "User ID" (sdk/structure-and-schema.md §10.6).
QString labelize(const QString &name);

} // namespace patchbay::schema
