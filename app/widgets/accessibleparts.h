// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace patchbay::app
{

// From here on nothing that a reader of the screen walks through is nameless. What only holds other
// widgets says what it belongs to: the nearest name around it. Scroll bars say what they scroll.
// What only adorns, hairlines and widgets with the property "decorative", does not show there. UI
// thread; more than once does no harm.
void installPartAccessibility();

} // namespace patchbay::app
