// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/http/transport.h"

#include <QStringList>

#include <memory>

namespace patchbay::http
{

enum class HttpVersion {
    Http11,
    Http2, // offered by ALPN; a server that does not know it gets 1.1
};

// How CurlTransport reaches the world. Fixed for the life of a transport.
struct CurlOptions
{
    QStringList connectTo; // HOST:PORT:HOST2:PORT2, as curl's --connect-to
    QString proxy; // empty: the environment's proxies, as Ruby's Net::HTTP uses them
    QString caFile; // PEM, trusted besides the system's certificates
    HttpVersion version = HttpVersion::Http11;
    qint64 spillThreshold = qint64(1) << 20; // larger answers lie on disk
    QString spillFolder; // empty: the system's temporary folder
    qint64 maxBodyBytes = qint64(256) << 20;
    // Off, as the platform does it (sdk/runtime.md §4.15): a kept connection stalls servers that
    // serve one client at a time, and curl repeats a request silently when a kept one has died.
    bool keepConnections = false;
};

// The live transport: libcurl in the event loop of the thread that makes it, uses it and ends it;
// the engine's, so that no other thread need wake between a host's socket and the world's. send()
// and cancel() from elsewhere wait for a turn of that loop. `done` is called in that thread. The
// destructor cancels what is still open, after which no `done` is pending.
class CurlTransport final : public Transport
{
public:
    explicit CurlTransport(CurlOptions options = {});
    ~CurlTransport() override;

    // Opens libcurl now, so that the first request need not; in the transport's thread only.
    void openEarly();

    Ticket send(const RequestSpec &spec, Done done) override;
    void cancel(Ticket ticket) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace patchbay::http
