// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>
#include <memory>
#include <mutex>

namespace patchbay::engine
{

// Carries calls from any thread into the thread of an object that may die meanwhile. Shared by the
// callbacks that outlive the object; what arrives after close() is dropped.
class Mailbox
{
public:
    explicit Mailbox(QObject *owner)
        : m_owner(owner)
    { }

    void post(std::function<void()> call)
    {
        const std::lock_guard lock(m_mutex);
        if (m_owner != nullptr)
            QMetaObject::invokeMethod(m_owner, std::move(call), Qt::QueuedConnection);
    }

    // By the owner, in its thread, before it dies.
    void close()
    {
        const std::lock_guard lock(m_mutex);
        m_owner = nullptr;
    }

private:
    std::mutex m_mutex;
    QObject *m_owner;
};

} // namespace patchbay::engine
