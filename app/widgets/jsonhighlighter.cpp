// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/jsonhighlighter.h"

#include "app/theme/theme.h"

#include <algorithm>

namespace patchbay::app
{

namespace
{

constexpr qsizetype longestLine = 20'000; // colours of an endless line would only cost time

qsizetype endOfString(const QString &text, qsizetype start)
{
    for (qsizetype i = start + 1; i < text.size(); ++i) {
        if (text.at(i) == QLatin1Char('\\'))
            ++i;
        else if (text.at(i) == QLatin1Char('"'))
            return i + 1;
    }
    return text.size();
}

bool isKey(const QString &text, qsizetype afterString)
{
    while (afterString < text.size() && text.at(afterString).isSpace())
        ++afterString;
    return afterString < text.size() && text.at(afterString) == QLatin1Char(':');
}

bool isNumberPart(QChar c)
{
    return c.isDigit() || QStringLiteral("+-.eE").contains(c);
}

} // namespace

JsonHighlighter::JsonHighlighter(QTextDocument *document, const Theme &theme)
    : QSyntaxHighlighter(document)
{
    readTheme(theme);
    connect(&theme, &Theme::changed, this, [this, &theme] {
        readTheme(theme);
        rehighlight();
    });
}

void JsonHighlighter::readTheme(const Theme &theme)
{
    m_key.setForeground(theme.color(Token::SyntaxKey));
    m_string.setForeground(theme.color(Token::SyntaxString));
    m_number.setForeground(theme.color(Token::SyntaxNumber));
    m_word.setForeground(theme.color(Token::SyntaxKeyword));
}

void JsonHighlighter::setEnabled(bool enabled)
{
    m_enabled = enabled;
}

void JsonHighlighter::highlightBlock(const QString &text)
{
    if (!m_enabled || text.size() > longestLine)
        return;
    const auto color = [this](qsizetype start, qsizetype end, const QTextCharFormat &format) {
        setFormat(static_cast<int>(start), static_cast<int>(end - start), format);
    };
    qsizetype position = 0;
    while (position < text.size()) {
        const QChar c = text.at(position);
        qsizetype end = position + 1;
        if (c == QLatin1Char('"')) {
            end = endOfString(text, position);
            color(position, end, isKey(text, end) ? m_key : m_string);
        } else if (c.isDigit() || c == QLatin1Char('-')) {
            while (end < text.size() && isNumberPart(text.at(end)))
                ++end;
            color(position, end, m_number);
        } else if (c.isLetter()) {
            while (end < text.size() && text.at(end).isLetter())
                ++end;
            color(position, end, m_word);
        }
        position = end;
    }
}

} // namespace patchbay::app
