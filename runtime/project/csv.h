// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/base/result.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace patchbay::project
{

// Text in columns with double quotes (RFC 4180, also with another separator); rows of cells, empty
// lines left out. Malformed with the line for a quote that is not closed or stands in the middle of
// a cell.
Result<QList<QStringList>> parseCsv(const QByteArray &utf8, char separator = ',');

} // namespace patchbay::project
