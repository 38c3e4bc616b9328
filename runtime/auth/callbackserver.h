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
#include <vector>

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

    // Listens at `port`, 0 for any free one. QHostAddress::LocalHost means this computer: where it
    // speaks IPv6, ::1 is served at the same port, for a browser may take localhost for either.
    // Denied where the port is taken or not allowed, Network where the address cannot be used.
    Result<quint16> listen(const QHostAddress &address, quint16 port,
        const std::optional<QSslConfiguration> &tls = std::nullopt);
    void close();

private:
    class Listener;
    using Tls = std::optional<QSslConfiguration>;
    Result<quint16> open(const QHostAddress &address, quint16 port, const Tls &tls);
    void accept(QTcpServer &server);
    void read(QTcpSocket *socket);
    void answer(QTcpSocket *socket, const QByteArray &head);
    static void write(QTcpSocket *socket, const CallbackPage &page);

    std::function<CallbackPage(const QUrl &)> m_receive;
    std::vector<std::unique_ptr<QTcpServer>> m_servers; // one for each address
    QHash<QTcpSocket *, QByteArray> m_heads; // of requests that are still coming
};

} // namespace patchbay::auth
