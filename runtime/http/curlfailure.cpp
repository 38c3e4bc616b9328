// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/http/curlfailure.h"

#include <openssl/x509.h>

#include <cerrno>

namespace patchbay::http
{

namespace
{

FailureKind connectFailure(CURL *handle)
{
    long systemError = 0;
    curl_easy_getinfo(handle, CURLINFO_OS_ERRNO, &systemError);
    return systemError == ECONNREFUSED ? FailureKind::Refused
        : systemError == ETIMEDOUT     ? FailureKind::ConnectTimeout
                                       : FailureKind::Other;
}

// Before the request could be sent everything counts as connecting: name, TCP and TLS.
FailureKind timeoutFailure(CURL *handle)
{
    curl_off_t ready = 0;
    curl_easy_getinfo(handle, CURLINFO_PRETRANSFER_TIME_T, &ready);
    return ready > 0 ? FailureKind::ReadTimeout : FailureKind::ConnectTimeout;
}

// With TLS 1.3 a server refuses a client certificate only after the handshake, in the first read.
FailureKind receiveFailure(const QByteArray &text)
{
    if (text.contains("SSL_read") && text.contains("alert"))
        return FailureKind::Tls;
    if (text.contains("chunked-encoding") || text.contains("response headers"))
        return FailureKind::ProtocolViolation;
    return text.contains("from proxy after CONNECT") ? FailureKind::Other : FailureKind::Broken;
}

FailureKind kindOf(CURL *handle, CURLcode code, const QByteArray &text)
{
    switch (code) {
    case CURLE_UNSUPPORTED_PROTOCOL:
        return text.contains("HTTP/0.9") ? FailureKind::ProtocolViolation : FailureKind::Other;
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
        return FailureKind::Dns;
    case CURLE_COULDNT_CONNECT:
        return connectFailure(handle);
    case CURLE_OPERATION_TIMEDOUT:
        return timeoutFailure(handle);
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_HTTP2:
    case CURLE_HTTP2_STREAM:
        return FailureKind::ProtocolViolation;
    case CURLE_GOT_NOTHING:
    case CURLE_PARTIAL_FILE:
    case CURLE_SEND_ERROR:
        return FailureKind::Broken;
    case CURLE_RECV_ERROR:
        return receiveFailure(text);
    case CURLE_PEER_FAILED_VERIFICATION:
        return FailureKind::CertificateUntrusted;
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CACERT_BADFILE:
        return FailureKind::BadCertificate;
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CIPHER:
    case CURLE_USE_SSL_FAILED:
    case CURLE_SSL_ENGINE_INITFAILED:
        return FailureKind::Tls;
    case CURLE_FILESIZE_EXCEEDED:
        return FailureKind::TooLarge;
    case CURLE_ABORTED_BY_CALLBACK:
        return FailureKind::Cancelled;
    default:
        return FailureKind::Other;
    }
}

// Worded as OpenSSL does, because connector code matches on "certificate verify failed".
QString trustText(CURL *handle, const QByteArray &text)
{
    long verdict = X509_V_OK;
    curl_easy_getinfo(handle, CURLINFO_SSL_VERIFYRESULT, &verdict);
    const QString reason = verdict == X509_V_OK
        ? QString::fromUtf8(text)
        : QString::fromLatin1(X509_verify_cert_error_string(verdict));
    return QStringLiteral("certificate verify failed (%1)").arg(reason);
}

} // namespace

Failure failureOf(CURL *handle, CURLcode code, const QByteArray &text)
{
    // A peer that reset at once leaves a remark about its name, not about what happened.
    const bool saysNothing = text.isEmpty() || text.startsWith("getpeername");
    const QByteArray words = saysNothing ? QByteArray(curl_easy_strerror(code)) : text;
    const FailureKind kind = kindOf(handle, code, words);
    return {kind,
        kind == FailureKind::CertificateUntrusted ? trustText(handle, words)
                                                  : QString::fromUtf8(words)};
}

} // namespace patchbay::http
