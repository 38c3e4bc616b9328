// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/files/fileworker.h"

namespace patchbay
{

namespace
{

// They wait for disks, they do not compute: as many as files that may hang on one disk, so that
// what lies on another still gets its turn.
constexpr int mostThreads = 64;

} // namespace

FileWorker::FileWorker(QObject *parent)
    : QObject(parent)
{
    m_state->worker = this;
    m_threads->setMaxThreadCount(mostThreads);
}

FileWorker::~FileWorker()
{
    const bool ended = m_threads->waitForDone(static_cast<int>(m_patience.count()));
    const QMutexLocker lock(&m_state->mutex);
    m_state->worker = nullptr;
    if (ended)
        return;
    qWarning("Files that hang were not waited for any longer: %s",
        qPrintable(QStringList(m_state->waiting.keys()).join(QStringLiteral(", "))));
    // A thread that waits for a disk cannot be ended, and the end of a pool would wait for it.
    static_cast<void>(m_threads.release());
}

void FileWorker::enqueue(const QString &file, Job job)
{
    {
        const QMutexLocker lock(&m_state->mutex);
        QQueue<Job> &queue = m_state->waiting[file];
        queue.append(std::move(job));
        if (queue.size() > 1)
            return; // whoever works this file off comes to it
    }
    m_threads->start([state = m_state, file] { workOff(*state, file); });
}

// In a thread of the pool.
void FileWorker::workOff(State &state, const QString &file)
{
    for (;;) {
        Job job;
        {
            const QMutexLocker lock(&state.mutex);
            job = std::move(state.waiting[file].head());
        }
        job();
        const QMutexLocker lock(&state.mutex);
        QQueue<Job> &queue = state.waiting[file];
        queue.dequeue();
        if (queue.isEmpty()) {
            state.waiting.remove(file);
            return;
        }
    }
}

// From a thread of the pool: who asked may be gone by then, and the worker, too.
void FileWorker::answer(State &state, Job job)
{
    const QMutexLocker lock(&state.mutex);
    if (state.worker)
        QMetaObject::invokeMethod(state.worker, std::move(job), Qt::QueuedConnection);
}

} // namespace patchbay
