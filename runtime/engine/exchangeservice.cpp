// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/engine/exchangeservice.h"

#include "runtime/engine/conversion.h"
#include "runtime/engine/resolver.h"
#include "runtime/hostlink/hostrun.h"
#include "runtime/http/exchangelist.h"

#include <QUrl>

#include <atomic>

namespace patchbay::engine
{

// Touched in the engine's thread only.
struct ExchangeService::Open
{
    quint64 key = 0;
    QPointer<hostlink::HostRun> run;
    protocol::ExchangeRequest request;
    qsizetype row = -1; // of the hop on its way in m_exchanges
    int hops = 0;
    bool ended = false;
};

namespace
{

// One question to the policy: most are answered at once, and only a user who is really being asked
// stops the run's clock.
enum class Question { Asking, Waiting, Answered };

} // namespace

ExchangeService::ExchangeService(
    Services &services, const RunRequest &request, RunId run, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_request(request)
    , m_run(QString::number(run))
    , m_mailbox(std::make_shared<Mailbox>(this))
{ }

ExchangeService::~ExchangeService()
{
    m_mailbox->close();
    cancelAll();
    const http::ExchangeList freedElsewhere(std::move(m_exchanges));
}

void ExchangeService::cancelAll()
{
    const auto conversations = std::exchange(m_conversations, {});
    for (const auto &conversation : conversations)
        conversation->cancel();
}

void ExchangeService::serve(hostlink::HostRun *run, const protocol::ExchangeRequest &request)
{
    auto open = std::make_shared<Open>();
    open->key = ++m_lastConversation;
    open->run = run;
    open->request = request;

    // The hooks run here, in the policy's thread or a transport's own; the mailbox brings them here
    // and in order.
    http::Conversation::Hooks hooks;
    hooks.admit = [mailbox = m_mailbox, this](const QUrl &url, std::function<void(bool)> answer) {
        mailbox->deliver([this, url, answer = std::move(answer)] { admit(url, answer); });
    };
    hooks.hopStarted = [mailbox = m_mailbox, this, open](int, const http::RequestSpec &spec) {
        mailbox->deliver([this, open, spec] { hopStarted(open, spec); });
    };
    hooks.hopFinished = [mailbox = m_mailbox, this, open](int, const http::Exchange &exchange) {
        mailbox->deliver([this, open, exchange] { hopFinished(open, exchange); });
    };
    hooks.finished = [mailbox = m_mailbox, this, open](const http::Exchange &exchange) {
        mailbox->deliver([this, open, exchange] { conversationFinished(open, exchange); });
    };
    m_serving = true;
    auto conversation = http::Conversation::start(
        m_services.transport, fromProtocol(request.spec, request.body), std::move(hooks));
    m_serving = false;
    if (!open->ended) // a host that is not allowed has its answer by now
        m_conversations.insert(open->key, std::move(conversation));
    tell();
}

// What happened to the exchanges, in order. Called when the next bytes are on their way: the
// connector does not wait for those who watch it.
void ExchangeService::tell()
{
    while (!m_untold.isEmpty()) {
        const http::Exchange exchange = m_untold.takeFirst();
        if (exchange.finished)
            emit finished(exchange);
        else
            emit started(exchange);
    }
}

void ExchangeService::admit(const QUrl &url, std::function<void(bool)> answer)
{
    const auto question = std::make_shared<std::atomic<Question>>(Question::Asking);
    m_services.policy.decide(m_request, url,
        [mailbox = m_mailbox, this, question, answer = std::move(answer)](bool allowed) {
            if (question->exchange(Question::Answered) == Question::Waiting)
                mailbox->post([this] { emit consentGiven(); });
            answer(allowed);
        });
    Question still = Question::Asking;
    if (question->compare_exchange_strong(still, Question::Waiting)) {
        tell();
        emit consentPending();
    }
}

http::Exchange ExchangeService::newExchange(const Open &open) const
{
    http::Exchange exchange;
    exchange.id = ++m_services.lastExchange;
    exchange.run = m_run;
    exchange.phase = open.request.phase;
    exchange.lambda = open.request.lambda;
    exchange.declaredLine = open.request.declaredLine;
    exchange.forcedLine = open.request.forcedLine;
    if (open.row >= 0)
        exchange.parent = m_exchanges.at(open.row).id;
    return exchange;
}

void ExchangeService::hopStarted(const std::shared_ptr<Open> &open, const http::RequestSpec &spec)
{
    http::Exchange exchange = newExchange(*open);
    exchange.startedAt = m_services.clock.now();
    exchange.method = spec.method;
    exchange.url = spec.url;
    exchange.requestHeaders = spec.headers;
    exchange.requestBody = spec.body;
    open->row = m_exchanges.size();
    ++open->hops;
    m_exchanges.append(exchange);
    m_untold.append(std::move(exchange));
    if (!m_serving) // a redirect, or somebody had to be asked
        m_mailbox->post([this] { tell(); });
}

void ExchangeService::hopFinished(const std::shared_ptr<Open> &open, http::Exchange exchange)
{
    if (open->row < 0)
        return;
    http::Exchange &row = m_exchanges[open->row];
    exchange.id = row.id;
    exchange.parent = row.parent;
    exchange.run = row.run;
    exchange.phase = row.phase;
    exchange.lambda = row.lambda;
    exchange.declaredLine = row.declaredLine;
    exchange.forcedLine = row.forcedLine;
    exchange.startedAt = row.startedAt;
    exchange.finished = true;
    row = std::move(exchange);
    m_untold.append(row); // told with the answer or with the next hop
}

void ExchangeService::conversationFinished(
    const std::shared_ptr<Open> &open, const http::Exchange &last)
{
    open->ended = true;
    m_conversations.remove(open->key);
    // Refused before it was sent: it shows as a row all the same.
    const bool refused = last.failure
        && (last.failure->kind == http::FailureKind::Denied
            || last.failure->kind == http::FailureKind::Cancelled);
    const bool hopFailed = open->row >= 0 && m_exchanges.at(open->row).failure;
    if (refused && !hopFailed)
        recordRefused(*open, last);
    answer(*open, last);
    if (!m_serving)
        tell();
}

void ExchangeService::recordRefused(const Open &open, const http::Exchange &last)
{
    http::Exchange row = newExchange(open);
    row.startedAt = m_services.clock.now();
    row.method = last.method;
    row.url = last.url;
    row.requestHeaders = last.requestHeaders;
    row.requestBody = last.requestBody;
    row.failure = last.failure;
    m_untold.append(row);
    row.finished = true;
    m_untold.append(row);
    m_exchanges.append(std::move(row));
}

void ExchangeService::answer(const Open &open, const http::Exchange &last)
{
    if (open.run == nullptr)
        return;
    const qint64 id = open.request.id;
    if (last.failure) {
        QString detail = last.failure->detail;
        if (last.failure->kind == http::FailureKind::Denied) {
            detail = QStringLiteral("The host %1 is not allowed in this project")
                         .arg(QUrl::fromEncoded(last.url).host());
        }
        open.run->answerFailure(id, failureName(last.failure->kind), detail);
        return;
    }
    Result<http::Body::View> body = last.responseBody.view();
    if (!body) {
        open.run->answerFailure(id, QStringLiteral("no_space"), body.error().detail);
        return;
    }
    protocol::Answer answer;
    answer.status = last.status;
    answer.reason = last.reason;
    answer.headers = last.responseHeaders;
    answer.url = last.url;
    answer.hops = open.hops;
    answer.body = std::move(body->bytes);
    answer.bodyOwner = std::move(body->owner);
    open.run->answer(id, std::move(answer));
}

void ExchangeService::resolve(hostlink::HostRun *run, const protocol::ResolveMessage &message)
{
    // A look-up tells a name server about the host: it needs the same consent as a request.
    QUrl url;
    url.setScheme(QStringLiteral("dns"));
    url.setHost(message.name);
    admit(url, [mailbox = m_mailbox, this, run = QPointer(run), message](bool allowed) {
        mailbox->post([this, run, message, allowed] {
            if (run == nullptr)
                return;
            if (!allowed) {
                run->answerResolveFailure(message.id,
                    QStringLiteral("The host %1 is not allowed in this project").arg(message.name));
                return;
            }
            resolveName(message.name, message.record, this,
                [run, id = message.id](const Result<Json> &records) {
                    if (run == nullptr)
                        return;
                    if (records)
                        run->answerResolve(id, *records);
                    else
                        run->answerResolveFailure(id, records.error().detail);
                });
        });
    });
}

} // namespace patchbay::engine
