// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/auth/oauth2flow.h"

#include "runtime/auth/authorizationurl.h"

namespace patchbay::auth
{
namespace
{

// What a provider may say about itself is shown, so it is cut and made plain.
QString plain(const QString &text)
{
    constexpr qsizetype longest = 500;
    return text.simplified().left(longest);
}

} // namespace

LambdaCaller::~LambdaCaller() = default;

OAuth2Flow::OAuth2Flow(LambdaCaller &caller, OAuth2Options options, QObject *parent)
    : QObject(parent)
    , m_caller(caller)
    , m_options(std::move(options))
    , m_server([this](const QUrl &url) { return receive(url); })
{
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        const auto seconds
            = std::chrono::duration_cast<std::chrono::seconds>(m_options.patience).count();
        fail({OAuth2Failure::Kind::NoAnswer, QString::number(seconds), {}, 0});
    });
}

OAuth2Flow::~OAuth2Flow()
{
    if (m_phase != Phase::Idle && m_phase != Phase::Done)
        m_caller.cancel();
}

QString OAuth2Flow::redirectUrl() const
{
    if (m_port == 0)
        return {};
    return QStringLiteral("%1://localhost:%2%3")
        .arg(m_options.tls ? QStringLiteral("https") : QStringLiteral("http"))
        .arg(m_port)
        .arg(QLatin1String(CallbackServer::path));
}

void OAuth2Flow::enter(Phase phase)
{
    m_phase = phase;
    emit phaseChanged(phase);
}

// The server comes first: without its port there is no redirect address to send anybody to.
bool OAuth2Flow::listen()
{
    const Result<quint16> port = m_server.listen(m_options.address, m_options.port, m_options.tls);
    if (port) {
        m_port = *port;
        return true;
    }
    if (port.error().code == ErrorCode::Denied)
        fail({OAuth2Failure::Kind::PortTaken, QString::number(m_options.port), {}, 0});
    else
        fail({OAuth2Failure::Kind::NoServer, port.error().detail, {}, 0});
    return false;
}

void OAuth2Flow::start()
{
    if (m_phase != Phase::Idle)
        return;
    enter(Phase::Preparing);
    m_pkce = Pkce::make();
    m_state = makeState();
    m_caller.call(QStringLiteral("connection.authorization.browser_flow"),
        {{"verifier", toStd(m_pkce.verifier)}, {"challenge", toStd(m_pkce.challenge)}},
        Json::object(), [this](const CallResult &result) { onPrepared(result); });
}

void OAuth2Flow::onPrepared(const CallResult &result)
{
    if (result.kind != CallResult::Kind::Ok) {
        fail(result);
        return;
    }
    m_grant.settings.update(result.changedSettings);
    if (!boolAt(result.value, "oauth2")) {
        fail({OAuth2Failure::Kind::NotOAuth2, plain(stringAt(result.value, "type")), {}, 0});
        return;
    }
    if (!listen())
        return;
    Parameters added{{QStringLiteral("state"), m_state},
        {QStringLiteral("client_id"), stringAt(result.value, "client_id")},
        {QStringLiteral("redirect_uri"), redirectUrl()}};
    const Json &pkce = valueAt(result.value, "pkce");
    if (pkce.is_object()) {
        m_pkce.verifier = stringAt(pkce, "verifier", m_pkce.verifier);
        added.append({QStringLiteral("code_challenge"),
            stringAt(pkce, "challenge", Pkce::challengeOf(m_pkce.verifier))});
        added.append({QStringLiteral("code_challenge_method"),
            stringAt(pkce, "challenge_method", QStringLiteral("S256"))});
    } else {
        m_pkce = {};
    }
    const QString address = stringAt(result.value, "authorization_url");
    const Result<QUrl> url = authorizationUrl(address, added);
    if (!url) {
        fail({OAuth2Failure::Kind::BadAddress, plain(address), {}, 0});
        return;
    }
    m_browserUrl = *url;
    m_state = formParameter(*url, QStringLiteral("state")); // the connector's own wins
    m_patience.start(m_options.patience);
    enter(Phase::Waiting);
    emit browserNeeded(m_browserUrl);
}

// Anybody on this computer can ask; only an answer with the state of this flow counts.
CallbackPage OAuth2Flow::receive(const QUrl &url)
{
    const auto value = [&url](const char *name) { return formParameter(url, QLatin1String(name)); };
    const bool mine = !m_state.isEmpty() && value("state") == m_state;
    if (m_phase != Phase::Waiting) {
        return {
            409, QStringLiteral("This authorization was answered already. Go back to Patchbay.")};
    }
    if (!mine || (value("code").isEmpty() && value("error").isEmpty())) {
        emit answerRejected(++m_rejected);
        return {400,
            QStringLiteral("This answer does not belong to the authorization that Patchbay waits "
                           "for. Start again from Patchbay.")};
    }
    m_patience.stop();
    if (!value("error").isEmpty()) {
        const OAuth2Failure refused{OAuth2Failure::Kind::Refused, plain(value("error_description")),
            plain(value("error")), 0};
        enter(Phase::Exchanging); // nothing else is taken meanwhile
        QMetaObject::invokeMethod(
            this, [this, refused] { fail(refused); }, Qt::QueuedConnection);
        return {200, QStringLiteral("The provider refused. Patchbay shows what it said.")};
    }
    m_code = value("code");
    enter(Phase::Exchanging);
    QMetaObject::invokeMethod(this, &OAuth2Flow::exchange, Qt::QueuedConnection);
    return {200, QStringLiteral("Patchbay has the answer. This window can be closed.")};
}

void OAuth2Flow::exchange()
{
    if (m_phase != Phase::Exchanging)
        return;
    Json arguments{{"oauth2_code", toStd(m_code)}, {"redirect_url", toStd(redirectUrl())}};
    if (!m_pkce.verifier.isEmpty())
        arguments["verifier"] = toStd(m_pkce.verifier);
    m_caller.call(QStringLiteral("connection.authorization.exchange"), arguments, m_grant.settings,
        [this](const CallResult &result) { onExchanged(result); });
}

void OAuth2Flow::onExchanged(const CallResult &result)
{
    if (result.kind != CallResult::Kind::Ok) {
        fail(result);
        return;
    }
    if (!result.value.is_object() || result.value.empty()) {
        fail({OAuth2Failure::Kind::NoTokens, QString::fromLatin1(result.value.type_name()), {}, 0});
        return;
    }
    m_grant.settings.update(result.changedSettings);
    m_grant.settings.update(result.value);
    if (!m_options.askIdentity) {
        finish();
        return;
    }
    enter(Phase::Identifying);
    m_caller.call(QStringLiteral("connection.authorization.identity"), Json::object(),
        m_grant.settings, [this](const CallResult &identity) { onIdentified(identity); });
}

// Tokens are good even where the connector cannot say whose they are.
void OAuth2Flow::onIdentified(const CallResult &result)
{
    m_grant.settings.update(result.changedSettings);
    if (result.kind != CallResult::Kind::Ok)
        m_grant.identityProblem = result.message;
    else if (result.value.is_string())
        m_grant.identity = plain(fromStd(result.value.get<std::string>()));
    finish();
}

void OAuth2Flow::finish()
{
    m_server.close();
    enter(Phase::Done);
    emit connected(m_grant);
}

void OAuth2Flow::cancel()
{
    if (m_phase == Phase::Idle || m_phase == Phase::Done)
        return;
    m_caller.cancel();
    fail({OAuth2Failure::Kind::Cancelled, {}, {}, 0});
}

void OAuth2Flow::fail(const OAuth2Failure &failure)
{
    if (m_phase == Phase::Done)
        return;
    m_patience.stop();
    m_server.close();
    enter(Phase::Done);
    emit failed(failure);
}

void OAuth2Flow::fail(const CallResult &result)
{
    const bool raised = result.kind == CallResult::Kind::Raised;
    fail({raised ? OAuth2Failure::Kind::Raised : OAuth2Failure::Kind::HostFailed, result.message,
        result.className, result.line});
}

} // namespace patchbay::auth
