// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/files/realpath.h"

#include <QFileInfo>

namespace patchbay
{

namespace
{

constexpr int mostLinks = 40; // as the kernel follows

} // namespace

QString behindLinks(const QString &path)
{
    QFileInfo info(path);
    if (QString there = info.canonicalFilePath(); !there.isEmpty())
        return there;
    for (int i = 0; i < mostLinks && info.isSymLink(); ++i)
        info.setFile(info.symLinkTarget());
    return info.absoluteFilePath();
}

} // namespace patchbay
