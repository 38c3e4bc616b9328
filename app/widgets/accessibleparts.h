// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QTabWidget;

namespace patchbay::app
{

// From here on nothing that a reader of the screen walks through is nameless. What only holds other
// widgets says what it belongs to: the nearest name around it. Scroll bars say what they scroll.
// What only adorns, hairlines and widgets with the property "decorative", does not show there. UI
// thread; more than once does no harm.
void installPartAccessibility();

// The stack inside a tab widget is a place of its own for who walks the tree of the window: it gets
// the tab widget's name.
void namePages(QTabWidget &tabs);

} // namespace patchbay::app
