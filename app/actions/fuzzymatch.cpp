// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/actions/fuzzymatch.h"

#include <algorithm>

namespace patchbay::app
{

int fuzzyScore(const QString &pattern, const QString &text)
{
    int score = 0;
    qsizetype at = 0;
    qsizetype last = -2;
    for (const QChar wanted : pattern) {
        if (wanted.isSpace())
            continue;
        qsizetype found = at;
        while (found < text.size() && text[found].toLower() != wanted.toLower())
            ++found;
        if (found == text.size())
            return 0;
        const bool startsWord = found == 0 || !text[found - 1].isLetterOrNumber()
            || (text[found].isUpper() && text[found - 1].isLower());
        score += 10 + (found == last + 1 ? 15 : 0) + (startsWord ? 12 : 0);
        last = found;
        at = found + 1;
    }
    if (text.compare(pattern, Qt::CaseInsensitive) == 0)
        score += 100;
    return std::max(1, score * 4 - static_cast<int>(text.size()));
}

} // namespace patchbay::app
