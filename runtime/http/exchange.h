// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/http/body.h"

#include <QDateTime>
#include <QList>
#include <QPair>
#include <QString>
#include <QUrl>

#include <chrono>
#include <optional>

namespace patchbay::http
{

// Name and value, in wire order, names in wire case, duplicates kept.
using HeaderList = QList<QPair<QByteArray, QByteArray>>;

// First value of `name`, letter case ignored; empty when absent.
QByteArray headerValue(const HeaderList &headers, const QByteArray &name);

// Client and server certificates, PEM text in memory only (sdk/runtime.md §4.14).
struct TlsOptions
{
    QByteArray clientCertificate;
    QByteArray clientKey;
    QByteArray clientKeyPassphrase;
    QList<QByteArray> clientIntermediates;
    QList<QByteArray> trusted; // non-empty: trust only these …
    bool trustSystemToo = true; // … unless this is set
};

// What to do with a 3xx (sdk/runtime.md §4.9).
enum class RedirectPolicy {
    Default, // GET and HEAD follow 301, 302, 307; everything follows 303
    Follow, // follow_redirection: same method and body for 301, 302, 307, 308
    Ignore, // ignore_redirection: 3xx is an answer (303 is still followed)
};

struct DigestCredentials
{
    QString user;
    QString password;
};

// One request as connector code means it: absolute URL, headers exactly as they go on the wire.
struct RequestSpec
{
    QByteArray method; // upper case
    QByteArray url; // ASCII, absolute, encoded; a fragment is not sent
    HeaderList headers;
    Body body;
    bool hasBody = false; // false: no body at all; an empty body may still send Content-Length: 0
    RedirectPolicy redirects = RedirectPolicy::Default;
    QList<QByteArray> firstHopHeaders; // names of headers that a redirect leaves behind (§4.9)
    std::optional<DigestCredentials> digest;
    TlsOptions tls;
    std::chrono::milliseconds openTimeout{60'000};
    std::chrono::milliseconds readTimeout{60'000}; // no byte for this long
    // How often GET, HEAD, PUT, DELETE and OPTIONS are sent again by themselves after a broken
    // connection or a read time-out; the gem's Net::HTTP does it once (sdk/runtime.md §4.15).
    int idempotentRetries = 0;
};

enum class FailureKind {
    ConnectTimeout,
    ReadTimeout,
    Refused, // connection refused
    Dns,
    Tls, // handshake failed for another reason than trust
    CertificateUntrusted,
    BadCertificate, // the given client certificate or key cannot be used
    Broken, // closed or reset before a whole answer
    ProtocolViolation, // not HTTP
    TooLarge, // more than the allowed number of body bytes
    NoSpace, // the spill file could not be written
    Cancelled,
    NoLibrary, // libcurl is missing or damaged: nothing can be sent at all
    Denied, // the host is not allowed in this project
    Other,
};

struct Failure
{
    FailureKind kind = FailureKind::Other;
    QString detail; // curl's or OpenSSL's text
};

// Milestones since the start of a hop; negative where it was not reached or does not apply.
struct Timing
{
    std::chrono::microseconds nameLookup{-1};
    std::chrono::microseconds connect{-1};
    std::chrono::microseconds tls{-1};
    std::chrono::microseconds sent{-1};
    std::chrono::microseconds firstByte{-1};
    std::chrono::microseconds total{-1};
};

// One request and its answer on the wire: one hop. What the network pane shows as a row.
struct Exchange
{
    // Identity, given by the engine; 0 = not yet.
    qint64 id = 0;
    qint64 parent
        = 0; // the hop or try this one follows from (redirect, digest, retry after refresh)
    QString run;
    QString phase; // "execute", "apply", "acquire", "pick_list", …; why it was sent
    QString lambda; // path of the lambda that forced it, "actions.create.execute"
    int declaredLine = 0; // where the request was written; 0 = unknown
    int forcedLine = 0; // where its answer was first needed

    QDateTime startedAt; // UTC
    QByteArray method;
    QByteArray url;
    HeaderList requestHeaders; // as really sent
    Body requestBody;

    int status = 0; // 0: no answer; with a failure it is what had come before it
    QByteArray reason;
    QByteArray httpVersion; // "1.1", "2"
    HeaderList responseHeaders;
    Body responseBody; // as received, still compressed
    std::optional<Failure> failure;
    Timing timing;
    QByteArray remoteAddress;
    bool finished = false;
};

} // namespace patchbay::http
