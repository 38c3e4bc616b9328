// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/connection/connectcontroller.h"

#include <QDesktopServices>

namespace patchbay::app
{

namespace
{

QString sentenceFor(const auth::OAuth2Failure &failure)
{
    using Kind = auth::OAuth2Failure::Kind;
    switch (failure.kind) {
    case Kind::NotOAuth2:
        return ConnectController::tr(
            "This connection does not use OAuth 2.0 but “%1”. Choose another authentication.")
            .arg(failure.detail);
    case Kind::BadAddress:
        return ConnectController::tr("authorization_url gives no web address: “%1”")
            .arg(failure.detail);
    case Kind::PortTaken:
        return ConnectController::tr("Port %1 of this computer, which the provider should lead "
                                     "back to, is used by another program.")
            .arg(failure.detail);
    case Kind::NoServer:
        return ConnectController::tr("This computer does not let Patchbay wait for the answer: %1")
            .arg(failure.detail);
    case Kind::Raised:
        return QStringLiteral("%1 (%2)").arg(failure.detail, failure.className);
    case Kind::Refused:
        return failure.detail.isEmpty()
            ? ConnectController::tr("The provider refused: %1").arg(failure.className)
            : ConnectController::tr("The provider refused: %1 (%2)")
                  .arg(failure.detail, failure.className);
    case Kind::NoAnswer:
        return ConnectController::tr("No answer came from the browser within %1 seconds.")
            .arg(failure.detail);
    case Kind::NoTokens:
        return ConnectController::tr("The connector exchanged the code for nothing that could be "
                                     "kept (%1).")
            .arg(failure.detail);
    case Kind::HostFailed:
        return ConnectController::tr("The runtime failed: %1").arg(failure.detail);
    case Kind::Cancelled:
        break;
    }
    return ConnectController::tr("Cancelled.");
}

} // namespace

BrowserOpener::~BrowserOpener() = default;

bool DesktopBrowser::open(const QUrl &url)
{
    return QDesktopServices::openUrl(url);
}

ConnectController::ConnectController(ConnectCard &card, BrowserOpener &browser, QObject *parent)
    : QObject(parent)
    , m_card(card)
    , m_browser(browser)
{
    connect(&card, &ConnectCard::cancelRequested, this, &ConnectController::cancel);
}

ConnectController::~ConnectController() = default;

void ConnectController::start(
    std::unique_ptr<auth::LambdaCaller> caller, auth::OAuth2Options options)
{
    if (isBusy())
        return;
    using auth::OAuth2Flow;
    m_patience = options.patience;
    m_caller = std::move(caller);
    m_flow = std::make_unique<OAuth2Flow>(*m_caller, std::move(options));
    connect(m_flow.get(), &OAuth2Flow::phaseChanged, this, &ConnectController::onPhase);
    connect(m_flow.get(), &OAuth2Flow::failed, this, &ConnectController::onFailed);
    connect(m_flow.get(), &OAuth2Flow::answerRejected, &m_card, [this](int count) {
        m_card.warn(tr("%n answer(s) that do not belong to this authorization were turned away.",
            nullptr, count));
    });
    connect(m_flow.get(), &OAuth2Flow::browserNeeded, this, [this](const QUrl &url) {
        if (!m_browser.open(url))
            m_card.warn(tr("No browser could be opened. Copy the link and open it yourself."));
    });
    connect(m_flow.get(), &OAuth2Flow::connected, this, [this](const auth::OAuth2Grant &grant) {
        drop();
        emit connected(grant);
    });
    m_flow->start();
}

void ConnectController::onPhase(auth::OAuth2Flow::Phase phase)
{
    using Phase = auth::OAuth2Flow::Phase;
    if (phase == Phase::Preparing)
        m_card.showPreparing();
    else if (phase == Phase::Waiting)
        m_card.showWaiting(m_flow->browserUrl(), m_flow->redirectUrl(), m_patience);
    else if (phase == Phase::Exchanging)
        m_card.showExchanging();
}

void ConnectController::onFailed(const auth::OAuth2Failure &failure)
{
    drop();
    m_card.showFailure(
        sentenceFor(failure), failure.line, failure.kind == auth::OAuth2Failure::Kind::PortTaken);
}

void ConnectController::cancel()
{
    if (m_flow)
        m_flow->cancel();
}

// The flow is in the middle of a signal: it goes when that has ended, and its caller with it.
void ConnectController::drop()
{
    auth::OAuth2Flow *flow = m_flow.release();
    flow->disconnect(this);
    connect(flow, &QObject::destroyed, [caller = std::shared_ptr(std::move(m_caller))] {});
    flow->deleteLater();
}

} // namespace patchbay::app
