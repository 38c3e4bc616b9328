// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/base/result.h"

#include <QByteArray>
#include <QString>

namespace patchbay::project
{

// Whole file. NotFound, Denied, TooLarge (more than `maxBytes`), Malformed for a folder.
Result<QByteArray> readFile(const QString &path, qint64 maxBytes);

// As readFile, and Malformed with line and column of the first byte that is not UTF-8. A byte
// order mark is dropped.
Result<QByteArray> readUtf8File(const QString &path, qint64 maxBytes);

// Who may read a file that is new; an existing one keeps its permissions.
enum class NewFileMode { Ordinary, OwnerOnly };

// Replaces a file as a whole or leaves it as it was: NoSpace, ReadOnly, Denied. Follows a symbolic
// link. Makes missing parent folders.
Result<void> writeFileAtomically(
    const QString &path, const QByteArray &bytes, NewFileMode mode = NewFileMode::Ordinary);

} // namespace patchbay::project
