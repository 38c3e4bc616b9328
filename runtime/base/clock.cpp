// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/base/clock.h"

namespace patchbay
{

Clock::~Clock() = default;

QDateTime SystemClock::now() const
{
    return QDateTime::currentDateTimeUtc();
}

std::chrono::nanoseconds SystemClock::monotonic() const
{
    return std::chrono::steady_clock::now().time_since_epoch();
}

} // namespace patchbay
