// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/traffic/filter.h"

#include <QStringList>

namespace patchbay::traffic
{

// Reads the filter language into one test. Recursive descent: or < and < not < term.
class FilterParser
{
public:
    explicit FilterParser(QString text);

    // A null test for blank text.
    Result<Filter::Test> parse();

private:
    struct Token
    {
        enum class Kind { Word, Quoted, And, Or, Not, Open, Close, End };
        Kind kind = Kind::End;
        QString text;
        int column = 0;
    };

    void readTokens();
    Token readWord(qsizetype &position) const;
    const Token &token() const { return m_tokens.at(m_next); }
    Token take() { return m_tokens.at(m_next++); }

    Result<Filter::Test> parseOr(int depth);
    Result<Filter::Test> parseAnd(int depth);
    Result<Filter::Test> parseNot(int depth);
    Result<Filter::Test> parseTerm(int depth);
    Result<Filter::Test> parseTilde(const Token &operatorToken);

    QString m_text;
    QList<Token> m_tokens;
    qsizetype m_next = 0;
};

} // namespace patchbay::traffic
