// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/stagedwork.h"

#include <utility>

namespace patchbay::app
{

StagedWork::StagedWork(QObject *parent)
    : QObject(parent)
{
    m_turn.setInterval(0);
    connect(&m_turn, &QTimer::timeout, this, &StagedWork::doNext);
}

void StagedWork::append(Step step)
{
    m_steps.push_back(std::move(step));
}

void StagedWork::start()
{
    if (!m_steps.empty())
        m_turn.start();
}

void StagedWork::finish()
{
    while (!m_working && !m_steps.empty())
        doNext();
}

void StagedWork::doNext()
{
    if (m_working || m_steps.empty())
        return;
    const Step step = std::move(m_steps.front());
    m_steps.pop_front();
    m_working = true;
    step();
    m_working = false;
    if (!m_steps.empty())
        return;
    m_turn.stop();
    emit finished();
}

} // namespace patchbay::app
