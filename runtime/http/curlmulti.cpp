// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/http/curlmulti.h"

#include "runtime/http/curllibrary.h"

#include <sys/epoll.h>
#include <unistd.h>

#include <algorithm>
#include <array>

namespace patchbay::http
{

namespace
{

constexpr std::size_t maxSpareHandles = 4;
// A large body must not hold up the rest of the thread: a turn ends at the first that is reached.
constexpr int maxRounds = 8;
constexpr std::chrono::milliseconds maxTurn{4};

std::uint32_t eventsFor(int wanted)
{
    std::uint32_t events = 0;
    if (wanted & CURL_POLL_IN)
        events |= EPOLLIN;
    if (wanted & CURL_POLL_OUT)
        events |= EPOLLOUT;
    return events;
}

// 0 where the socket is in trouble: curl then looks for itself.
int bitsFor(std::uint32_t events)
{
    if (events & (EPOLLERR | EPOLLHUP))
        return 0;
    return (events & EPOLLIN ? CURL_CSELECT_IN : 0) | (events & EPOLLOUT ? CURL_CSELECT_OUT : 0);
}

} // namespace

CurlMulti::CurlMulti(CurlOptions options)
    : m_options(std::move(options))
    , m_poll(::epoll_create1(EPOLL_CLOEXEC))
{ }

void CurlMulti::open()
{
    if (m_multi || curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK)
        return;
    m_multi = curl_multi_init();
    for (const QString &rule : std::as_const(m_options.connectTo))
        m_connectTo = curl_slist_append(m_connectTo, rule.toUtf8().constData());
    curl_multi_setopt(m_multi, CURLMOPT_SOCKETFUNCTION, &CurlMulti::onSocket);
    curl_multi_setopt(m_multi, CURLMOPT_SOCKETDATA, this);
    curl_multi_setopt(m_multi, CURLMOPT_TIMERFUNCTION, &CurlMulti::onTimer);
    curl_multi_setopt(m_multi, CURLMOPT_TIMERDATA, this);
}

CurlMulti::~CurlMulti()
{
    m_spare.clear();
    ::close(m_poll);
    if (!m_multi)
        return;
    curl_multi_cleanup(m_multi);
    curl_slist_free_all(m_connectTo);
    curl_global_cleanup();
}

int CurlMulti::onSocket(CURL *, curl_socket_t socket, int wanted, void *self, void *known)
{
    auto *me = static_cast<CurlMulti *>(self);
    epoll_event event{};
    event.data.fd = socket;
    if (wanted == CURL_POLL_REMOVE) {
        ::epoll_ctl(me->m_poll, EPOLL_CTL_DEL, socket, &event); // may be closed already
        return 0;
    }
    event.events = eventsFor(wanted);
    ::epoll_ctl(me->m_poll, known ? EPOLL_CTL_MOD : EPOLL_CTL_ADD, socket, &event);
    if (!known)
        curl_multi_assign(me->m_multi, socket, me);
    return 0;
}

int CurlMulti::onTimer(CURLM *, long milliseconds, void *self)
{
    auto *me = static_cast<CurlMulti *>(self);
    if (milliseconds < 0)
        me->m_timer.reset();
    else
        me->m_timer = std::chrono::steady_clock::now() + std::chrono::milliseconds(milliseconds);
    return 0;
}

std::optional<CurlMulti::Time> CurlMulti::deadline() const
{
    std::optional<Time> earliest = m_timer;
    for (const auto &[ticket, transfer] : m_transfers) {
        const auto idle = transfer->idleDeadline();
        if (idle && (!earliest || *idle < *earliest))
            earliest = idle;
    }
    return earliest;
}

void CurlMulti::begin(std::unique_ptr<CurlTransfer> transfer)
{
    open();
    if (!m_multi) {
        m_refused.emplace_back(
            std::move(transfer), Failure{FailureKind::NoLibrary, openCurlLibrary()});
        return;
    }
    if (auto failure = transfer->prepare(takeSpare(), m_options, m_connectTo)) {
        m_refused.emplace_back(std::move(transfer), std::move(*failure));
        return;
    }
    CURL *handle = transfer->handle();
    const CURLMcode added = curl_multi_add_handle(m_multi, handle);
    if (added != CURLM_OK) {
        m_refused.emplace_back(std::move(transfer),
            Failure{FailureKind::Other, QString::fromLatin1(curl_multi_strerror(added))});
        return;
    }
    m_transfers.emplace(transfer->ticket(), std::move(transfer));
    serveTimer();
    // A connection on this machine stands at once: the request goes out without another wait.
    serveSockets();
}

void CurlMulti::turn()
{
    handOutRefused();
    if (!m_multi)
        return; // nothing was begun, or there is no library
    serveTimer();
    const auto ends = std::chrono::steady_clock::now() + maxTurn;
    for (int round = 0; round < maxRounds && serveSockets() && !hasEnded(); ++round) {
        if (std::chrono::steady_clock::now() >= ends)
            break;
    }
    handOutEnded();
    expireIdle();
}

void CurlMulti::act(curl_socket_t socket, int bits)
{
    int running = 0;
    curl_multi_socket_action(m_multi, socket, bits, &running);
    if (running < int(m_transfers.size()))
        m_ended = true;
}

bool CurlMulti::serveSockets()
{
    std::array<epoll_event, 32> events{};
    const int count = ::epoll_wait(m_poll, events.data(), int(events.size()), 0);
    for (int i = 0; i < count; ++i) {
        const epoll_event &event = events.at(std::size_t(i));
        act(event.data.fd, bitsFor(event.events));
    }
    return count > 0;
}

void CurlMulti::serveTimer()
{
    if (!m_timer || *m_timer > std::chrono::steady_clock::now())
        return;
    m_timer.reset();
    act(CURL_SOCKET_TIMEOUT, 0);
}

void CurlMulti::handOutRefused()
{
    while (!m_refused.empty()) {
        auto [transfer, failure] = std::move(m_refused.back());
        m_refused.pop_back();
        transfer->complete(std::move(failure));
    }
}

void CurlMulti::handOutEnded()
{
    m_ended = false;
    int left = 0;
    while (const CURLMsg *message = curl_multi_info_read(m_multi, &left)) {
        if (message->msg != CURLMSG_DONE)
            continue;
        CURL *handle = message->easy_handle;
        const CURLcode code = message->data.result;
        CurlTransfer *ended = nullptr;
        curl_easy_getinfo(handle, CURLINFO_PRIVATE, &ended);
        const auto found = m_transfers.find(ended->ticket());
        const std::unique_ptr<CurlTransfer> transfer = std::move(found->second);
        m_transfers.erase(found);
        curl_multi_remove_handle(m_multi, handle);
        transfer->complete(code);
        // One that spoke TLS remembers sessions, which belong to one client certificate.
        if (!transfer->usesTls())
            keepSpare(transfer->takeHandle());
    }
}

void CurlMulti::expireIdle()
{
    const auto now = std::chrono::steady_clock::now();
    std::vector<Transport::Ticket> expired;
    for (const auto &[ticket, transfer] : m_transfers) {
        if (const auto deadline = transfer->idleDeadline(); deadline && *deadline <= now)
            expired.push_back(ticket);
    }
    for (const Transport::Ticket ticket : expired)
        abandon(ticket, {FailureKind::ReadTimeout, QStringLiteral("the server stayed silent")});
}

void CurlMulti::abandon(Transport::Ticket ticket, Failure failure)
{
    const auto found = m_transfers.find(ticket);
    if (found == m_transfers.end())
        return;
    const std::unique_ptr<CurlTransfer> transfer = std::move(found->second);
    m_transfers.erase(found);
    curl_multi_remove_handle(m_multi, transfer->handle());
    transfer->complete(std::move(failure));
}

void CurlMulti::abandonAll(const Failure &failure)
{
    while (!m_refused.empty() || !m_transfers.empty()) {
        handOutRefused();
        if (!m_transfers.empty())
            abandon(m_transfers.begin()->first, failure);
    }
}

EasyHandle CurlMulti::takeSpare()
{
    if (m_spare.empty())
        return EasyHandle(curl_easy_init());
    EasyHandle handle = std::move(m_spare.back());
    m_spare.pop_back();
    return handle;
}

// Nothing of a request may reach the next one: all options go, only memory stays.
void CurlMulti::keepSpare(EasyHandle handle)
{
    if (m_spare.size() >= maxSpareHandles)
        return;
    curl_easy_reset(handle.get());
    m_spare.push_back(std::move(handle));
}

} // namespace patchbay::http
