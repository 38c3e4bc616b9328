// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/messagetext.h"

#include <QCoreApplication>

#include <algorithm>
#include <climits>

namespace patchbay::app
{

namespace
{

constexpr qsizetype longestText = 2000; // characters
constexpr qsizetype longestPiece = 20; // of a word; fits the narrowest panel
constexpr QChar breakHere(0x200b); // a space without width

void appendWord(QString &out, QStringView word, qsizetype longestWord)
{
    if (word.size() <= longestWord) {
        out += word;
        return;
    }
    qsizetype piece = 0;
    for (qsizetype at = 0; at < word.size(); ++at) {
        const QChar c = word.at(at);
        out += c;
        ++piece;
        const bool last = at + 1 == word.size();
        if (last || c.isHighSurrogate())
            continue; // both halves of a character stay together
        if (piece >= longestPiece || (c.isPunct() && !word.at(at + 1).isPunct())) {
            out += breakHere;
            piece = 0;
        }
    }
}

} // namespace

QString messageText(const QString &text, qsizetype longestWord)
{
    qsizetype kept = std::min(text.size(), longestText);
    if (kept < text.size() && text.at(kept - 1).isHighSurrogate())
        --kept;
    const QStringView shown = QStringView(text).left(kept);
    QString out;
    qsizetype wordAt = 0;
    for (qsizetype at = 0; at <= shown.size(); ++at) {
        if (at < shown.size() && !shown.at(at).isSpace())
            continue;
        appendWord(out, shown.mid(wordAt, at - wordAt), longestWord);
        if (at < shown.size())
            out += shown.at(at);
        wordAt = at + 1;
    }
    if (kept == text.size())
        return out;
    const auto rest = static_cast<int>(std::min<qsizetype>(text.size() - kept, INT_MAX));
    out += QStringLiteral("\u2026 ");
    return out
        + QCoreApplication::translate("MessageText", "(%n more character(s))", nullptr, rest);
}

} // namespace patchbay::app
