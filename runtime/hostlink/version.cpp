// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/hostlink/version.h"

#include <QCryptographicHash>

namespace patchbay::hostlink
{

QByteArray Version::key() const
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QByteArray &part : {path.toUtf8(), profile.toUtf8(), clock.toUtf8(), source}) {
        // The length keeps the parts apart.
        hash.addData(QByteArray::number(part.size()).append(':'));
        hash.addData(part);
    }
    return hash.result();
}

} // namespace patchbay::hostlink
