// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>

namespace patchbay::app
{

// A Lucide icon by name ("play"), drawn in one colour and sharp at any scale. UI thread.
QIcon tintedIcon(const QString &name, const QColor &color);

} // namespace patchbay::app
