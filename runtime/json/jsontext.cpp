// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/json/jsontext.h"

#include "runtime/json/jsonscanner.h"

namespace patchbay
{

namespace
{

void newLine(QByteArray &out, int depth)
{
    out += '\n';
    out.append(qsizetype(depth) * 2, ' ');
}

} // namespace

QByteArray reformatJson(const QByteArray &text)
{
    using Token = JsonScanner::Token;
    JsonScanner scanner(text);
    QByteArray out;
    out.reserve(text.size() + text.size() / 4);
    const auto opens
        = [](Token token) { return token == Token::BeginObject || token == Token::BeginArray; };
    Token last = Token::End;
    for (;;) {
        const Token token = scanner.next();
        if (token == Token::End)
            return out;
        if (token == Token::Error) {
            QByteArrayView rest = QByteArrayView(text).sliced(scanner.stop());
            if (opens(last)) {
                newLine(out, scanner.depth());
                rest = rest.trimmed();
            }
            return out += rest;
        }
        if (token == Token::EndObject || token == Token::EndArray) {
            if (!opens(last))
                newLine(out, scanner.depth());
        } else if (last == Token::Key) {
            out += ": ";
        } else if (last != Token::End) {
            if (!opens(last))
                out += ',';
            newLine(out, scanner.depth() - (opens(token) ? 1 : 0));
        }
        out += scanner.spelling();
        last = token;
    }
}

} // namespace patchbay
