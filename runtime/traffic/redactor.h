// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/http/exchange.h"

#include <QHash>
#include <QList>

namespace patchbay::traffic
{

// Replaces secrets by placeholders that are the same for the same value, "<redacted:api_key>", so
// that views and exports stay comparable (design §7). It knows the values it was told and those it
// learnt from exchanges: credentials in headers, tokens in answers. One thread.
class Redactor
{
public:
    // Values shorter than this are left alone: replacing "1" everywhere would destroy the text.
    static constexpr qsizetype shortestSecret = 4;
    // The same for what was merely found in an exchange: a cookie "lang=true" is no secret.
    static constexpr qsizetype shortestLearnt = 8;

    void addSecret(const QString &name, const QByteArray &value);
    // Remembers credentials that an exchange shows: Authorization, cookies, access_token, …
    void learn(const http::Exchange &exchange);
    int secretCount() const { return static_cast<int>(m_placeholders.size()); }

    // Also finds a secret's percent-encoded, Base64 and JSON-escaped spellings.
    QByteArray redact(const QByteArray &text) const;
    QString redact(const QString &text) const;
    http::HeaderList redact(const http::HeaderList &headers) const;
    // Everything a reader could see. Bodies larger than `largestBody` are left out, because a
    // secret cannot be ruled out without reading them.
    http::Exchange redact(const http::Exchange &exchange, qint64 largestBody) const;

private:
    void learnValue(const QString &name, const QByteArray &value);
    void addSpelling(const QByteArray &spelling, const QByteArray &placeholder);
    void learnHeaders(const http::HeaderList &headers);
    void learnFrom(const QByteArray &text);
    http::Body redactBody(
        const http::Body &body, const http::HeaderList &headers, qint64 largestBody) const;

    struct Spelling
    {
        QByteArray text;
        QByteArray placeholder;
    };
    QHash<QByteArray, QByteArray> m_placeholders; // by value
    QHash<QByteArray, int> m_nameUses;
    QList<Spelling> m_spellings; // longest first
};

} // namespace patchbay::traffic
