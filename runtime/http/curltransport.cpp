// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/http/curltransport.h"

#include "runtime/http/curltransfer.h"

#include <algorithm>
#include <mutex>
#include <thread>
#include <unordered_map>
#include <vector>

namespace patchbay::http
{

namespace
{

constexpr std::chrono::milliseconds longestPoll{1000};
constexpr std::size_t maxSpareHandles = 4;

Failure cancelledFailure()
{
    return {FailureKind::Cancelled, QStringLiteral("cancelled")};
}

} // namespace

// The members above the mutex belong to the I/O thread, those below it to whoever holds it.
struct CurlTransport::Private
{
    CurlOptions options;
    curl_slist *connectTo = nullptr;
    CURLM *multi = nullptr;
    std::unordered_map<Ticket, std::unique_ptr<CurlTransfer>> transfers;
    std::vector<EasyHandle> spare; // a handle's buffers are worth keeping

    std::mutex mutex;
    std::vector<std::unique_ptr<CurlTransfer>> arriving;
    std::vector<Ticket> leaving;
    Ticket lastTicket = 0;
    bool stopping = false;

    std::thread thread;

    void loop();
    bool takeRequests();
    void begin(std::unique_ptr<CurlTransfer> transfer);
    EasyHandle takeSpare();
    void keepSpare(EasyHandle handle);
    void collectFinished();
    void expireIdle();
    void abandon(Ticket ticket, Failure failure);
    int pollTime() const;
};

CurlTransport::CurlTransport(CurlOptions options)
    : d(std::make_unique<Private>())
{
    curl_global_init(CURL_GLOBAL_DEFAULT);
    for (const QString &rule : std::as_const(options.connectTo))
        d->connectTo = curl_slist_append(d->connectTo, rule.toUtf8().constData());
    d->options = std::move(options);
    d->multi = curl_multi_init();
    d->thread = std::thread([this] { d->loop(); });
}

CurlTransport::~CurlTransport()
{
    {
        const std::lock_guard lock(d->mutex);
        d->stopping = true;
    }
    curl_multi_wakeup(d->multi);
    d->thread.join();
    d->spare.clear();
    curl_multi_cleanup(d->multi);
    curl_slist_free_all(d->connectTo);
    curl_global_cleanup();
}

Transport::Ticket CurlTransport::send(const RequestSpec &spec, Done done)
{
    Ticket ticket = 0;
    {
        const std::lock_guard lock(d->mutex);
        ticket = ++d->lastTicket;
        d->arriving.push_back(std::make_unique<CurlTransfer>(ticket, spec, std::move(done)));
    }
    curl_multi_wakeup(d->multi);
    return ticket;
}

void CurlTransport::cancel(Ticket ticket)
{
    {
        const std::lock_guard lock(d->mutex);
        d->leaving.push_back(ticket);
    }
    curl_multi_wakeup(d->multi);
}

void CurlTransport::Private::loop()
{
    while (takeRequests()) {
        int running = 0;
        curl_multi_perform(multi, &running);
        collectFinished();
        expireIdle();
        curl_multi_poll(multi, nullptr, 0, pollTime(), nullptr);
    }
    do {
        while (!transfers.empty())
            abandon(transfers.begin()->first, cancelledFailure());
        takeRequests(); // a `done` may have sent again
    } while (!transfers.empty());
}

// Takes in what other threads asked for; false once the transport is going away.
bool CurlTransport::Private::takeRequests()
{
    std::vector<std::unique_ptr<CurlTransfer>> begun;
    std::vector<Ticket> ended;
    bool goOn = true;
    {
        const std::lock_guard lock(mutex);
        begun.swap(arriving);
        ended.swap(leaving);
        goOn = !stopping;
    }
    for (auto &transfer : begun)
        begin(std::move(transfer));
    for (const Ticket ticket : ended)
        abandon(ticket, cancelledFailure());
    return goOn;
}

void CurlTransport::Private::begin(std::unique_ptr<CurlTransfer> transfer)
{
    if (auto failure = transfer->prepare(takeSpare(), options, connectTo)) {
        transfer->complete(std::move(*failure));
        return;
    }
    const Ticket ticket = transfer->ticket();
    CURL *handle = transfer->handle();
    transfers.emplace(ticket, std::move(transfer));
    const CURLMcode added = curl_multi_add_handle(multi, handle);
    if (added != CURLM_OK)
        abandon(ticket, {FailureKind::Other, QString::fromLatin1(curl_multi_strerror(added))});
}

void CurlTransport::Private::collectFinished()
{
    int left = 0;
    while (const CURLMsg *message = curl_multi_info_read(multi, &left)) {
        if (message->msg != CURLMSG_DONE)
            continue;
        CURL *handle = message->easy_handle;
        const CURLcode code = message->data.result;
        CurlTransfer *finished = nullptr;
        curl_easy_getinfo(handle, CURLINFO_PRIVATE, &finished);
        const auto found = transfers.find(finished->ticket());
        const std::unique_ptr<CurlTransfer> transfer = std::move(found->second);
        transfers.erase(found);
        curl_multi_remove_handle(multi, handle);
        transfer->complete(code);
        // One that spoke TLS remembers sessions, which belong to one client certificate.
        if (!transfer->usesTls())
            keepSpare(transfer->takeHandle());
    }
}

EasyHandle CurlTransport::Private::takeSpare()
{
    if (spare.empty())
        return EasyHandle(curl_easy_init());
    EasyHandle handle = std::move(spare.back());
    spare.pop_back();
    return handle;
}

// Nothing of a request may reach the next one: all options go, only memory stays.
void CurlTransport::Private::keepSpare(EasyHandle handle)
{
    if (spare.size() >= maxSpareHandles)
        return;
    curl_easy_reset(handle.get());
    spare.push_back(std::move(handle));
}

void CurlTransport::Private::expireIdle()
{
    const auto now = std::chrono::steady_clock::now();
    std::vector<Ticket> expired;
    for (const auto &[ticket, transfer] : transfers) {
        if (const auto deadline = transfer->idleDeadline(); deadline && *deadline <= now)
            expired.push_back(ticket);
    }
    for (const Ticket ticket : expired)
        abandon(ticket, {FailureKind::ReadTimeout, QStringLiteral("the server stayed silent")});
}

void CurlTransport::Private::abandon(Ticket ticket, Failure failure)
{
    const auto found = transfers.find(ticket);
    if (found == transfers.end())
        return;
    const std::unique_ptr<CurlTransfer> transfer = std::move(found->second);
    transfers.erase(found);
    curl_multi_remove_handle(multi, transfer->handle());
    transfer->complete(std::move(failure));
}

int CurlTransport::Private::pollTime() const
{
    using std::chrono::milliseconds;
    const auto now = std::chrono::steady_clock::now();
    milliseconds wait = longestPoll;
    for (const auto &[ticket, transfer] : transfers) {
        if (const auto deadline = transfer->idleDeadline())
            wait = std::min(wait, std::chrono::ceil<milliseconds>(*deadline - now));
    }
    return static_cast<int>(std::max<milliseconds::rep>(wait.count(), 0));
}

} // namespace patchbay::http
