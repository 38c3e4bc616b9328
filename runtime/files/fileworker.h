// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/base/result.h"

#include <QHash>
#include <QMutex>
#include <QObject>
#include <QPointer>
#include <QQueue>
#include <QThreadPool>

#include <functional>
#include <memory>

namespace patchbay
{

// Reads and writes files away from the thread that asks, so that a slow disk keeps nobody waiting.
// What is asked for one file happens in the order in which it was asked for; different files do not
// wait for each other, so that a network drive that hangs does not stop the copies of unsaved text.
// The end waits until all of it is done. Belongs to one thread, that of the user interface: it asks
// there, and answers come there.
class FileWorker : public QObject
{
    Q_OBJECT
public:
    explicit FileWorker(QObject *parent = nullptr);
    ~FileWorker() override;

    // Does `work` in a thread, after all that was asked for the same `file`, and gives what it
    // returns to `done` later, in this object's thread; to nobody where `context` is gone by then.
    // `work` must hold what it needs by value.
    template <typename Work, typename Done>
    void run(const QString &file, Work work, QObject *context, Done done)
    {
        using Value = decltype(work());
        enqueue(file,
            [this, work = std::move(work), context = QPointer<QObject>(context),
                done = std::move(done)]() mutable {
                auto value = std::make_shared<Value>(work());
                answer([context = std::move(context), done = std::move(done), value]() mutable {
                    if (context)
                        done(std::move(*value));
                });
            });
    }
    // The same for work of which nobody needs to hear.
    void run(const QString &file, std::function<void()> work) { enqueue(file, std::move(work)); }

private:
    using Job = std::function<void()>;

    void enqueue(const QString &file, Job job);
    void workOff(const QString &file);
    void answer(Job job);

    QMutex m_mutex; // of m_waiting
    QHash<QString, QQueue<Job>> m_waiting; // by file; the first of each is being done
    QThreadPool m_threads; // the last member, so that it ends first
};

} // namespace patchbay
