// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/base/error.h"
#include "runtime/http/exchange.h"
#include "runtime/traffic/redactor.h"

#include <QObject>

#include <memory>
#include <optional>
#include <thread>

namespace patchbay::traffic
{

// Writes an archive on a thread of its own, so that reading, decoding and redacting bodies holds
// nobody up. The file appears when it is whole: what was there before stays until then. Signals
// come in the thread this object lives in.
class HarExport : public QObject
{
    Q_OBJECT
public:
    struct Order
    {
        QString path;
        QList<http::Exchange> exchanges; // their bodies are shared, not copied
        std::optional<Redactor> redactor; // none: everything as it was sent
        QString creatorVersion;
    };

    explicit HarExport(Order order, QObject *parent = nullptr);
    // Cancels, and waits for the one exchange that is being written.
    ~HarExport() override;

    void start(); // once
    void cancel(); // any time; `finished` follows with ErrorCode::Cancelled unless it is too late

signals:
    void progressed(qsizetype written, qsizetype total);
    // Once after start(), last of all. NoSpace with the system's words where the file cannot be
    // written.
    void finished(const std::optional<patchbay::Error> &error);

private:
    struct Shared;
    std::shared_ptr<Shared> m_shared;
    std::thread m_thread;
};

} // namespace patchbay::traffic
