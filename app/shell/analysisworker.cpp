// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/analysisworker.h"

#include <QHash>

#include <mutex>

namespace patchbay::app
{

struct AnalysisWorker::Shared
{
    std::mutex lock;
    QHash<quint64, quint64> newest; // owner -> generation
    std::unique_ptr<language::Analyser> analyser; // made and used in the thread only
};

AnalysisWorker::AnalysisWorker(QObject *parent)
    : QObject(parent)
    , m_shared(std::make_shared<Shared>())
    , m_inThread(new QObject)
{
    m_thread.setObjectName(QStringLiteral("analysis"));
    m_inThread->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_inThread, &QObject::deleteLater);
    m_thread.start();
}

AnalysisWorker::~AnalysisWorker()
{
    m_thread.quit();
    m_thread.wait();
}

void AnalysisWorker::request(quint64 owner, quint64 generation, QByteArray text)
{
    {
        const std::scoped_lock guard(m_shared->lock);
        m_shared->newest.insert(owner, generation);
    }
    QMetaObject::invokeMethod(
        m_inThread, [this, shared = m_shared, owner, generation, text = std::move(text)] {
            {
                const std::scoped_lock guard(shared->lock);
                if (shared->newest.value(owner) != generation)
                    return;
            }
            if (!shared->analyser)
                shared->analyser = std::make_unique<language::Analyser>();
            const language::Analysis analysis = shared->analyser->analyse(text);
            QMetaObject::invokeMethod(this, [this, owner, generation, analysis] {
                emit analysed(owner, generation, analysis);
            });
        });
}

} // namespace patchbay::app
