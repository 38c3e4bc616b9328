// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/hexdump.h"

namespace patchbay::app
{

QString hexDump(const QByteArray &bytes, qint64 firstOffset)
{
    constexpr qsizetype perLine = 16;
    QString text;
    text.reserve(bytes.size() * 5);
    for (qsizetype start = 0; start < bytes.size(); start += perLine) {
        const QByteArray line = bytes.mid(start, perLine);
        QString ascii;
        text += QStringLiteral("%1  ").arg(firstOffset + start, 8, 16, QLatin1Char('0'));
        for (qsizetype i = 0; i < perLine; ++i) {
            if (i == perLine / 2)
                text += QLatin1Char(' ');
            if (i >= line.size()) {
                text += QStringLiteral("   ");
                continue;
            }
            const auto byte = static_cast<uchar>(line.at(i));
            text += QStringLiteral("%1 ").arg(byte, 2, 16, QLatin1Char('0'));
            ascii += byte >= 0x20 && byte < 0x7f ? QLatin1Char(line.at(i)) : QLatin1Char('.');
        }
        text += QLatin1Char(' ') + ascii + QLatin1Char('\n');
    }
    text.chop(1);
    return text;
}

} // namespace patchbay::app
