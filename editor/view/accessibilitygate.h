// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace patchbay::editor
{

// QScintilla's accessible interface counts characters from the start of the file on every key and
// every paint, even when nobody listens: typing at the end of 25,000 lines costs twice the time.
// Until an assistive technology is active the editor gets a plain interface, then the real one.
void installAccessibilityGate();

} // namespace patchbay::editor
