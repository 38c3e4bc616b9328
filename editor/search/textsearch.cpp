// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/search/textsearch.h"

#include <QRegularExpression>

namespace patchbay::editor
{

namespace
{

QByteArray expanded(const QString &replacement, const QRegularExpressionMatch &match, bool regex)
{
    if (!regex)
        return replacement.toUtf8();
    QString result;
    for (qsizetype i = 0; i < replacement.size(); ++i) {
        const QChar c = replacement[i];
        if (c != QLatin1Char('\\') || i + 1 == replacement.size()) {
            result += c;
            continue;
        }
        const QChar next = replacement[++i];
        if (next.isDigit())
            result += match.captured(next.digitValue());
        else if (next == QLatin1Char('n'))
            result += QLatin1Char('\n');
        else if (next == QLatin1Char('t'))
            result += QLatin1Char('\t');
        else
            result += next;
    }
    return result.toUtf8();
}

} // namespace

Result<SearchMatches> searchText(const QByteArray &utf8, const QString &pattern,
    const SearchOptions &options, const QString &replacement)
{
    SearchMatches found;
    if (pattern.isEmpty())
        return found;
    QString expression = options.regex ? pattern : QRegularExpression::escape(pattern);
    if (options.wholeWord)
        expression = QStringLiteral("(?<!\\w)(?:") + expression + QStringLiteral(")(?!\\w)");
    QRegularExpression::PatternOptions flags
        = QRegularExpression::MultilineOption | QRegularExpression::UseUnicodePropertiesOption;
    if (!options.matchCase)
        flags |= QRegularExpression::CaseInsensitiveOption;
    const QRegularExpression regex(expression, flags);
    if (!regex.isValid())
        return fail(ErrorCode::Malformed,
            QStringLiteral("%1 (at %2)").arg(regex.errorString()).arg(regex.patternErrorOffset()));
    const QString text = QString::fromUtf8(utf8);
    qsizetype units = 0; // UTF-16 units counted so far, and the bytes they take
    qsizetype bytes = 0;
    const auto byteAt = [&](qsizetype unit) {
        bytes += QStringView(text).mid(units, unit - units).toUtf8().size();
        units = unit;
        return int(bytes);
    };
    for (auto matches = regex.globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        if (match.capturedLength() == 0)
            continue; // nothing to show or to replace
        if (found.ranges.size() >= maxMatches) {
            found.cut = true;
            break;
        }
        const int begin = byteAt(match.capturedStart());
        found.ranges.append({begin, byteAt(match.capturedEnd())});
        found.replacements.append(expanded(replacement, match, options.regex));
    }
    return found;
}

} // namespace patchbay::editor
