// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/auth/callbackserver.h"

#include <QSslSocket>
#include <QTcpServer>
#include <QTimer>

namespace patchbay::auth
{
namespace
{

constexpr qsizetype maxHeadBytes = qsizetype(32) * 1024;
constexpr qsizetype maxConnections = 16;
constexpr int connectionMs = 10'000; // from the first byte to the last
constexpr int anyPortTries = 8; // for one that is free at both addresses

QByteArray reasonOf(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 409:
        return "Conflict";
    default:
        return "Bad Request";
    }
}

} // namespace

// A server whose connections are encrypted where it was given a certificate.
class CallbackServer::Listener : public QTcpServer
{
public:
    explicit Listener(std::optional<QSslConfiguration> tls)
        : m_tls(std::move(tls))
    { }

protected:
    void incomingConnection(qintptr descriptor) override
    {
        QTcpSocket *socket = nullptr;
        if (m_tls) {
            auto *encrypted = new QSslSocket(this);
            encrypted->setSslConfiguration(*m_tls);
            socket = encrypted;
        } else {
            socket = new QTcpSocket(this);
        }
        if (!socket->setSocketDescriptor(descriptor)) {
            delete socket;
            return;
        }
        if (auto *encrypted = qobject_cast<QSslSocket *>(socket))
            encrypted->startServerEncryption();
        addPendingConnection(socket);
    }

private:
    std::optional<QSslConfiguration> m_tls;
};

CallbackServer::CallbackServer(std::function<CallbackPage(const QUrl &)> receive, QObject *parent)
    : QObject(parent)
    , m_receive(std::move(receive))
{ }

CallbackServer::~CallbackServer()
{
    close();
}

Result<quint16> CallbackServer::listen(
    const QHostAddress &address, quint16 port, const std::optional<QSslConfiguration> &tls)
{
    Result<quint16> opened;
    for (int tries = port == 0 ? anyPortTries : 1; tries > 0; --tries) {
        close();
        opened = open(address, port, tls);
        if (!opened || address != QHostAddress(QHostAddress::LocalHost))
            return opened;
        const auto alsoSix = open(QHostAddress(QHostAddress::LocalHostIPv6), *opened, tls);
        // Without IPv6 nobody can come that way. A port that a stranger has there will not do: he
        // would get the code.
        if (alsoSix || alsoSix.error().code != ErrorCode::Denied)
            return opened;
        opened = fail(alsoSix.error());
    }
    close();
    return opened;
}

Result<quint16> CallbackServer::open(
    const QHostAddress &address, quint16 port, const std::optional<QSslConfiguration> &tls)
{
    auto server = std::make_unique<Listener>(tls);
    connect(server.get(), &QTcpServer::newConnection, this,
        [this, opened = server.get()] { accept(*opened); });
    if (!server->listen(address, port)) {
        const bool taken = server->serverError() == QAbstractSocket::AddressInUseError
            || server->serverError() == QAbstractSocket::SocketAccessError;
        return fail(taken ? ErrorCode::Denied : ErrorCode::Network, server->errorString());
    }
    m_servers.push_back(std::move(server));
    return m_servers.back()->serverPort();
}

// Answers that are still on their way are written; nothing new is taken.
void CallbackServer::close()
{
    m_heads.clear();
    for (auto &server : m_servers) {
        server->close();
        server.release()->deleteLater();
    }
    m_servers.clear();
}

void CallbackServer::accept(QTcpServer &server)
{
    while (QTcpSocket *socket = server.isListening() ? server.nextPendingConnection() : nullptr) {
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        if (m_heads.size() >= maxConnections) {
            socket->abort();
            socket->deleteLater();
            continue;
        }
        m_heads.insert(socket, {});
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QObject::destroyed, this, [this, socket] { m_heads.remove(socket); });
        QTimer::singleShot(connectionMs, socket, [socket] { socket->abort(); });
        if (socket->bytesAvailable() > 0)
            read(socket);
    }
}

void CallbackServer::read(QTcpSocket *socket)
{
    const auto head = m_heads.find(socket);
    if (head == m_heads.end()) {
        socket->skip(socket->bytesAvailable()); // answered already
        return;
    }
    *head += socket->read(maxHeadBytes + 1 - head->size());
    const qsizetype end = head->indexOf("\r\n\r\n");
    if (end >= 0) {
        const QByteArray whole = head->left(end);
        m_heads.erase(head);
        answer(socket, whole);
    } else if (head->size() > maxHeadBytes) {
        m_heads.erase(head);
        write(socket, {400, QStringLiteral("The request is too long.")});
    }
}

void CallbackServer::answer(QTcpSocket *socket, const QByteArray &head)
{
    const qsizetype end = head.indexOf("\r\n");
    const QList<QByteArray> line = (end < 0 ? head : head.left(end)).split(' ');
    if (line.size() != 3 || !line[2].startsWith("HTTP/1.") || !line[1].startsWith('/')) {
        write(socket, {400, QStringLiteral("This is not a request of a browser.")});
        return;
    }
    const QUrl url = QUrl::fromEncoded("http://localhost" + line[1], QUrl::TolerantMode);
    if (!url.isValid() || url.path() != QLatin1String(path))
        write(socket, {404, QStringLiteral("There is nothing here.")});
    else if (line[0] != "GET")
        write(socket, {405, QStringLiteral("Only GET is answered here.")});
    else
        write(socket, m_receive(url));
}

void CallbackServer::write(QTcpSocket *socket, const CallbackPage &page)
{
    const QByteArray body = page.text.toUtf8() + '\n';
    socket->write("HTTP/1.1 " + QByteArray::number(page.status) + ' ' + reasonOf(page.status)
        + "\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: "
        + QByteArray::number(body.size())
        + "\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n"
          "Referrer-Policy: no-referrer\r\nConnection: close\r\n\r\n"
        + body);
    socket->flush(); // the server may be closed before the event loop turns
    socket->disconnectFromHost();
}

} // namespace patchbay::auth
