// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/json/jsonscanner.h"

#include "runtime/json/jsoncheck.h"

#include <QUtf8StringView>

#include <algorithm>

namespace patchbay
{

namespace
{

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// The code unit of four hexadecimal digits that are known to be there.
char32_t codeUnit(const char *digits)
{
    char32_t unit = 0;
    for (int i = 0; i < 4; ++i)
        unit = unit * 16 + static_cast<char32_t>(hexDigit(digits[i]));
    return unit;
}

void appendUtf8(std::string &out, char32_t c)
{
    const auto byte = [&out](char32_t bits) { out += static_cast<char>(bits); };
    if (c < 0x80) {
        byte(c);
    } else if (c < 0x800) {
        byte(0xC0 | (c >> 6));
        byte(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        byte(0xE0 | (c >> 12));
        byte(0x80 | ((c >> 6) & 0x3F));
        byte(0x80 | (c & 0x3F));
    } else {
        byte(0xF0 | (c >> 18));
        byte(0x80 | ((c >> 12) & 0x3F));
        byte(0x80 | ((c >> 6) & 0x3F));
        byte(0x80 | (c & 0x3F));
    }
}

char unescaped(char kind)
{
    switch (kind) {
    case 'b':
        return '\b';
    case 'f':
        return '\f';
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    default:
        return kind; // quote, slash, backslash
    }
}

// Appends the character of the escape at `at` (behind its backslash) and returns what follows it.
// `lone` is set where half of a surrogate pair stands alone.
const char *appendEscape(std::string &out, const char *at, const char *end, bool &lone)
{
    if (*at != 'u') {
        out += unescaped(*at);
        return at + 1;
    }
    char32_t c = codeUnit(at + 1);
    at += 5;
    if (c >= 0xD800 && c < 0xE000) {
        const bool paired = c < 0xDC00 && end - at >= 6 && at[0] == '\\' && at[1] == 'u';
        const char32_t low = paired ? codeUnit(at + 2) : 0;
        if (low >= 0xDC00 && low < 0xE000) {
            c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
            at += 6;
        } else {
            c = 0xFFFD;
            lone = true;
        }
    }
    appendUtf8(out, c);
    return at;
}

// What the string token `quoted` says. True where a surrogate was replaced.
bool decode(QByteArrayView quoted, std::string &out)
{
    bool lone = false;
    const char *at = quoted.begin() + 1;
    const char *end = quoted.end() - 1;
    while (at != end) {
        const char *plain = at;
        at = std::find(at, end, '\\');
        out.append(plain, at);
        if (at != end)
            at = appendEscape(out, at + 1, end, lone);
    }
    return lone;
}

} // namespace

JsonScanner::JsonScanner(QByteArrayView text, JsonLimits limits)
    : m_begin(text.begin())
    , m_at(text.begin())
    , m_end(text.end())
    , m_start(text.begin())
    , m_stop(text.begin())
    , m_limits(limits)
{
    if (text.size() > limits.bytes)
        tooLarge(QStringLiteral("more than %1 bytes").arg(limits.bytes));
}

JsonScanner::Token JsonScanner::next()
{
    if (m_error)
        return Token::Error;
    skipBlanks();
    m_start = m_at;
    if (m_expect == Expect::CommaOrEnd) {
        if (!at(',')) {
            const bool object = m_open.last().object;
            if (at(object ? '}' : ']'))
                return close();
            return wrong(object ? QStringLiteral("“,” or “}” expected")
                                : QStringLiteral("“,” or “]” expected"));
        }
        ++m_at;
        skipBlanks();
        m_start = m_at;
        m_expect = m_open.last().object ? Expect::Key : Expect::Value;
    }
    switch (m_expect) {
    case Expect::KeyOrEnd:
        return at('}') ? close() : key();
    case Expect::Key:
        return key();
    case Expect::ElementOrEnd:
        return at(']') ? close() : value();
    case Expect::Nothing:
        return m_at == m_end ? Token::End : wrong(QStringLiteral("something after the value"));
    case Expect::Value:
    case Expect::CommaOrEnd:
        break;
    }
    return value();
}

QByteArrayView JsonScanner::spelling() const
{
    return {m_start, m_stop - m_start};
}

std::string JsonScanner::text() const
{
    const QByteArrayView quoted = spelling();
    if (!m_escaped)
        return {quoted.begin() + 1, quoted.end() - 1};
    std::string out;
    out.reserve(static_cast<std::size_t>(quoted.size()));
    decode(quoted, out);
    return out;
}

bool JsonScanner::hasLoneSurrogate() const
{
    std::string out;
    return m_escaped && decode(spelling(), out);
}

Error JsonScanner::mistake(const QString &what) const
{
    const QByteArrayView before(m_begin, m_start - m_begin);
    const auto line = std::count(before.begin(), before.end(), '\n') + 1;
    const auto column = before.size() - before.lastIndexOf('\n');
    return {ErrorCode::Malformed,
        QStringLiteral("line %1, column %2: %3").arg(line).arg(column).arg(what)};
}

JsonScanner::Token JsonScanner::value()
{
    if (m_at == m_end)
        return wrong(QStringLiteral("a value expected, but the text ends"));
    switch (*m_at) {
    case '{':
        return open(true);
    case '[':
        return open(false);
    case '"':
        return string(Token::String);
    case 't':
        return word("true", Token::True);
    case 'f':
        return word("false", Token::False);
    case 'n':
        return word("null", Token::Null);
    default:
        return number();
    }
}

JsonScanner::Token JsonScanner::open(bool object)
{
    if (m_open.size() >= m_limits.depth)
        return tooLarge(QStringLiteral("nested deeper than %1").arg(m_limits.depth));
    m_stop = ++m_at;
    m_open.append({object, 0});
    m_expect = object ? Expect::KeyOrEnd : Expect::ElementOrEnd;
    return object ? Token::BeginObject : Token::BeginArray;
}

JsonScanner::Token JsonScanner::close()
{
    ++m_at;
    const bool object = m_open.last().object;
    m_open.removeLast();
    return ended(object ? Token::EndObject : Token::EndArray);
}

JsonScanner::Token JsonScanner::key()
{
    if (!at('"'))
        return wrong(QStringLiteral("a key in quotes expected"));
    if (++m_open.last().members > m_limits.members)
        return tooLarge(QStringLiteral("an object of more than %1 members").arg(m_limits.members));
    if (string(Token::Key) == Token::Error)
        return Token::Error;
    skipBlanks();
    if (!at(':')) {
        m_start = m_at;
        return wrong(QStringLiteral("“:” expected"));
    }
    ++m_at;
    m_expect = Expect::Value;
    return Token::Key;
}

JsonScanner::Token JsonScanner::string(Token token)
{
    m_escaped = false;
    bool ascii = true;
    for (++m_at; m_at != m_end; ++m_at) {
        const auto c = static_cast<unsigned char>(*m_at);
        if (c == '"') {
            ++m_at;
            if (!ascii && !QUtf8StringView(m_start, m_at).isValidUtf8())
                return wrong(QStringLiteral("a text that is not UTF-8"));
            return ended(token);
        }
        if (c < 0x20) {
            m_start = m_at;
            return wrong(QStringLiteral("a control character within a text"));
        }
        if (c == '\\') {
            m_escaped = true;
            if (!escape())
                return wrong(QStringLiteral("an unknown escape"));
        }
        ascii = ascii && c < 0x80;
    }
    return wrong(QStringLiteral("a text without its closing quote"));
}

bool JsonScanner::escape()
{
    const char *escape = m_at;
    if (++m_at == m_end)
        return false;
    constexpr QByteArrayView single("\"\\/bfnrt");
    if (single.contains(*m_at))
        return true;
    const bool hex = *m_at == 'u' && m_end - m_at > 4
        && std::all_of(m_at + 1, m_at + 5, [](char c) { return hexDigit(c) >= 0; });
    if (hex)
        m_at += 4;
    else
        m_start = escape;
    return hex;
}

JsonScanner::Token JsonScanner::number()
{
    if (at('-'))
        ++m_at;
    if (at('0')) {
        ++m_at;
    } else if (!digits()) {
        return wrong(QStringLiteral("a value expected"));
    }
    if (at('.')) {
        ++m_at;
        if (!digits())
            return wrong(QStringLiteral("a digit expected behind the point"));
    }
    if (at('e') || at('E')) {
        ++m_at;
        if (at('+') || at('-'))
            ++m_at;
        if (!digits())
            return wrong(QStringLiteral("a digit expected in the exponent"));
    }
    return ended(Token::Number);
}

JsonScanner::Token JsonScanner::word(QByteArrayView spelling, Token token)
{
    if (!QByteArrayView(m_at, m_end - m_at).startsWith(spelling))
        return wrong(QStringLiteral("a value expected"));
    m_at += spelling.size();
    return ended(token);
}

// A whole value lies behind; so may the text.
JsonScanner::Token JsonScanner::ended(Token token)
{
    m_stop = m_at;
    m_expect = m_open.isEmpty() ? Expect::Nothing : Expect::CommaOrEnd;
    return token;
}

JsonScanner::Token JsonScanner::wrong(const QString &what)
{
    m_error = mistake(what);
    return Token::Error;
}

JsonScanner::Token JsonScanner::tooLarge(const QString &what)
{
    m_error = Error{ErrorCode::TooLarge, what};
    return Token::Error;
}

void JsonScanner::skipBlanks()
{
    while (m_at != m_end && (*m_at == ' ' || *m_at == '\n' || *m_at == '\t' || *m_at == '\r'))
        ++m_at;
}

bool JsonScanner::digits()
{
    const char *first = m_at;
    while (m_at != m_end && *m_at >= '0' && *m_at <= '9')
        ++m_at;
    return m_at != first;
}

bool isJsonText(const QByteArray &text)
{
    return JsonCheck(text).advance(std::numeric_limits<qsizetype>::max()).value_or(false);
}

} // namespace patchbay
