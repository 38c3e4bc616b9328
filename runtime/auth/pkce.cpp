// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/auth/pkce.h"

#include <QCryptographicHash>
#include <QRandomGenerator>

#include <array>

namespace patchbay::auth
{
namespace
{

template <std::size_t Words> QByteArray randomBytes()
{
    std::array<quint32, Words> words{};
    QRandomGenerator::system()->fillRange(words.data(), static_cast<qsizetype>(words.size()));
    return {reinterpret_cast<const char *>(words.data()), static_cast<qsizetype>(sizeof(words))};
}

constexpr auto urlSafe = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

} // namespace

// 96 bytes are 128 characters of base64url, all of them allowed in a verifier.
Pkce Pkce::make()
{
    Pkce pair;
    pair.verifier = QString::fromLatin1(randomBytes<24>().toBase64(urlSafe));
    pair.challenge = challengeOf(pair.verifier);
    return pair;
}

QString Pkce::challengeOf(const QString &verifier)
{
    return QString::fromLatin1(
        QCryptographicHash::hash(verifier.toUtf8(), QCryptographicHash::Sha256).toBase64(urlSafe));
}

QString makeState()
{
    return QString::fromLatin1(randomBytes<4>().toHex());
}

} // namespace patchbay::auth
