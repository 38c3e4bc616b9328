// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/protocol/jsonsyntax.h"

#include <cstring>

namespace patchbay::protocol
{

namespace
{

class Scanner
{
public:
    explicit Scanner(const QByteArray &text)
        : m_at(text.constData())
        , m_end(m_at + text.size())
    { }

    bool value()
    {
        QByteArray open; // '{' and '[' of the containers we are in
        for (;;) {
            space();
            // A value begins; a container goes on with its first member.
            if (take('{')) {
                space();
                open.append('{');
                if (!peek('}')) {
                    if (!key())
                        return false;
                    continue;
                }
            } else if (take('[')) {
                space();
                open.append('[');
                if (!peek(']'))
                    continue;
            } else if (!scalar()) {
                return false;
            }
            // A value has ended; so may have any number of containers.
            for (;;) {
                space();
                if (open.isEmpty())
                    return m_at == m_end;
                const bool object = open.back() == '{';
                if (take(',')) {
                    space();
                    if (object && !key())
                        return false;
                    break;
                }
                if (!take(object ? '}' : ']'))
                    return false;
                open.chop(1);
            }
        }
    }

private:
    bool peek(char c) const { return m_at != m_end && *m_at == c; }
    bool take(char c)
    {
        if (!peek(c))
            return false;
        ++m_at;
        return true;
    }
    void space()
    {
        while (peek(' ') || peek('\n') || peek('\t') || peek('\r'))
            ++m_at;
    }
    bool digits()
    {
        const char *first = m_at;
        while (m_at != m_end && *m_at >= '0' && *m_at <= '9')
            ++m_at;
        return m_at != first;
    }
    bool key()
    {
        if (!string())
            return false;
        space();
        return take(':');
    }
    bool scalar()
    {
        if (peek('"'))
            return string();
        for (const char *word : {"true", "false", "null"}) {
            const auto length = static_cast<std::ptrdiff_t>(std::strlen(word));
            if (m_end - m_at >= length && std::strncmp(m_at, word, std::strlen(word)) == 0) {
                m_at += length;
                return true;
            }
        }
        return number();
    }
    bool number()
    {
        take('-');
        if (!take('0') && !digits())
            return false;
        if (take('.') && !digits())
            return false;
        if (take('e') || take('E')) {
            if (!take('+'))
                take('-');
            return digits();
        }
        return true;
    }
    bool string()
    {
        if (!take('"'))
            return false;
        while (m_at != m_end) {
            const auto c = static_cast<unsigned char>(*m_at++);
            if (c == '"')
                return true;
            if (c < 0x20)
                return false;
            if (c == '\\' && !escape())
                return false;
        }
        return false;
    }
    bool escape()
    {
        if (m_at == m_end)
            return false;
        const char kind = *m_at++;
        if (kind != 'u')
            return std::strchr("\"\\/bfnrt", kind) != nullptr && kind != '\0';
        for (int i = 0; i < 4; ++i, ++m_at) {
            if (m_at == m_end || std::strchr("0123456789abcdefABCDEF", *m_at) == nullptr
                || *m_at == '\0')
                return false;
        }
        return true;
    }

    const char *m_at;
    const char *m_end;
};

} // namespace

bool isJsonText(const QByteArray &text)
{
    return text.isValidUtf8() && Scanner(text).value();
}

} // namespace patchbay::protocol
