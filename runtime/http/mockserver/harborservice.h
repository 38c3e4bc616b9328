// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/http/exchange.h"
#include "runtime/json/json.h"

#include <QHash>
#include <QSet>
#include <QUrlQuery>

#include <functional>

namespace patchbay::http::mockserver
{

// One request to the mock, already taken apart.
struct MockRequest
{
    QByteArray method;
    QString path;
    QUrlQuery query;
    HeaderList headers;
    QByteArray body;
};

struct MockReply
{
    int status = 200;
    HeaderList headers;
    QByteArray body;
};

// Harbor, a parcel service that exists only here: the API behind the bundled sample. Keeps its
// state in memory and shows what real services do: keys and OAuth2 tokens that are refused and
// refreshed, metadata that decides which fields there are, pages, validation errors, jobs that take
// several polls, files by byte range, web hooks. No sockets; one thread.
class HarborService
{
public:
    static constexpr auto apiKey = "harbor-sandbox-key";
    static constexpr auto clientId = "harbor-client";
    static constexpr auto clientSecret = "harbor-secret";

    using Now = std::function<QDateTime()>;
    explicit HarborService(Now now);

    MockReply handle(const MockRequest &request);

private:
    MockReply authorize(const MockRequest &request);
    MockReply token(const MockRequest &request);
    MockReply issueToken();
    bool isAuthorized(const MockRequest &request) const;

    MockReply ports(const MockRequest &request) const;
    MockReply metadata(const MockRequest &request) const;
    MockReply listShipments(const MockRequest &request) const;
    MockReply createShipment(const MockRequest &request);
    MockReply shipment(const QString &id, const MockRequest &request);
    MockReply createManifest(const MockRequest &request);
    MockReply manifest(const QString &id);
    MockReply manifestFile(const QString &id, const MockRequest &request) const;
    MockReply document(const QString &id, const MockRequest &request);
    MockReply subscribe(const MockRequest &request);
    MockReply unsubscribe(const QString &id);

    Json newShipment(const Json &given);
    Json *findShipment(const QString &id);

    // What the browser brought along; the exchange must fit it (RFC 6749 §4.1.3, RFC 7636 §4.6).
    struct Grant
    {
        QString redirectUri;
        QString challenge; // empty: no proof of key was announced
        QString challengeMethod;
    };
    static bool provesKey(const Grant &grant, const QString &verifier);

    struct Manifest
    {
        QStringList shipments;
        int asked = 0; // it is ready when it was asked for the third time
    };

    Now m_now;
    QList<Json> m_shipments; // oldest first
    QHash<QString, Manifest> m_manifests;
    QHash<QString, QByteArray> m_documents;
    QHash<QString, Json> m_hooks;
    QSet<QByteArray> m_accessTokens;
    QSet<QByteArray> m_refreshTokens;
    QHash<QString, Grant> m_codes; // not exchanged yet
    int m_counter = 0;
};

} // namespace patchbay::http::mockserver
