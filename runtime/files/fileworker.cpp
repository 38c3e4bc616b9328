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
    m_threads.setMaxThreadCount(mostThreads);
}

FileWorker::~FileWorker()
{
    m_threads.waitForDone();
}

void FileWorker::enqueue(const QString &file, Job job)
{
    {
        const QMutexLocker lock(&m_mutex);
        QQueue<Job> &queue = m_waiting[file];
        queue.append(std::move(job));
        if (queue.size() > 1)
            return; // whoever works this file off comes to it
    }
    m_threads.start([this, file] { workOff(file); });
}

// In a thread of the pool.
void FileWorker::workOff(const QString &file)
{
    for (;;) {
        Job job;
        {
            const QMutexLocker lock(&m_mutex);
            job = std::move(m_waiting[file].head());
        }
        job();
        const QMutexLocker lock(&m_mutex);
        QQueue<Job> &queue = m_waiting[file];
        queue.dequeue();
        if (queue.isEmpty()) {
            m_waiting.remove(file);
            return;
        }
    }
}

// From a thread of the pool: this object outlives them, the one that asked perhaps not.
void FileWorker::answer(Job job)
{
    QMetaObject::invokeMethod(this, std::move(job), Qt::QueuedConnection);
}

} // namespace patchbay
