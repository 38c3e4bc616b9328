// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/language/outline.h"

namespace patchbay::app
{

// A finding in the user's language, by its code and arguments; the runtime's own message where a
// code has no words here (the Ruby parser's).
QString problemText(const language::Diagnostic &found);

// The same findings with problemText() as their messages.
QList<language::Diagnostic> worded(QList<language::Diagnostic> found);

} // namespace patchbay::app
