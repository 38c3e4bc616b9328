// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace patchbay::app
{

// Sixteen bytes a line: offset, hexadecimal, ASCII.
QString hexDump(const QByteArray &bytes, qint64 firstOffset);

} // namespace patchbay::app
