// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/http/conversation.h"

#include "runtime/http/cookiechain.h"
#include "runtime/http/digest.h"
#include "runtime/http/headers.h"
#include "runtime/http/redirects.h"

#include <QRandomGenerator>

#include <array>
#include <mutex>

namespace patchbay::http
{

namespace
{

constexpr int maxRedirects = 10; // sdk/runtime.md §4.9

QByteArray requestTarget(const QByteArray &url)
{
    const qsizetype authority = url.indexOf("://") + 3;
    qsizetype path = authority;
    while (path < url.size() && url.at(path) != '/' && url.at(path) != '?' && url.at(path) != '#')
        ++path;
    QByteArray target = url.mid(path);
    if (const qsizetype fragment = target.indexOf('#'); fragment >= 0)
        target.truncate(fragment);
    return target.startsWith('/') ? target : '/' + target;
}

QByteArray freshClientNonce()
{
    std::array<quint32, 4> words{};
    QRandomGenerator::system()->fillRange(words.data(), words.size());
    return QByteArray(reinterpret_cast<const char *>(words.data()), sizeof words).toHex();
}

// Net::HTTP sends these once more when the connection broke or stayed silent.
bool isIdempotent(const QByteArray &method)
{
    static const QList<QByteArray> methods{"GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE"};
    return methods.contains(method);
}

bool isTransient(const std::optional<Failure> &failure)
{
    return failure
        && (failure->kind == FailureKind::Broken || failure->kind == FailureKind::ReadTimeout);
}

} // namespace

// One hop is open at a time, so everything but the cancellation is touched by one thread after
// another; the mutex orders them. Hooks and the transport are called without it, except send(),
// which by its contract never calls back from inside.
struct Conversation::State : std::enable_shared_from_this<Conversation::State>
{
    Transport &transport;
    Hooks hooks;

    std::mutex mutex;
    RequestSpec spec;
    CookieChain cookies;
    int hop = 0;
    int redirects = 0;
    int retries = 0;
    bool challenged = false; // the digest challenge was answered already
    bool cancelled = false;
    bool ended = false;
    std::optional<Transport::Ticket> ticket; // of the hop that is on its way

    State(Transport &theTransport, RequestSpec theSpec, Hooks theHooks)
        : transport(theTransport)
        , hooks(std::move(theHooks))
        , spec(std::move(theSpec))
        , retries(spec.idempotentRetries)
    { }

    void ask();
    void send();
    void refuse(Failure failure);
    void answered(Exchange exchange);
    bool prepareNext(const Exchange &exchange);
    bool answerChallenge(const Exchange &exchange);
    bool retry(const Exchange &exchange);
    bool redirect(const Exchange &exchange);
    void finish(Exchange exchange);
};

void Conversation::State::ask()
{
    QUrl url;
    {
        const std::lock_guard lock(mutex);
        if (ended)
            return;
        url = QUrl::fromEncoded(spec.url);
    }
    if (!hooks.admit) {
        send();
        return;
    }
    hooks.admit(url, [self = shared_from_this()](bool allowed) {
        if (allowed)
            self->send();
        else
            self->refuse({FailureKind::Denied, QStringLiteral("the host is not allowed")});
    });
}

void Conversation::State::send()
{
    RequestSpec sent;
    int number = 0;
    {
        const std::lock_guard lock(mutex);
        if (ended)
            return;
        sent = spec;
        number = hop;
    }
    if (hooks.hopStarted)
        hooks.hopStarted(number, sent);

    const std::lock_guard lock(mutex);
    if (ended)
        return;
    ticket = transport.send(sent,
        [self = shared_from_this()](Exchange exchange) { self->answered(std::move(exchange)); });
    if (cancelled)
        transport.cancel(*ticket);
}

// A hop that never went out: refused, or cancelled while someone was being asked.
void Conversation::State::refuse(Failure failure)
{
    Exchange exchange;
    {
        const std::lock_guard lock(mutex);
        if (ended)
            return;
        exchange.startedAt = QDateTime::currentDateTimeUtc();
        exchange.method = spec.method;
        exchange.url = spec.url;
        exchange.requestHeaders = spec.headers;
        exchange.requestBody = spec.body;
    }
    exchange.failure = std::move(failure);
    exchange.finished = true;
    finish(std::move(exchange));
}

void Conversation::State::answered(Exchange exchange)
{
    int number = 0;
    bool goOn = false;
    {
        const std::lock_guard lock(mutex);
        ticket.reset();
        number = hop;
        goOn = !cancelled && prepareNext(exchange);
        if (goOn)
            ++hop;
    }
    if (hooks.hopFinished)
        hooks.hopFinished(number, exchange);
    if (goOn)
        ask();
    else
        finish(std::move(exchange));
}

bool Conversation::State::prepareNext(const Exchange &exchange)
{
    if (exchange.failure)
        return retry(exchange);
    cookies.remember(exchange.url, exchange.responseHeaders);
    return answerChallenge(exchange) || redirect(exchange);
}

bool Conversation::State::retry(const Exchange &exchange)
{
    if (retries == 0 || !isIdempotent(exchange.method) || !isTransient(exchange.failure))
        return false;
    --retries;
    return true;
}

bool Conversation::State::answerChallenge(const Exchange &exchange)
{
    if (!spec.digest || challenged || exchange.status != 401)
        return false;
    const auto challenge = findDigestChallenge(exchange.responseHeaders);
    if (!challenge)
        return false;
    challenged = true;
    setHeader(spec.headers, "Authorization",
        digestAuthorization(
            *challenge, *spec.digest, spec.method, requestTarget(spec.url), freshClientNonce()));
    return true;
}

bool Conversation::State::redirect(const Exchange &exchange)
{
    auto next = followRedirect(spec, exchange.status, exchange.responseHeaders);
    if (!next || redirects == maxRedirects)
        return false;
    ++redirects;
    // A digest answer holds for one request target only.
    if (challenged)
        removeHeader(next->headers, "Authorization");
    cookies.apply(*next);
    spec = std::move(*next);
    return true;
}

void Conversation::State::finish(Exchange exchange)
{
    std::function<void(Exchange)> finished;
    {
        const std::lock_guard lock(mutex);
        if (std::exchange(ended, true))
            return;
        finished = std::move(hooks.finished);
    }
    if (finished)
        finished(std::move(exchange));
}

Conversation::Conversation(Transport &transport, RequestSpec spec, Hooks hooks)
    : m_state(std::make_shared<State>(transport, std::move(spec), std::move(hooks)))
{ }

std::shared_ptr<Conversation> Conversation::start(
    Transport &transport, RequestSpec spec, Hooks hooks)
{
    const std::shared_ptr<Conversation> conversation(
        new Conversation(transport, std::move(spec), std::move(hooks)));
    conversation->m_state->ask();
    return conversation;
}

void Conversation::cancel()
{
    bool onItsWay = false;
    {
        const std::lock_guard lock(m_state->mutex);
        m_state->cancelled = true;
        if (m_state->ticket) {
            m_state->transport.cancel(*m_state->ticket);
            onItsWay = true;
        }
    }
    if (!onItsWay)
        m_state->refuse({FailureKind::Cancelled, QStringLiteral("cancelled")});
}

} // namespace patchbay::http
