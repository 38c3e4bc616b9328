// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/panels/connection/connectcard.h"
#include "runtime/auth/oauth2flow.h"

#include <functional>
#include <memory>

namespace patchbay::app
{

// Shows an address to the person: the desktop's browser, or a test that wants to see it.
class BrowserOpener
{
public:
    virtual ~BrowserOpener();
    virtual bool open(const QUrl &url) = 0;

protected:
    BrowserOpener() = default;
    Q_DISABLE_COPY_MOVE(BrowserOpener)
};

class DesktopBrowser final : public BrowserOpener
{
public:
    bool open(const QUrl &url) override;
};

// One authorization at a time, told by a card. UI thread.
class ConnectController final : public QObject
{
    Q_OBJECT
public:
    // All must outlive this.
    ConnectController(ConnectCard &card, BrowserOpener &browser, QObject *parent = nullptr);
    ~ConnectController() override;

    // `caller` runs the connector with the settings of the connection to authorize.
    void start(std::unique_ptr<auth::LambdaCaller> caller, auth::OAuth2Options options);
    void cancel();
    bool isBusy() const { return m_flow != nullptr; }

signals:
    void connected(const patchbay::auth::OAuth2Grant &grant);

private:
    void onPhase(auth::OAuth2Flow::Phase phase);
    void onFailed(const auth::OAuth2Failure &failure);
    void drop();

    ConnectCard &m_card;
    BrowserOpener &m_browser;
    std::chrono::milliseconds m_patience{0};
    std::unique_ptr<auth::LambdaCaller> m_caller;
    std::unique_ptr<auth::OAuth2Flow> m_flow;
};

} // namespace patchbay::app
