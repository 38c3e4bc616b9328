// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/http/mockserver/harbormock.h"

#include <QHttpServerRequest>
#include <QHttpServerResponder>
#include <QMetaEnum>
#include <QTcpServer>

namespace patchbay::http::mockserver
{

HarborMock::HarborMock(QObject *parent)
    : QObject(parent)
    , m_service([] { return QDateTime::currentDateTimeUtc(); })
    , m_server(this) // moves along when the mock moves to another thread
{
    m_server.setMissingHandler(
        [this](const QHttpServerRequest &request, QHttpServerResponder &&responder) {
            answer(request, std::move(responder));
        });
}

Result<quint16> HarborMock::start(quint16 port)
{
    auto listener = std::make_unique<QTcpServer>();
    if (!listener->listen(QHostAddress::LocalHost, port)
        && !listener->listen(QHostAddress::LocalHost, 0))
        return fail(ErrorCode::Network, listener->errorString());
    m_port = listener->serverPort();
    m_server.bind(listener.release()); // the server owns it now
    return m_port;
}

QString HarborMock::baseUrl() const
{
    return m_port == 0 ? QString() : QStringLiteral("http://127.0.0.1:%1/").arg(m_port);
}

void HarborMock::answer(const QHttpServerRequest &request, QHttpServerResponder &&responder)
{
    const char *method = QMetaEnum::fromType<QHttpServerRequest::Method>().valueToKey(
        static_cast<int>(request.method()));
    const MockReply reply = m_service.handle({
        .method = QByteArray(method).toUpper(),
        .path = request.url().path(),
        .query = request.query(),
        .headers = request.headers(),
        .body = request.body(),
    });
    responder.writeStatusLine(static_cast<QHttpServerResponder::StatusCode>(reply.status));
    for (const auto &[name, value] : reply.headers)
        responder.writeHeader(name, value);
    if (reply.status != 204)
        responder.writeHeader("Content-Length", QByteArray::number(reply.body.size()));
    responder.writeBody(reply.body);
}

} // namespace patchbay::http::mockserver
