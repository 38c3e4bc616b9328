// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace patchbay::engine
{

// A limit on running time that stands still while nobody but a person is being waited for.
class WallClock : public QObject
{
    Q_OBJECT
public:
    explicit WallClock(QObject *parent = nullptr);

    void start(double seconds); // 0 = no limit; starting again replaces the limit
    void stop();
    void pause(); // counted: each needs its resume()
    void resume();
    bool isRunning() const { return m_limited; }

signals:
    void expired();

private:
    QTimer m_timer;
    QElapsedTimer m_since;
    qint64 m_leftMs = 0;
    int m_pauses = 0;
    bool m_limited = false;
};

} // namespace patchbay::engine
