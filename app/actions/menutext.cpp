// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/actions/menutext.h"

#include <QRegularExpression>

namespace patchbay::app
{

QString withoutMenuMark(QString text)
{
    static const QRegularExpression key(QStringLiteral("\\(&\\w\\)"));
    return text.remove(key).remove(QLatin1Char('&'));
}

} // namespace patchbay::app
