// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>

#include <chrono>

namespace patchbay
{

// Where time comes from, so that tests and frozen runs can replace it. Any thread.
class Clock
{
public:
    virtual ~Clock();
    virtual QDateTime now() const = 0; // UTC, milliseconds
    virtual std::chrono::nanoseconds monotonic() const = 0;
};

class SystemClock final : public Clock
{
public:
    QDateTime now() const override;
    std::chrono::nanoseconds monotonic() const override;
};

} // namespace patchbay
