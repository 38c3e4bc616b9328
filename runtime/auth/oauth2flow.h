// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/auth/callbackserver.h"
#include "runtime/auth/lambdacaller.h"
#include "runtime/auth/pkce.h"

#include <QTimer>

#include <chrono>

namespace patchbay::auth
{

struct OAuth2Options
{
    QHostAddress address = QHostAddress::LocalHost;
    quint16 port = 45555; // that of the vendor's gem; 0: any free one
    std::optional<QSslConfiguration> tls; // given: the redirect address is https
    std::chrono::milliseconds patience = std::chrono::seconds(180);
    bool askIdentity = true;
};

// Why a connection was not made, for people's words to be made of.
struct OAuth2Failure
{
    enum class Kind {
        NotOAuth2, // detail: the type it is of
        BadAddress, // authorization_url gave no web address; detail: what it gave
        PortTaken, // detail: the port
        NoServer, // detail: the system's text
        Raised, // by the connector: className, detail, line
        Refused, // by the provider: className is its code, detail its description
        NoAnswer, // the browser did not come back in time; detail: seconds
        NoTokens, // the exchange gave no settings; detail: what it gave
        HostFailed, // detail
        Cancelled,
    };
    Kind kind = Kind::HostFailed;
    QString detail;
    QString className;
    int line = 0;
};

// What a finished flow is worth: settings to be merged into the connection's.
struct OAuth2Grant
{
    Json settings = Json::object();
    QString identity; // who is connected; empty where the connector does not say
    QString identityProblem; // its `identity` raised
};

// The authorization code flow of a connection (sdk/runtime.md §5.3, §17.7): asks the connector
// where to send the browser, waits on loopback for it to come back with a code, and has the
// connector exchange the code. PKCE where the connector defines `pkce`. Answers with a wrong state
// or without a code are turned away and counted; the wait goes on. One thread; one use.
class OAuth2Flow : public QObject
{
    Q_OBJECT
public:
    enum class Phase { Idle, Preparing, Waiting, Exchanging, Identifying, Done };
    Q_ENUM(Phase)

    // `caller` must outlive this.
    OAuth2Flow(LambdaCaller &caller, OAuth2Options options, QObject *parent = nullptr);
    ~OAuth2Flow() override;

    void start();
    void cancel(); // ends with Cancelled

    Phase phase() const { return m_phase; }
    QString redirectUrl() const; // as the provider must know it; empty before the server listens
    QUrl browserUrl() const { return m_browserUrl; } // from Waiting on

signals:
    void phaseChanged(patchbay::auth::OAuth2Flow::Phase phase);
    void browserNeeded(const QUrl &url);
    void answerRejected(int count); // so many answers did not belong to this flow
    void connected(const patchbay::auth::OAuth2Grant &grant);
    void failed(const patchbay::auth::OAuth2Failure &failure);

private:
    void enter(Phase phase);
    bool listen();
    void onPrepared(const CallResult &result);
    CallbackPage receive(const QUrl &url);
    void exchange();
    void onExchanged(const CallResult &result);
    void onIdentified(const CallResult &result);
    void finish();
    void fail(const OAuth2Failure &failure);
    void fail(const CallResult &result);

    LambdaCaller &m_caller;
    OAuth2Options m_options;
    CallbackServer m_server;
    QTimer m_patience;
    Phase m_phase = Phase::Idle;
    quint16 m_port = 0;
    Pkce m_pkce; // as the connector wants it; an empty verifier: not wanted
    QString m_state;
    QString m_code;
    QUrl m_browserUrl;
    int m_rejected = 0;
    OAuth2Grant m_grant;
};

} // namespace patchbay::auth

Q_DECLARE_METATYPE(patchbay::auth::OAuth2Grant)
Q_DECLARE_METATYPE(patchbay::auth::OAuth2Failure)
