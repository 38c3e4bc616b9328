// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

#include <QByteArray>
#include <QString>

namespace patchbay
{

// The hidden file in which the new content of `target` grows, beside it. Its name tells the target
// and this machine; as long as it is being written it holds a lock that ends with its process.
struct TemporaryFile
{
    int file = -1; // open for writing, or -1 and errno
    QByteArray name;
};

TemporaryFile makeTemporaryFile(const QString &target, mode_t mode);

// Removes what writes of `target` left that a kill interrupted: files of this name, made on this
// machine, whose lock nobody holds. What a living process writes stays, and so does what another
// machine made, whose locks a network drive may not show. A lock that cannot be asked for counts as
// held. Waits for the disk: not for the UI thread.
void removeLeftovers(const QString &target);

} // namespace patchbay
