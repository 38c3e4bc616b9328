// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/json/jsontext.h"

namespace patchbay
{

namespace
{

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

qsizetype endOfString(const QByteArray &text, qsizetype open)
{
    for (qsizetype i = open + 1; i < text.size(); ++i) {
        if (text[i] == '\\')
            ++i;
        else if (text[i] == '"')
            return i;
    }
    return text.size() - 1;
}

qsizetype skipBlanks(const QByteArray &text, qsizetype from)
{
    while (from < text.size() && isBlank(text[from]))
        ++from;
    return from;
}

void newLine(QByteArray &out, int depth)
{
    out += '\n';
    out += QByteArray(depth * 2, ' ');
}

} // namespace

QByteArray reformatJson(const QByteArray &text)
{
    QByteArray out;
    out.reserve(text.size() + text.size() / 4);
    int depth = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        switch (c) {
        case '"': {
            const qsizetype end = endOfString(text, i);
            out += QByteArrayView(text).sliced(i, end - i + 1);
            i = end;
            break;
        }
        case '{':
        case '[': {
            const qsizetype next = skipBlanks(text, i + 1);
            if (next < text.size() && (text[next] == '}' || text[next] == ']')) {
                out += c;
                out += text[next];
                i = next;
                break;
            }
            out += c;
            newLine(out, ++depth);
            break;
        }
        case '}':
        case ']':
            if (depth == 0) {
                out += QByteArrayView(text).sliced(i);
                return out;
            }
            newLine(out, --depth);
            out += c;
            break;
        case ',':
            out += c;
            newLine(out, depth);
            break;
        case ':':
            out += ": ";
            break;
        default:
            if (!isBlank(c))
                out += c;
        }
    }
    return out;
}

} // namespace patchbay
