// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/screenshot.h"

#include <QPixmap>
#include <QWidget>

namespace patchbay::app
{

Screenshot::Screenshot(
    QWidget &window, QString path, std::function<bool()> isSettled, QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_path(std::move(path))
    , m_isSettled(std::move(isSettled))
{
    m_timer.setInterval(100);
    connect(&m_timer, &QTimer::timeout, this, &Screenshot::look);
    m_timer.start();
}

void Screenshot::look()
{
    ++m_looks;
    m_quietLooks = m_isSettled() ? m_quietLooks + 1 : 0;
    if (m_quietLooks < 12 && m_looks < 100)
        return;
    m_timer.stop();
    emit written(m_window.grab().save(m_path));
}

} // namespace patchbay::app
