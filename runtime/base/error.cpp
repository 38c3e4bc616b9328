// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/base/error.h"

namespace patchbay
{

QString codeName(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Cancelled:
        return QStringLiteral("cancelled");
    case ErrorCode::NotFound:
        return QStringLiteral("not_found");
    case ErrorCode::Denied:
        return QStringLiteral("denied");
    case ErrorCode::Malformed:
        return QStringLiteral("malformed");
    case ErrorCode::TooLarge:
        return QStringLiteral("too_large");
    case ErrorCode::Timeout:
        return QStringLiteral("timeout");
    case ErrorCode::Network:
        return QStringLiteral("network");
    case ErrorCode::NoSpace:
        return QStringLiteral("no_space");
    case ErrorCode::ReadOnly:
        return QStringLiteral("read_only");
    case ErrorCode::Protocol:
        return QStringLiteral("protocol");
    case ErrorCode::HostDied:
        return QStringLiteral("host_died");
    case ErrorCode::Unsupported:
        return QStringLiteral("unsupported");
    case ErrorCode::Internal:
        break;
    }
    return QStringLiteral("internal");
}

} // namespace patchbay
