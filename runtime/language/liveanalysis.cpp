// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/language/liveanalysis.h"

#include "runtime/language/analyser.h"

namespace patchbay::language
{

class LiveAnalysis::Worker : public QObject
{
public:
    // Made on first use, so that the parser's memory belongs to the worker's thread.
    Analysis analyse(const QByteArray &text)
    {
        if (!m_analyser)
            m_analyser = std::make_unique<Analyser>();
        return m_analyser->analyse(text);
    }

private:
    std::unique_ptr<Analyser> m_analyser;
};

LiveAnalysis::LiveAnalysis(QObject *parent)
    : QObject(parent)
    , m_worker(new Worker)
{
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.start();
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(quiet);
    connect(&m_quiet, &QTimer::timeout, this, &LiveAnalysis::start);
}

LiveAnalysis::~LiveAnalysis()
{
    m_thread.quit();
    m_thread.wait(); // at most the analysis that is under way
}

void LiveAnalysis::edited(const Edit &edit)
{
    m_sinceGood.append(edit);
    m_quiet.start();
}

void LiveAnalysis::reset()
{
    ++m_generation;
    m_current = {};
    m_lastGood = {};
    m_sinceGood.clear();
    m_sent = 0;
    m_quiet.start();
}

void LiveAnalysis::start()
{
    if (m_running) {
        m_again = true;
        return;
    }
    if (!m_text)
        return;
    m_running = true;
    m_sent = m_sinceGood.size();
    QMetaObject::invokeMethod(
        m_worker,
        [this, worker = m_worker, text = m_text(), generation = m_generation] {
            Analysis analysis = worker->analyse(text);
            QMetaObject::invokeMethod(
                this,
                [this, analysis = std::move(analysis), generation] {
                    finished(analysis, generation);
                },
                Qt::QueuedConnection);
        },
        Qt::QueuedConnection);
}

void LiveAnalysis::finished(const Analysis &analysis, int generation)
{
    m_running = false;
    if (generation == m_generation) {
        m_current = mergeLastGood(m_lastGood, analysis, m_sinceGood.mid(0, m_sent));
        // Good or not, the merged outline fits this text: later edits go on from here.
        m_lastGood = m_current;
        m_sinceGood.remove(0, m_sent);
        m_sent = 0;
        emit analysed(m_current);
    }
    if (m_again || generation != m_generation) {
        m_again = false;
        start();
    }
}

} // namespace patchbay::language
