// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/base/result.h"

#include <QByteArray>
#include <QString>

namespace patchbay
{

// Who may read a file that is new; an existing one keeps its permissions.
enum class NewFileMode { Ordinary, OwnerOnly };

// Folders that the path needs and that are not there.
enum class MissingFolders { Make, Refuse };

// A new file beside the old one, synchronised to the disk and then renamed over it: after a crash
// there is the old text or the new one, never a part. Follows symbolic links, also one whose target
// is still to be made. NotFound, Denied, ReadOnly (the file, its folder or the whole disk),
// NoSpace, Malformed for a folder, Unsupported for a device or a pipe; the old file is then as it
// was. Waits for the disk: not for the UI thread, see FileWorker.
Result<void> writeFileAtomically(const QString &path, const QByteArray &bytes,
    NewFileMode mode = NewFileMode::Ordinary, MissingFolders folders = MissingFolders::Make);

} // namespace patchbay
