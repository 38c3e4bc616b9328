// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/loopbackserver.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <QFile>

#include <algorithm>
#include <csignal>

namespace patchbay::test
{

namespace
{

class PlainConnection final : public LoopbackServer::Connection
{
public:
    explicit PlainConnection(int socket)
        : m_socket(socket)
    { }

protected:
    qint64 readSome(char *data, qint64 size) override
    {
        return ::recv(m_socket, data, static_cast<size_t>(size), 0);
    }
    qint64 writeSome(const char *data, qint64 size) override
    {
        return ::send(m_socket, data, static_cast<size_t>(size), MSG_NOSIGNAL);
    }

private:
    int m_socket;
};

class TlsConnection final : public LoopbackServer::Connection
{
public:
    TlsConnection(SSL_CTX *context, int socket)
        : m_ssl(SSL_new(context))
    {
        SSL_set_fd(m_ssl, socket);
    }
    ~TlsConnection() override
    {
        SSL_shutdown(m_ssl);
        SSL_free(m_ssl);
    }
    Q_DISABLE_COPY_MOVE(TlsConnection)

    bool accept() { return SSL_accept(m_ssl) == 1; }

protected:
    qint64 readSome(char *data, qint64 size) override
    {
        return SSL_read(m_ssl, data, static_cast<int>(size));
    }
    qint64 writeSome(const char *data, qint64 size) override
    {
        return SSL_write(m_ssl, data, static_cast<int>(std::min<qint64>(size, 1 << 20)));
    }

private:
    SSL *m_ssl;
};

SSL_CTX *makeContext(const LoopbackServer::Tls &tls)
{
    SSL_CTX *context = SSL_CTX_new(TLS_server_method());
    SSL_CTX_use_certificate_chain_file(context, QFile::encodeName(tls.certificateFile).constData());
    SSL_CTX_use_PrivateKey_file(
        context, QFile::encodeName(tls.keyFile).constData(), SSL_FILETYPE_PEM);
    if (!tls.clientCaFile.isEmpty()) {
        SSL_CTX_load_verify_locations(
            context, QFile::encodeName(tls.clientCaFile).constData(), nullptr);
        SSL_CTX_set_verify(context, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, nullptr);
    }
    return context;
}

} // namespace

QByteArray LoopbackServer::Request::target() const
{
    return head.left(head.indexOf("\r\n")).split(' ').value(1);
}

QByteArray LoopbackServer::Request::header(const QByteArray &name) const
{
    for (const QByteArray &line : head.split('\n')) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0 && line.left(colon).compare(name, Qt::CaseInsensitive) == 0)
            return line.mid(colon + 1).trimmed();
    }
    return {};
}

bool LoopbackServer::Request::hasHeader(const QByteArray &name) const
{
    const QByteArray start = '\n' + name.toLower() + ':';
    return head.toLower().contains(start);
}

bool LoopbackServer::Connection::readUntil(qsizetype size)
{
    char chunk[65536];
    while (m_buffer.size() < size) {
        const qint64 got = readSome(chunk, sizeof chunk);
        if (got <= 0)
            return false;
        m_buffer.append(chunk, got);
    }
    return true;
}

bool LoopbackServer::Connection::readChunks(QByteArray &body)
{
    while (true) {
        qsizetype end = -1;
        while ((end = m_buffer.indexOf("\r\n")) < 0) {
            if (!readUntil(m_buffer.size() + 1))
                return false;
        }
        const qsizetype size = m_buffer.left(end).toLongLong(nullptr, 16);
        if (!readUntil(end + 2 + size + 2))
            return false;
        body += m_buffer.mid(end + 2, size);
        m_buffer.remove(0, end + 2 + size + 2);
        if (size == 0)
            return true;
    }
}

bool LoopbackServer::Connection::readRequest(Request &request)
{
    qsizetype end = -1;
    while ((end = m_buffer.indexOf("\r\n\r\n")) < 0) {
        if (!readUntil(m_buffer.size() + 1))
            return false;
    }
    request = {};
    request.head = m_buffer.left(end);
    m_buffer.remove(0, end + 4);
    if (request.header("Transfer-Encoding").toLower() == "chunked")
        return readChunks(request.body);
    const qsizetype length = request.header("Content-Length").toLongLong();
    if (!readUntil(length))
        return false;
    request.body = m_buffer.left(length);
    m_buffer.remove(0, length);
    return true;
}

bool LoopbackServer::Connection::write(const QByteArray &bytes)
{
    qint64 done = 0;
    while (done < bytes.size()) {
        const qint64 sent = writeSome(bytes.constData() + done, bytes.size() - done);
        if (sent <= 0)
            return false;
        done += sent;
    }
    return true;
}

bool LoopbackServer::Connection::answer(
    const QByteArray &status, const QByteArray &body, const QList<QByteArray> &headerLines)
{
    QByteArray text = "HTTP/1.1 " + status + "\r\n";
    for (const QByteArray &line : headerLines)
        text += line + "\r\n";
    text += "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n";
    return write(text) && write(body);
}

void LoopbackServer::Connection::hang()
{
    char chunk[4096];
    while (readSome(chunk, sizeof chunk) > 0) { }
}

LoopbackServer::LoopbackServer(Handler handler)
    : m_handler(std::move(handler))
{
    listen();
}

LoopbackServer::LoopbackServer(Handler handler, Tls tls)
    : m_handler(std::move(handler))
    , m_tls(std::move(tls))
    , m_tlsContext(makeContext(m_tls))
{
    listen();
}

LoopbackServer::~LoopbackServer()
{
    m_stopping = true;
    ::shutdown(m_socket, SHUT_RDWR);
    m_acceptor.join();
    ::close(m_socket);
    {
        const std::lock_guard lock(m_mutex);
        for (const int open : m_open)
            ::shutdown(open, SHUT_RDWR);
    }
    for (std::thread &thread : m_threads)
        thread.join();
    SSL_CTX_free(static_cast<SSL_CTX *>(m_tlsContext));
}

QByteArray LoopbackServer::url(const QByteArray &path) const
{
    return (m_tlsContext ? "https://127.0.0.1:" : "http://127.0.0.1:") + QByteArray::number(m_port)
        + path;
}

void LoopbackServer::record(const Request &request)
{
    const std::lock_guard lock(m_mutex);
    m_requests.append(request);
}

QList<LoopbackServer::Request> LoopbackServer::requests() const
{
    const std::lock_guard lock(m_mutex);
    return m_requests;
}

void LoopbackServer::listen()
{
    std::signal(SIGPIPE, SIG_IGN); // OpenSSL writes without MSG_NOSIGNAL
    m_socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    ::bind(m_socket, reinterpret_cast<sockaddr *>(&address), sizeof address);
    ::listen(m_socket, 128);
    socklen_t length = sizeof address;
    ::getsockname(m_socket, reinterpret_cast<sockaddr *>(&address), &length);
    m_port = ntohs(address.sin_port);
    m_acceptor = std::thread([this] { acceptLoop(); });
}

void LoopbackServer::acceptLoop()
{
    while (!m_stopping) {
        const int socket = ::accept4(m_socket, nullptr, nullptr, SOCK_CLOEXEC);
        if (socket < 0)
            continue;
        const int number = m_connections++;
        const std::lock_guard lock(m_mutex);
        m_open.push_back(socket);
        m_threads.emplace_back([this, socket, number] { serve(socket, number); });
    }
}

void LoopbackServer::serve(int socket, int number)
{
    const int on = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (m_tlsContext) {
        TlsConnection connection(static_cast<SSL_CTX *>(m_tlsContext), socket);
        if (connection.accept()) {
            m_handler(connection, number);
        } else { // let the alert arrive: closing with unread bytes would reset the connection
            char rest[4096];
            ::shutdown(socket, SHUT_WR);
            while (::recv(socket, rest, sizeof rest, 0) > 0) { }
        }
    } else {
        PlainConnection connection(socket);
        m_handler(connection, number);
    }
    const std::lock_guard lock(m_mutex);
    m_open.erase(std::find(m_open.begin(), m_open.end(), socket));
    ::close(socket);
}

} // namespace patchbay::test
