// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/http/curltransport.h"

#include "runtime/http/curlmulti.h"

#include <QObject>
#include <QSocketNotifier>
#include <QThread>
#include <QTimer>

#include <atomic>
#include <mutex>

namespace patchbay::http
{

namespace
{

Failure cancelledFailure()
{
    return {FailureKind::Cancelled, QStringLiteral("cancelled")};
}

} // namespace

// The members below the mutex belong to whoever holds it, the others to the home thread.
struct CurlTransport::Private
{
    explicit Private(CurlOptions options);

    bool isHome() const { return home.thread() == QThread::currentThread(); }
    void callHome();
    void takeRequests();
    void turn();
    void expectMore();

    CurlMulti multi;
    QObject home; // what other threads ask for comes to it
    QSocketNotifier readable;
    QTimer timer;
    std::optional<CurlMulti::Time> timerEnds;
    std::atomic<Ticket> lastTicket = 0;

    std::mutex mutex;
    std::vector<std::unique_ptr<CurlTransfer>> arriving;
    std::vector<Ticket> leaving;
    bool called = false; // a turn of the home thread is on its way
};

CurlTransport::Private::Private(CurlOptions options)
    : multi(std::move(options))
    , readable(multi.descriptor(), QSocketNotifier::Read)
{
    timer.setSingleShot(true);
    timer.setTimerType(Qt::PreciseTimer);
    QObject::connect(&readable, &QSocketNotifier::activated, &home, [this] { turn(); });
    QObject::connect(&timer, &QTimer::timeout, &home, [this] {
        timerEnds.reset();
        turn();
    });
}

CurlTransport::CurlTransport(CurlOptions options)
    : d(std::make_unique<Private>(std::move(options)))
{ }

CurlTransport::~CurlTransport()
{
    d->takeRequests();
    d->multi.abandonAll(cancelledFailure()); // a `done` may have sent again
}

void CurlTransport::openEarly()
{
    d->multi.open();
}

Transport::Ticket CurlTransport::send(const RequestSpec &spec, Done done)
{
    const Ticket ticket = ++d->lastTicket;
    auto transfer = std::make_unique<CurlTransfer>(ticket, spec, std::move(done));
    if (d->isHome()) {
        d->multi.begin(std::move(transfer));
        d->expectMore();
        return ticket;
    }
    const std::lock_guard lock(d->mutex);
    d->arriving.push_back(std::move(transfer));
    d->callHome();
    return ticket;
}

// Even at home not at once: no `done` is called from inside.
void CurlTransport::cancel(Ticket ticket)
{
    const std::lock_guard lock(d->mutex);
    d->leaving.push_back(ticket);
    d->callHome();
}

void CurlTransport::Private::callHome()
{
    if (std::exchange(called, true))
        return;
    QMetaObject::invokeMethod(
        &home,
        [this] {
            takeRequests();
            turn();
        },
        Qt::QueuedConnection);
}

void CurlTransport::Private::takeRequests()
{
    std::vector<std::unique_ptr<CurlTransfer>> begun;
    std::vector<Ticket> ended;
    {
        const std::lock_guard lock(mutex);
        begun.swap(arriving);
        ended.swap(leaving);
        called = false;
    }
    for (auto &transfer : begun)
        multi.begin(std::move(transfer));
    for (const Ticket ticket : ended)
        multi.abandon(ticket, cancelledFailure());
}

void CurlTransport::Private::turn()
{
    multi.turn();
    expectMore();
}

// A timer that was set for an earlier transfer and ends too soon costs less than setting it for
// each: most transfers end long before their first deadline.
void CurlTransport::Private::expectMore()
{
    if (multi.hasEnded()) {
        const std::lock_guard lock(mutex);
        callHome();
    }
    const auto deadline = multi.deadline();
    if (!deadline || (timerEnds && *timerEnds <= *deadline))
        return;
    timerEnds = deadline;
    const auto wait = std::chrono::ceil<std::chrono::milliseconds>(
        *deadline - std::chrono::steady_clock::now());
    timer.start(std::max(wait, std::chrono::milliseconds::zero()));
}

} // namespace patchbay::http
