// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QThread>

#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <utility>

namespace patchbay::engine
{

// Carries calls from any thread into the thread of an object that may die meanwhile, in order.
// Shared by the callbacks that outlive the object; what arrives after close() is dropped. Calls
// that wait together cost one turn of the event loop.
class Mailbox : public std::enable_shared_from_this<Mailbox>
{
public:
    using Call = std::function<void()>;

    explicit Mailbox(QObject *owner)
        : m_owner(owner)
    { }

    // Runs the call in a later turn of the owner's event loop.
    void post(Call call)
    {
        const std::lock_guard lock(m_mutex);
        if (m_owner == nullptr)
            return;
        m_calls.push_back(std::move(call));
        if (!std::exchange(m_scheduled, true)) {
            QMetaObject::invokeMethod(
                m_owner, [self = shared_from_this()] { self->drain(); }, Qt::QueuedConnection);
        }
    }

    // Runs the call now where this is the owner's thread and nothing waits before it.
    void deliver(Call call)
    {
        if (mayRunNow())
            call();
        else
            post(std::move(call));
    }

    // By the owner, in its thread, before it dies.
    void close()
    {
        const std::lock_guard lock(m_mutex);
        m_owner = nullptr;
        m_calls.clear();
    }

private:
    bool mayRunNow()
    {
        const std::lock_guard lock(m_mutex);
        return m_owner != nullptr && m_calls.empty()
            && m_owner->thread() == QThread::currentThread();
    }

    void drain()
    {
        while (Call call = next())
            call();
    }

    Call next()
    {
        const std::lock_guard lock(m_mutex);
        if (m_calls.empty()) {
            m_scheduled = false;
            return {};
        }
        Call call = std::move(m_calls.front());
        m_calls.pop_front();
        return call;
    }

    std::mutex m_mutex;
    QObject *m_owner;
    std::deque<Call> m_calls;
    bool m_scheduled = false; // a turn of the event loop is on its way
};

} // namespace patchbay::engine
