// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/base/result.h"
#include "runtime/http/mockserver/harborservice.h"

#include <QHttpServer>
#include <QObject>

namespace patchbay::http::mockserver
{

// Serves HarborService on loopback, in the thread it lives in.
class HarborMock : public QObject
{
    Q_OBJECT
public:
    // The port that the bundled sample's settings name.
    static constexpr quint16 usualPort = 48480;

    explicit HarborMock(QObject *parent = nullptr);

    // Listens on 127.0.0.1 at `port`, or at any free port where that one is taken. The port, or
    // Network where loopback cannot be used at all.
    Result<quint16> start(quint16 port = usualPort);
    QString baseUrl() const; // "http://127.0.0.1:48480/"; empty before start()

private:
    void answer(const QHttpServerRequest &request, QHttpServerResponder &&responder);

    HarborService m_service;
    QHttpServer m_server;
    quint16 m_port = 0;
};

} // namespace patchbay::http::mockserver
