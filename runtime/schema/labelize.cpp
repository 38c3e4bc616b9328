// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/schema/labelize.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace patchbay::schema
{
namespace
{

bool isAcronym(const QString &word)
{
    static const QStringList acronyms{
        QStringLiteral("id"), QStringLiteral("uri"), QStringLiteral("url")};
    return acronyms.contains(word.toLower());
}

QString shown(const QString &word, bool first)
{
    const bool allCapitals = std::all_of(word.begin(), word.end(),
        [](QChar c) { return c >= QLatin1Char('A') && c <= QLatin1Char('Z'); });
    if (allCapitals)
        return word;
    if (isAcronym(word))
        return word.toUpper();
    const QString lower = word.toLower();
    return first ? lower.left(1).toUpper() + lower.mid(1) : lower;
}

} // namespace

QString labelize(const QString &name)
{
    static const QRegularExpression borders(
        QStringLiteral("_+|(?<!\\d)(?=\\d)|(?<=\\d)(?!\\d)|(?<![A-Z])(?=[A-Z])"
                       "|(?<=[A-Z0-9])(?=[A-Z][^A-Z0-9_])"));
    QStringList words;
    for (const QString &word : name.split(borders)) {
        if (!word.trimmed().isEmpty())
            words.append(shown(word, words.isEmpty()));
    }
    return words.join(QLatin1Char(' '));
}

} // namespace patchbay::schema
