// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/http/curltransfer.h"

#include <chrono>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

namespace patchbay::http
{

// The hops that are on their way: libcurl's multi interface behind one descriptor to wait for and
// one deadline. One thread. `done` of a transfer is called from turn() and abandon() only, never
// from inside curl, so it may call anything here.
class CurlMulti
{
public:
    using Time = std::chrono::steady_clock::time_point;

    // Opens no library yet: begin() or open() does.
    explicit CurlMulti(CurlOptions options);
    ~CurlMulti(); // whatever is open must have been abandoned
    Q_DISABLE_COPY_MOVE(CurlMulti)

    // Opens libcurl, as the first begin() would; takes some milliseconds then.
    void open();

    // Readable when turn() has something to do.
    int descriptor() const { return m_poll; }
    // When turn() is due though nothing became readable; nothing while there is nothing to expect.
    std::optional<Time> deadline() const;

    // Sends the request as far as that goes without waiting.
    void begin(std::unique_ptr<CurlTransfer> transfer);
    // turn() has something to hand out.
    bool hasEnded() const { return m_ended || !m_refused.empty(); }
    // Takes what has arrived, hands out what has ended, ends what stayed silent too long.
    void turn();

    // Ends a hop with this failure, unless it has ended already.
    void abandon(Transport::Ticket ticket, Failure failure);
    void abandonAll(const Failure &failure); // also those that a `done` begins meanwhile

private:
    static int onSocket(CURL *handle, curl_socket_t socket, int wanted, void *self, void *known);
    static int onTimer(CURLM *multi, long milliseconds, void *self);

    void act(curl_socket_t socket, int bits);
    bool serveSockets();
    void serveTimer();
    void handOutRefused();
    void handOutEnded();
    void expireIdle();
    EasyHandle takeSpare();
    void keepSpare(EasyHandle handle);

    CurlOptions m_options;
    curl_slist *m_connectTo = nullptr;
    CURLM *m_multi = nullptr;
    int m_poll = -1; // epoll: its set follows curl's wishes without anybody else knowing
    bool m_ended = false; // curl has word of a transfer
    std::optional<Time> m_timer; // curl's own
    std::unordered_map<Transport::Ticket, std::unique_ptr<CurlTransfer>> m_transfers;
    std::vector<std::pair<std::unique_ptr<CurlTransfer>, Failure>> m_refused; // never reached curl
    std::vector<EasyHandle> m_spare; // a handle's buffers are worth keeping
};

} // namespace patchbay::http
