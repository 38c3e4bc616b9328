// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/traffic/filter.h"

namespace patchbay::traffic
{

// The single tests of the filter language. Malformed values: ErrorCode::Malformed, no column.

Filter::Test containsText(const QString &text);
// "method" and "POST" of method:POST; NotFound for a key that is none of ours.
Result<Filter::Test> keyTest(const QString &key, const QString &value);
// 'm' of ~m.
Result<Filter::Test> tildeTest(QChar letter, const QString &value);
bool tildeTakesValue(QChar letter);

} // namespace patchbay::traffic
