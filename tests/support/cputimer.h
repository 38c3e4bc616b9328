// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <ctime>

namespace patchbay::test
{

// Processor time of the whole test, its threads included (the analyser parses on one of its own):
// what a computation costs, whatever else the machine does.
class CpuTimer
{
public:
    CpuTimer() { start(); }
    void start() { m_began = now(); }
    [[nodiscard]] qint64 nsecsElapsed() const { return now() - m_began; }
    [[nodiscard]] qint64 elapsed() const { return nsecsElapsed() / 1'000'000; } // milliseconds

private:
    static qint64 now()
    {
        timespec time{};
        ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
        return qint64(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
    }

    qint64 m_began = 0;
};

// A budget in milliseconds of plain code; code that a sanitizer watches gets several times that.
constexpr qint64 budget(qint64 milliseconds)
{
#if defined(__SANITIZE_ADDRESS__)
    return milliseconds * 5;
#else
    return milliseconds;
#endif
}

} // namespace patchbay::test
