// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace patchbay::app
{

// From here on drop-downs are named by what they choose, with what is chosen as value and text: on
// Unix Qt gives a drop-down's value as its name, which leaves a screen reader without a label. UI
// thread; more than once does no harm.
void installComboAccessibility();

} // namespace patchbay::app
