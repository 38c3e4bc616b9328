// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/http/bodysink.h"
#include "runtime/http/curltransport.h"

#include <curl/curl.h>

#include <QFile>

#include <array>
#include <chrono>
#include <memory>
#include <optional>

namespace patchbay::http
{

struct EasyHandleCleanup
{
    void operator()(CURL *handle) const { curl_easy_cleanup(handle); }
};
using EasyHandle = std::unique_ptr<CURL, EasyHandleCleanup>;

// One hop on one easy handle. Made by any thread, afterwards used by the transport's thread only.
class CurlTransfer
{
public:
    using Time = std::chrono::steady_clock::time_point;

    CurlTransfer(Transport::Ticket ticket, RequestSpec spec, Transport::Done done);
    ~CurlTransfer();
    Q_DISABLE_COPY_MOVE(CurlTransfer)

    Transport::Ticket ticket() const { return m_ticket; }
    CURL *handle() const { return m_handle.get(); }

    // Sets up a handle, fresh or reset; a failure where the request cannot be sent as it is.
    std::optional<Failure> prepare(
        EasyHandle handle, const CurlOptions &options, curl_slist *connectTo);

    // When the peer's silence becomes a read time-out; nothing while curl is still connecting.
    std::optional<Time> idleDeadline() const;

    // Hands the exchange out. Nothing else may be called afterwards.
    void complete(CURLcode code);
    void complete(Failure failure);

    bool usesTls() const;

    // For another transfer, once this one is complete.
    EasyHandle takeHandle() { return std::move(m_handle); }

private:
    std::optional<Failure> prepareUrl(const CurlOptions &options);
    std::optional<Failure> prepareHeaders();
    std::optional<Failure> prepareBody();
    void prepareProxy(const CurlOptions &options);
    void prepareCallbacks();

    static size_t onHeader(char *data, size_t size, size_t count, void *self);
    static size_t onBody(char *data, size_t size, size_t count, void *self);
    static size_t onRead(char *data, size_t size, size_t count, void *self);
    static int onSeek(void *self, curl_off_t offset, int origin);
    static int onDebug(CURL *handle, curl_infotype type, char *data, size_t size, void *self);

    bool takeHeaderLine(const QByteArray &line);
    void startAnswer(const QByteArray &statusLine);
    void recordSent(curl_infotype type, const char *data, size_t size);
    void takeRequestHeaders();
    void takeBody();
    void takeTiming();
    void takePeer();
    void finish();

    Transport::Ticket m_ticket;
    RequestSpec m_spec;
    Transport::Done m_done;
    EasyHandle m_handle;
    curl_slist *m_headerLines = nullptr;
    std::unique_ptr<BodySink> m_sink;
    QFile m_upload;
    std::array<char, CURL_ERROR_SIZE> m_errorText{};

    Exchange m_exchange;
    QByteArray m_sent; // header block of the request as curl wrote it
    qint64 m_headerBytes = 0;
    bool m_headersDone = false;
    bool m_bodyStarted = false;
    std::optional<Failure> m_ownFailure; // why a callback of ours stopped the transfer
    Time m_started;
    Time m_lastActivity;
    Time m_lastSent;
    bool m_sending = false;
};

} // namespace patchbay::http
