// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/traffic/filterparser.h"

#include "runtime/traffic/filterterms.h"

namespace patchbay::traffic
{

namespace
{

constexpr int deepestNesting = 100;

tl::unexpected<Error> malformed(int column, const QString &why)
{
    return fail(ErrorCode::Malformed, QStringLiteral("column %1: %2").arg(column).arg(why));
}

Filter::Test both(Filter::Test left, Filter::Test right)
{
    return [left = std::move(left), right = std::move(right)](
               const http::Exchange &exchange) { return left(exchange) && right(exchange); };
}

Filter::Test either(Filter::Test left, Filter::Test right)
{
    return [left = std::move(left), right = std::move(right)](
               const http::Exchange &exchange) { return left(exchange) || right(exchange); };
}

Result<Filter::Test> atColumn(Result<Filter::Test> test, int column)
{
    if (!test)
        return malformed(column, test.error().detail);
    return test;
}

} // namespace

FilterParser::FilterParser(QString text)
    : m_text(std::move(text))
{
    readTokens();
}

void FilterParser::readTokens()
{
    using Kind = Token::Kind;
    qsizetype position = 0;
    while (position < m_text.size()) {
        const QChar c = m_text.at(position);
        const int column = static_cast<int>(position) + 1;
        if (c.isSpace()) {
            ++position;
        } else if (QStringLiteral("()&|!").contains(c)) {
            const Kind kind = c == QLatin1Char('(') ? Kind::Open
                : c == QLatin1Char(')')             ? Kind::Close
                : c == QLatin1Char('&')             ? Kind::And
                : c == QLatin1Char('|')             ? Kind::Or
                                                    : Kind::Not;
            m_tokens.append({kind, c, column});
            ++position;
        } else {
            m_tokens.append(readWord(position));
        }
    }
    m_tokens.append({Kind::End, {}, static_cast<int>(m_text.size()) + 1});
}

// A word ends at a blank, & or |, or at a bracket that it did not open itself, so that most regular
// expressions need no quotes.
FilterParser::Token FilterParser::readWord(qsizetype &position) const
{
    Token token{Token::Kind::Word, {}, static_cast<int>(position) + 1};
    bool quoted = false;
    int brackets = 0;
    for (; position < m_text.size(); ++position) {
        const QChar c = m_text.at(position);
        if (c == QLatin1Char('"')) {
            quoted = !quoted;
            token.kind = Token::Kind::Quoted;
        } else if (!quoted
            && (c.isSpace() || (brackets == 0 && QStringLiteral(")&|").contains(c)))) {
            break;
        } else {
            if (!quoted && c == QLatin1Char('('))
                ++brackets;
            else if (!quoted && c == QLatin1Char(')'))
                --brackets;
            token.text += c;
        }
    }
    if (token.kind == Token::Kind::Word) {
        const QString lower = token.text.toLower();
        token.kind = lower == QStringLiteral("and") ? Token::Kind::And
            : lower == QStringLiteral("or")         ? Token::Kind::Or
            : lower == QStringLiteral("not")        ? Token::Kind::Not
                                                    : Token::Kind::Word;
    }
    return token;
}

Result<Filter::Test> FilterParser::parse()
{
    if (token().kind == Token::Kind::End)
        return Filter::Test();
    auto test = parseOr(0);
    if (test && token().kind != Token::Kind::End)
        return malformed(token().column, QStringLiteral("unexpected %1").arg(token().text));
    return test;
}

Result<Filter::Test> FilterParser::parseOr(int depth)
{
    auto left = parseAnd(depth);
    while (left && token().kind == Token::Kind::Or) {
        take();
        auto right = parseAnd(depth);
        if (!right)
            return right;
        left = either(*std::move(left), *std::move(right));
    }
    return left;
}

Result<Filter::Test> FilterParser::parseAnd(int depth)
{
    using Kind = Token::Kind;
    auto left = parseNot(depth);
    while (left && token().kind != Kind::Or && token().kind != Kind::Close
        && token().kind != Kind::End) {
        if (token().kind == Kind::And)
            take();
        auto right = parseNot(depth);
        if (!right)
            return right;
        left = both(*std::move(left), *std::move(right));
    }
    return left;
}

Result<Filter::Test> FilterParser::parseNot(int depth)
{
    bool negated = false;
    while (token().kind == Token::Kind::Not) {
        take();
        negated = !negated;
    }
    auto test = parseTerm(depth);
    if (!test || !negated)
        return test;
    return Filter::Test(
        [inner = *std::move(test)](const http::Exchange &exchange) { return !inner(exchange); });
}

Result<Filter::Test> FilterParser::parseTerm(int depth)
{
    const Token term = token();
    switch (term.kind) {
    case Token::Kind::Open: {
        if (depth == deepestNesting)
            return malformed(term.column, QStringLiteral("too many brackets"));
        take();
        auto test = parseOr(depth + 1);
        if (test && take().kind != Token::Kind::Close)
            return malformed(term.column, QStringLiteral("this bracket is not closed"));
        return test;
    }
    case Token::Kind::Word:
    case Token::Kind::Quoted:
        take();
        break;
    default:
        return malformed(term.column, QStringLiteral("a term is missing"));
    }
    if (term.kind == Token::Kind::Word && term.text.startsWith(QLatin1Char('~')))
        return parseTilde(term);
    const qsizetype colon = term.text.indexOf(QLatin1Char(':'));
    if (colon > 0) {
        auto test = keyTest(term.text.left(colon), term.text.mid(colon + 1));
        if (test || test.error().code != ErrorCode::NotFound)
            return atColumn(std::move(test), term.column);
    }
    return containsText(term.text); // "http://…" as well
}

Result<Filter::Test> FilterParser::parseTilde(const Token &operatorToken)
{
    const QString name = operatorToken.text.mid(1);
    if (name.size() != 1)
        return malformed(
            operatorToken.column, QStringLiteral("unknown operator %1").arg(operatorToken.text));
    const QChar letter = name.front();
    if (!tildeTakesValue(letter))
        return atColumn(tildeTest(letter, {}), operatorToken.column);
    const bool hasValue = token().kind == Token::Kind::Word || token().kind == Token::Kind::Quoted;
    if (!hasValue)
        return malformed(
            operatorToken.column, QStringLiteral("%1 needs a value").arg(operatorToken.text));
    auto test = tildeTest(letter, take().text);
    if (!test && test.error().code == ErrorCode::NotFound)
        return malformed(
            operatorToken.column, QStringLiteral("unknown operator %1").arg(operatorToken.text));
    return atColumn(std::move(test), operatorToken.column);
}

} // namespace patchbay::traffic
