// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/language/analyser.h"

#include <QObject>
#include <QThread>

#include <memory>

namespace patchbay::app
{

// Analyses sources in a thread of its own, newest first: a request that a newer one of the same
// owner has overtaken is dropped unread. Any number of owners; UI thread.
class AnalysisWorker : public QObject
{
    Q_OBJECT
public:
    explicit AnalysisWorker(QObject *parent = nullptr);
    ~AnalysisWorker() override;

    // Answers with analysed(owner, generation, …) unless overtaken.
    void request(quint64 owner, quint64 generation, QByteArray text);

signals:
    void analysed(quint64 owner, quint64 generation, const patchbay::language::Analysis &analysis);

private:
    struct Shared;
    std::shared_ptr<Shared> m_shared;
    QThread m_thread;
    QObject *m_inThread;
};

} // namespace patchbay::app

Q_DECLARE_METATYPE(patchbay::language::Analysis)
