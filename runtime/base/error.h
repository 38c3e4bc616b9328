// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace patchbay
{

// What went wrong, as a stable code that callers can switch on. Words for people are made in app/.
enum class ErrorCode {
    Cancelled,
    NotFound,
    Denied,
    Malformed, // input that breaks a format: JSON, YAML, a frame, a settings file
    TooLarge,
    Timeout,
    Network,
    NoSpace,
    ReadOnly,
    Protocol, // the host broke the frame protocol, or versions differ
    HostDied,
    Unsupported,
    Internal,
};

// The stable spelling of a code ("not_found"), for logs and tests.
QString codeName(ErrorCode code);

// A failure as a value. `detail` is technical English: never shown without wording from app/.
struct Error
{
    ErrorCode code = ErrorCode::Internal;
    QString detail;

    friend bool operator==(const Error &, const Error &) = default;
};

} // namespace patchbay
