// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/base/result.h"

#include <QByteArray>
#include <QString>

namespace patchbay
{

// Whole file. NotFound, Denied, TooLarge (more than `maxBytes`), Malformed for a folder.
Result<QByteArray> readFile(const QString &path, qint64 maxBytes);

// As readFile, and Malformed with line and column of the first byte that is not UTF-8. A byte
// order mark is dropped.
Result<QByteArray> readUtf8File(const QString &path, qint64 maxBytes);

} // namespace patchbay
