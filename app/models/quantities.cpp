// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/quantities.h"

#include <QCoreApplication>
#include <QLocale>

namespace patchbay
{

namespace
{

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(patchbay::Quantities)
};

QString number(double value)
{
    return QLocale().toString(value, 'f', value < 10 ? 1 : 0);
}

} // namespace

QString sizeText(qint64 bytes)
{
    const auto value = static_cast<double>(bytes);
    if (bytes < 1000)
        return Words::tr("%1 B", "bytes").arg(QLocale().toString(bytes));
    if (bytes < 1'000'000)
        return Words::tr("%1 kB", "kilobytes").arg(number(value / 1e3));
    if (bytes < 1'000'000'000)
        return Words::tr("%1 MB", "megabytes").arg(number(value / 1e6));
    return Words::tr("%1 GB", "gigabytes").arg(number(value / 1e9));
}

QString durationText(std::chrono::microseconds duration)
{
    const double ms = toMilliseconds(duration);
    if (ms < 0)
        return {};
    if (ms < 1000)
        return Words::tr("%1 ms", "milliseconds").arg(number(ms));
    if (ms < 60'000)
        return Words::tr("%1 s", "seconds").arg(QLocale().toString(ms / 1000, 'f', 2));
    return Words::tr("%1 min", "minutes").arg(number(ms / 60'000));
}

QString failureWord(http::FailureKind kind)
{
    using http::FailureKind;
    switch (kind) {
    case FailureKind::ConnectTimeout:
    case FailureKind::ReadTimeout:
        return Words::tr("timed out");
    case FailureKind::Refused:
        return Words::tr("refused");
    case FailureKind::Dns:
        return Words::tr("no such host");
    case FailureKind::Tls:
        return Words::tr("TLS failed");
    case FailureKind::CertificateUntrusted:
        return Words::tr("untrusted");
    case FailureKind::BadCertificate:
        return Words::tr("bad certificate");
    case FailureKind::Broken:
        return Words::tr("broken off");
    case FailureKind::ProtocolViolation:
        return Words::tr("not HTTP");
    case FailureKind::TooLarge:
        return Words::tr("too large");
    case FailureKind::NoSpace:
        return Words::tr("disk full");
    case FailureKind::Cancelled:
        return Words::tr("cancelled");
    case FailureKind::NoLibrary:
        return Words::tr("no libcurl");
    case FailureKind::Denied:
        return Words::tr("not allowed");
    case FailureKind::Other:
        break;
    }
    return Words::tr("failed");
}

QString failureSentence(const http::Failure &failure)
{
    using http::FailureKind;
    switch (failure.kind) {
    case FailureKind::ConnectTimeout:
        return Words::tr("The server could not be reached in time. (%1)").arg(failure.detail);
    case FailureKind::ReadTimeout:
        return Words::tr("The server did not answer in time. (%1)").arg(failure.detail);
    case FailureKind::Refused:
        return Words::tr("The server refused the connection. (%1)").arg(failure.detail);
    case FailureKind::Dns:
        return Words::tr("The host name could not be resolved. (%1)").arg(failure.detail);
    case FailureKind::Tls:
        return Words::tr("The secure connection could not be set up. (%1)").arg(failure.detail);
    case FailureKind::CertificateUntrusted:
        return Words::tr("The server's certificate is not trusted. (%1)").arg(failure.detail);
    case FailureKind::BadCertificate:
        return Words::tr("The given certificate or key cannot be used. (%1)").arg(failure.detail);
    case FailureKind::Broken:
        return Words::tr("The server closed the connection before its answer was complete. (%1)")
            .arg(failure.detail);
    case FailureKind::ProtocolViolation:
        return Words::tr("The server's answer is not valid HTTP. (%1)").arg(failure.detail);
    case FailureKind::TooLarge:
        return Words::tr("The answer is larger than allowed. (%1)").arg(failure.detail);
    case FailureKind::NoSpace:
        return Words::tr("The answer could not be stored on the disk. (%1)").arg(failure.detail);
    case FailureKind::Cancelled:
        return Words::tr("The request was cancelled.");
    case FailureKind::NoLibrary:
        return Words::tr("Nothing was sent: libcurl, which Patchbay sends requests with, cannot be "
                         "loaded. Install it and start Patchbay again. (%1)")
            .arg(failure.detail);
    case FailureKind::Denied:
        return Words::tr("This project may not contact the host, so nothing was sent.");
    case FailureKind::Other:
        break;
    }
    return Words::tr("The request failed. (%1)").arg(failure.detail);
}

} // namespace patchbay
