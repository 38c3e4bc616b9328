// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/base/result.h"

#include <QByteArray>
#include <QString>

namespace patchbay::editor
{

// Whole file; NotFound, Denied, TooLarge.
Result<QByteArray> readWhole(const QString &path, qint64 maxBytes);

// A new file beside the old one, synchronised to the disk and then renamed over it: after a crash
// there is the old text or the new one. Keeps the mode and follows symbolic links. Denied, ReadOnly
// or NoSpace; the old file is then untouched.
Result<void> writeAtomically(const QString &path, const QByteArray &bytes);

} // namespace patchbay::editor
