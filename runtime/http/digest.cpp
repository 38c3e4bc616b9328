// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/http/digest.h"

#include "runtime/http/headers.h"

#include <QCryptographicHash>
#include <QMap>

namespace patchbay::http
{

namespace
{

// Reads one header value: schemes, each with parameters. `name=value` pairs belong to the scheme
// before them; a word without "=" starts the next scheme.
class ChallengeReader
{
public:
    struct Challenge
    {
        QByteArray scheme;
        QMap<QByteArray, QByteArray> parameters;
    };

    explicit ChallengeReader(QByteArray text)
        : m_text(std::move(text))
    { }

    QList<Challenge> read()
    {
        QList<Challenge> challenges;
        while (skipSeparators()) {
            const QByteArray word = readWord();
            if (word.isEmpty()) { // a stray character
                ++m_position;
                continue;
            }
            skipBlanks();
            if (at('=') && !challenges.isEmpty()) {
                ++m_position;
                skipBlanks();
                challenges.last().parameters.insert(
                    word.toLower(), at('"') ? readQuoted() : readWord());
            } else if (!at('=')) {
                challenges.append({word.toLower(), {}});
            } else {
                ++m_position;
            }
        }
        return challenges;
    }

private:
    bool at(char c) const { return m_position < m_text.size() && m_text.at(m_position) == c; }
    void skipBlanks()
    {
        while (at(' ') || at('\t'))
            ++m_position;
    }
    bool skipSeparators()
    {
        while (at(' ') || at('\t') || at(','))
            ++m_position;
        return m_position < m_text.size();
    }
    QByteArray readWord()
    {
        const qsizetype start = m_position;
        while (m_position < m_text.size()
            && !QByteArrayLiteral(" \t,=\"").contains(m_text.at(m_position)))
            ++m_position;
        return m_text.mid(start, m_position - start);
    }
    QByteArray readQuoted()
    {
        QByteArray value;
        for (++m_position; m_position < m_text.size() && !at('"'); ++m_position) {
            if (at('\\') && m_position + 1 < m_text.size())
                ++m_position;
            value += m_text.at(m_position);
        }
        ++m_position;
        return value;
    }

    QByteArray m_text;
    qsizetype m_position = 0;
};

bool offersAuth(const QByteArray &qop)
{
    for (const QByteArray &option : qop.split(',')) {
        if (option.trimmed().compare("auth", Qt::CaseInsensitive) == 0)
            return true;
    }
    return false;
}

std::optional<DigestChallenge> usable(const ChallengeReader::Challenge &challenge)
{
    if (challenge.scheme != "digest" || !challenge.parameters.contains("nonce"))
        return std::nullopt;
    DigestChallenge found;
    found.algorithm = challenge.parameters.value("algorithm");
    QByteArray name = found.algorithm.toUpper();
    found.session = name.endsWith("-SESS");
    if (found.session)
        name.chop(5);
    if (name == "SHA-256")
        found.hash = DigestChallenge::Hash::Sha256;
    else if (!name.isEmpty() && name != "MD5")
        return std::nullopt;
    const QByteArray qop = challenge.parameters.value("qop");
    found.qopAuth = offersAuth(qop);
    if (!qop.isEmpty() && !found.qopAuth) // only auth-int: not supported
        return std::nullopt;
    found.realm = challenge.parameters.value("realm");
    found.nonce = challenge.parameters.value("nonce");
    found.hasOpaque = challenge.parameters.contains("opaque");
    found.opaque = challenge.parameters.value("opaque");
    return found;
}

QByteArray quoted(const QByteArray &value)
{
    QByteArray text = value;
    text.replace('\\', "\\\\").replace('"', "\\\"");
    return '"' + text + '"';
}

} // namespace

std::optional<DigestChallenge> findDigestChallenge(const HeaderList &answerHeaders)
{
    for (const QByteArray &value : headerValues(answerHeaders, "WWW-Authenticate")) {
        for (const auto &challenge : ChallengeReader(value).read()) {
            if (auto found = usable(challenge))
                return found;
        }
    }
    return std::nullopt;
}

QByteArray digestAuthorization(const DigestChallenge &challenge,
    const DigestCredentials &credentials, const QByteArray &method, const QByteArray &uri,
    const QByteArray &clientNonce)
{
    const auto hash = [&challenge](const QByteArray &text) {
        return QCryptographicHash::hash(text,
            challenge.hash == DigestChallenge::Hash::Sha256 ? QCryptographicHash::Sha256
                                                            : QCryptographicHash::Md5)
            .toHex();
    };
    const QByteArray user = credentials.user.toUtf8();
    const QByteArray count = "00000001"; // one answer to one challenge
    QByteArray secret = hash(user + ':' + challenge.realm + ':' + credentials.password.toUtf8());
    if (challenge.session)
        secret = hash(secret + ':' + challenge.nonce + ':' + clientNonce);
    const QByteArray request = hash(method + ':' + uri);
    const QByteArray response = challenge.qopAuth
        ? hash(
            secret + ':' + challenge.nonce + ':' + count + ':' + clientNonce + ":auth:" + request)
        : hash(secret + ':' + challenge.nonce + ':' + request);

    QByteArray value = "Digest username=" + quoted(user) + ", realm=" + quoted(challenge.realm)
        + ", nonce=" + quoted(challenge.nonce) + ", uri=" + quoted(uri);
    if (!challenge.algorithm.isEmpty())
        value += ", algorithm=" + challenge.algorithm;
    if (challenge.qopAuth)
        value += ", qop=auth, nc=" + count;
    if (challenge.qopAuth || challenge.session)
        value += ", cnonce=" + quoted(clientNonce);
    value += ", response=" + quoted(response);
    if (challenge.hasOpaque)
        value += ", opaque=" + quoted(challenge.opaque);
    return value;
}

} // namespace patchbay::http
