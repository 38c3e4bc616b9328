// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/base/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QVarLengthArray>

#include <limits>
#include <optional>
#include <string>

namespace patchbay
{

// What a text may hold. Whoever reads an untrusted peer sets its own.
struct JsonLimits
{
    int depth = 512; // containers within containers
    qsizetype members = std::numeric_limits<qsizetype>::max(); // of one object
    qsizetype bytes = qsizetype(1) << 30;
};

// The one reader of JSON syntax (RFC 8259): gives the tokens of a text in order, in one pass, with
// memory for the open containers only. Whoever builds values, draws a tree, indents or merely
// checks a text stands on it. The text must outlive the scanner.
class JsonScanner
{
public:
    enum class Token {
        BeginObject,
        EndObject,
        BeginArray,
        EndArray,
        Key,
        String,
        Number,
        True,
        False,
        Null,
        End, // the value is complete and nothing follows it
        Error, // see error(); the scanner stays there
    };

    explicit JsonScanner(QByteArrayView text, JsonLimits limits = {});

    Token next();

    // The last token as written; keys and strings with their quotes.
    QByteArrayView spelling() const;
    // Where the last token starts, or where the mistake is: bytes from the start of the text.
    qsizetype position() const { return m_start - m_begin; }
    // Behind the last good token; the colon of a key is no part of it.
    qsizetype stop() const { return m_stop - m_begin; }
    // Containers that are open after the last token.
    int depth() const { return static_cast<int>(m_open.size()); }

    // The characters of the last Key or String in UTF-8; a surrogate without its other half becomes
    // U+FFFD.
    std::string text() const;
    // True where text() had to replace a surrogate.
    bool hasLoneSurrogate() const;

    // Malformed ("line L, column C: …") or TooLarge (a limit).
    const std::optional<Error> &error() const { return m_error; }
    // "line L, column C: `what`" at position(), for those who find fault with a token's meaning.
    Error mistake(const QString &what) const;

private:
    enum class Expect { Value, ElementOrEnd, Key, KeyOrEnd, CommaOrEnd, Nothing };
    struct Container
    {
        bool object;
        qsizetype members;
    };

    Token value();
    Token open(bool object);
    Token close();
    Token key();
    Token string(Token token);
    Token number();
    Token word(QByteArrayView spelling, Token token);
    Token ended(Token token);
    Token wrong(const QString &what);
    Token tooLarge(const QString &what);
    bool escape();
    void skipBlanks();
    bool at(char c) const { return m_at != m_end && *m_at == c; }
    bool digits();

    const char *m_begin;
    const char *m_at;
    const char *m_end;
    const char *m_start; // of the last token
    const char *m_stop; // behind it
    JsonLimits m_limits;
    QVarLengthArray<Container, 32> m_open;
    Expect m_expect = Expect::Value;
    bool m_escaped = false; // the last string has escapes
    std::optional<Error> m_error;
};

// Whether the bytes are one JSON value in UTF-8. Reads no values, so that numbers of any size pass.
bool isJsonText(const QByteArray &text);

} // namespace patchbay
