// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/http/exchange.h"

#include <optional>

namespace patchbay::http
{

// A Digest challenge of WWW-Authenticate (RFC 7616).
struct DigestChallenge
{
    enum class Hash { Md5, Sha256 };
    Hash hash = Hash::Md5;
    QByteArray algorithm; // as spelled by the server; empty: not named, MD5
    bool session = false; // …-sess
    bool qopAuth = false; // false: RFC 2069, no qop
    QByteArray realm;
    QByteArray nonce;
    QByteArray opaque;
    bool hasOpaque = false;
};

// The first challenge that can be answered, among several headers and schemes.
std::optional<DigestChallenge> findDigestChallenge(const HeaderList &answerHeaders);

// The value of Authorization. `uri` is the request target: path and query.
QByteArray digestAuthorization(const DigestChallenge &challenge,
    const DigestCredentials &credentials, const QByteArray &method, const QByteArray &uri,
    const QByteArray &clientNonce);

} // namespace patchbay::http
