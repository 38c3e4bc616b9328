// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/base/clock.h"
#include "runtime/engine/engine.h"
#include "runtime/engine/mailbox.h"
#include "runtime/http/conversation.h"
#include "runtime/protocol/messages.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QProcessEnvironment>

namespace patchbay::hostlink
{
class HostRun;
}

namespace patchbay::engine
{

// What every run of an engine shares.
struct Services
{
    hostlink::Host &host;
    http::Transport &transport;
    HostPolicy &policy;
    const Clock &clock;
    qint64 lastExchange = 0;
    qint64 lastTrace = 0;
    Json limits; // the platform's table of limits; null: built-in ones
    QProcessEnvironment environment; // the account's zone, the gem's own switches
};

// Answers the requests of one run's children: asks the policy before each hop, lets a Conversation
// do the redirects, records every hop. Lives with its run, in the engine's thread.
class ExchangeService : public QObject
{
    Q_OBJECT
public:
    ExchangeService(
        Services &services, const RunRequest &request, RunId run, QObject *parent = nullptr);
    ~ExchangeService() override;

    void serve(hostlink::HostRun *run, const protocol::ExchangeRequest &request);
    void resolve(hostlink::HostRun *run, const protocol::ResolveMessage &message);
    void cancelAll();

    const QList<http::Exchange> &exchanges() const { return m_exchanges; }

signals:
    void started(const patchbay::http::Exchange &exchange);
    void finished(const patchbay::http::Exchange &exchange);
    // Somebody is being asked; the run's wall clock stands still meanwhile.
    void consentPending();
    void consentGiven();

private:
    struct Open; // one conversation
    void admit(const QUrl &url, std::function<void(bool)> answer);
    void hopStarted(const std::shared_ptr<Open> &open, const http::RequestSpec &spec);
    void hopFinished(const std::shared_ptr<Open> &open, http::Exchange exchange);
    void conversationFinished(const std::shared_ptr<Open> &open, const http::Exchange &last);
    void recordRefused(const Open &open, const http::Exchange &last);
    void answer(const Open &open, const http::Exchange &last);
    http::Exchange newExchange(const Open &open) const;
    void tell();

    Services &m_services;
    const RunRequest &m_request;
    QString m_run;
    std::shared_ptr<Mailbox> m_mailbox;
    QHash<quint64, std::shared_ptr<http::Conversation>> m_conversations;
    quint64 m_lastConversation = 0;
    QList<http::Exchange> m_exchanges;
    QList<http::Exchange> m_untold; // states of them that started() and finished() have yet to tell
    bool m_serving = false; // inside serve(), which tells at its end
};

} // namespace patchbay::engine
