// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace patchbay
{

// The file that a chain of links stands for, whether or not it is there.
QString behindLinks(const QString &path);

} // namespace patchbay
