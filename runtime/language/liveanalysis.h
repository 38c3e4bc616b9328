// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/language/outline.h"

#include <QObject>
#include <QThread>
#include <QTimer>

#include <functional>
#include <memory>

namespace patchbay::language
{

// Analyses a text while it is being typed: 50 ms after the last change (design §3), on a thread of
// its own, always the newest text. While the code is broken the last good outline stays, moved by
// the edits. Lives on the thread that made it; never makes it wait.
class LiveAnalysis : public QObject
{
    Q_OBJECT
public:
    explicit LiveAnalysis(QObject *parent = nullptr);
    ~LiveAnalysis() override;

    // Called when the text is needed, on this thread.
    void setTextSource(std::function<QByteArray()> source) { m_text = std::move(source); }

    void edited(const Edit &edit);
    // Another file: nothing of the old one is kept.
    void reset();

    // Ranges are right for the text as of the last analysed() plus nothing.
    const Analysis &current() const { return m_current; }

    static constexpr int quiet = 50; // ms

signals:
    void analysed(const patchbay::language::Analysis &analysis);

private:
    class Worker;
    void start();
    void finished(const Analysis &analysis, int generation);

    std::function<QByteArray()> m_text;
    QThread m_thread;
    Worker *m_worker = nullptr;
    QTimer m_quiet;
    bool m_running = false;
    bool m_again = false;
    int m_generation = 0;
    Analysis m_current;
    Analysis m_lastGood;
    QList<Edit> m_sinceGood; // edits not in m_lastGood
    qsizetype m_sent = 0; // how many of them the running analysis has seen
};

} // namespace patchbay::language
