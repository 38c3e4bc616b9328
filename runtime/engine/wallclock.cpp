// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/engine/wallclock.h"

#include <algorithm>

namespace patchbay::engine
{
namespace
{

constexpr double longestSeconds = 2'000'000; // what a QTimer can count

int timerMs(qint64 ms)
{
    return static_cast<int>(std::max<qint64>(ms, 0));
}

} // namespace

WallClock::WallClock(QObject *parent)
    : QObject(parent)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        m_limited = false;
        emit expired();
    });
}

void WallClock::start(double seconds)
{
    m_timer.stop();
    m_limited = seconds > 0;
    m_leftMs = static_cast<qint64>(std::min(seconds, longestSeconds) * 1000);
    m_since.start();
    if (m_limited && m_pauses == 0)
        m_timer.start(timerMs(m_leftMs));
}

void WallClock::stop()
{
    m_timer.stop();
    m_limited = false;
}

void WallClock::pause()
{
    if (m_pauses++ > 0 || !m_limited)
        return;
    m_timer.stop();
    m_leftMs -= m_since.elapsed();
}

void WallClock::resume()
{
    if (m_pauses == 0 || --m_pauses > 0 || !m_limited)
        return;
    m_since.start();
    m_timer.start(timerMs(m_leftMs));
}

} // namespace patchbay::engine
