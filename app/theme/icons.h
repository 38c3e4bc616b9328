// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>

namespace patchbay::app
{

// A Lucide icon by name ("play"), drawn in one colour and sharp at any scale. UI thread.
QIcon tintedIcon(const QString &name, const QColor &color);

// The same shape filled, in a colour of its own where the button rests: a primary button's ink
// would not show on the ground of a resting one.
QIcon filledIcon(const QString &name, const QColor &color, const QColor &resting);

} // namespace patchbay::app
