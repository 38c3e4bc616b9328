// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/base/result.h"

#include <QHash>
#include <QMutex>
#include <QObject>
#include <QPointer>
#include <QQueue>
#include <QThreadPool>

#include <chrono>
#include <functional>
#include <memory>

namespace patchbay
{

// Reads and writes files away from the thread that asks, so that a slow disk keeps nobody waiting.
// What is asked for one file happens in the order in which it was asked for; different files do not
// wait for each other, so that a network drive that hangs does not stop the copies of unsaved text.
// The end waits until all of it is done, but not for ever: what still hangs after patienceAtEnd()
// is left to the end of the process. Belongs to one thread, that of the user interface: it asks
// there, and answers come there.
class FileWorker : public QObject
{
    Q_OBJECT
public:
    explicit FileWorker(QObject *parent = nullptr);
    ~FileWorker() override;
    Q_DISABLE_COPY_MOVE(FileWorker)

    void setPatienceAtEnd(std::chrono::milliseconds patience) { m_patience = patience; }
    std::chrono::milliseconds patienceAtEnd() const { return m_patience; }

    // Does `work` in a thread, after all that was asked for the same `file`, and gives what it
    // returns to `done` later, in this object's thread; to nobody where `context` is gone by then.
    // `work` must hold what it needs by value.
    template <typename Work, typename Done>
    void run(const QString &file, Work work, QObject *context, Done done)
    {
        using Value = decltype(work());
        enqueue(file,
            [state = m_state, work = std::move(work), context = QPointer<QObject>(context),
                done = std::move(done)]() mutable {
                auto value = std::make_shared<Value>(work());
                answer(*state,
                    [context = std::move(context), done = std::move(done), value]() mutable {
                        if (context)
                            done(std::move(*value));
                    });
            });
    }
    // The same for work of which nobody needs to hear.
    void run(const QString &file, std::function<void()> work) { enqueue(file, std::move(work)); }

private:
    using Job = std::function<void()>;

    // Its threads share it, for they may outlive the worker.
    struct State
    {
        QMutex mutex; // of both
        QHash<QString, QQueue<Job>> waiting; // by file; the first of each is being done
        FileWorker *worker = nullptr; // none when it is gone
    };

    void enqueue(const QString &file, Job job);
    static void workOff(State &state, const QString &file);
    static void answer(State &state, Job job);

    std::shared_ptr<State> m_state = std::make_shared<State>();
    std::unique_ptr<QThreadPool> m_threads = std::make_unique<QThreadPool>();
    std::chrono::milliseconds m_patience = std::chrono::seconds(10);
};

} // namespace patchbay
