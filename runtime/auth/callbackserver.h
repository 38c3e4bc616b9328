// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/base/result.h"

#include <QHash>
#include <QHostAddress>
#include <QObject>
#include <QSslConfiguration>
#include <QUrl>

#include <functional>
#include <memory>
#include <optional>

class QTcpServer;
class QTcpSocket;

namespace patchbay::auth
{

// What the person in the browser gets to read.
struct CallbackPage
{
    int status = 200;
    QString text;
};

// The small web server on this computer that a provider's consent page leads the browser back to.
// Whoever else reaches the port is answered too, but cannot do more than ask: only GET of the one
// path gets to `receive`. Bounded in connections, bytes and time. Lives in one thread.
class CallbackServer : public QObject
{
    Q_OBJECT
public:
    static constexpr auto path = "/oauth/callback"; // as the vendor's gem has it

    // `receive` is called with the address that was asked for, query included.
    explicit CallbackServer(
        std::function<CallbackPage(const QUrl &)> receive, QObject *parent = nullptr);
    ~CallbackServer() override;

    // Listens at `port`, 0 for any free one. Denied where the port is taken or not allowed,
    // Network where the address cannot be used at all.
    Result<quint16> listen(const QHostAddress &address, quint16 port,
        const std::optional<QSslConfiguration> &tls = std::nullopt);
    void close();

private:
    class Listener;
    void accept();
    void read(QTcpSocket *socket);
    void answer(QTcpSocket *socket, const QByteArray &head);
    static void write(QTcpSocket *socket, const CallbackPage &page);

    std::function<CallbackPage(const QUrl &)> m_receive;
    std::unique_ptr<QTcpServer> m_server;
    QHash<QTcpSocket *, QByteArray> m_heads; // of requests that are still coming
};

} // namespace patchbay::auth
