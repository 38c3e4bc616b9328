// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace patchbay::test
{

// A server of raw sockets on 127.0.0.1, so that answers may be as broken as a test needs them.
// Each connection runs the handler on a thread of its own.
class LoopbackServer
{
public:
    struct Request
    {
        QByteArray head; // request line and header lines, CRLF kept, without the blank line
        QByteArray body;

        QByteArray method() const { return head.left(head.indexOf(' ')); }
        QByteArray target() const;
        QByteArray header(const QByteArray &name) const;
        bool hasHeader(const QByteArray &name) const;
    };

    class Connection
    {
    public:
        virtual ~Connection() = default;
        // Whole request with a body of Content-Length or chunks; false when the peer has gone.
        bool readRequest(Request &request);
        bool write(const QByteArray &bytes);
        // "200 OK", header lines and a body with Content-Length.
        bool answer(const QByteArray &status, const QByteArray &body,
            const QList<QByteArray> &headerLines = {});
        // Waits until the peer closes or the server stops.
        void hang();

    protected:
        virtual qint64 readSome(char *data, qint64 size) = 0;
        virtual qint64 writeSome(const char *data, qint64 size) = 0;

    private:
        bool readUntil(qsizetype size);
        bool readChunks(QByteArray &body);
        QByteArray m_buffer;
    };

    struct Tls
    {
        QString certificateFile; // PEM chain
        QString keyFile;
        QString clientCaFile; // non-empty: a client certificate signed by it is required
        bool offerHttp2 = false;
    };

    using Handler = std::function<void(Connection &, int number)>;

    explicit LoopbackServer(Handler handler);
    LoopbackServer(Handler handler, Tls tls);
    ~LoopbackServer();

    int port() const { return m_port; }
    QByteArray url(const QByteArray &path = "/") const;
    int connectionCount() const { return m_connections; }

    // Everything readRequest() returned so far when handlers call record().
    void record(const Request &request);
    QList<Request> requests() const;

private:
    void listen();
    void acceptLoop();
    void serve(int socket, int number);

    Handler m_handler;
    Tls m_tls;
    void *m_tlsContext = nullptr;
    int m_socket = -1;
    int m_port = 0;
    std::atomic<int> m_connections = 0;
    std::atomic<bool> m_stopping = false;
    mutable std::mutex m_mutex;
    QList<Request> m_requests;
    std::vector<int> m_open;
    std::vector<std::thread> m_threads;
    std::thread m_acceptor;
};

} // namespace patchbay::test
