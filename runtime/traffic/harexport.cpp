// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/traffic/harexport.h"

#include "runtime/traffic/har.h"

#include <QElapsedTimer>
#include <QSaveFile>

#include <atomic>

namespace patchbay::traffic
{

namespace
{

constexpr qint64 progressMs = 100; // more often than this nobody sees it

std::optional<Error> write(
    const HarExport::Order &order, const std::function<bool(qsizetype)> &goOn)
{
    QSaveFile file(order.path);
    if (!file.open(QIODevice::WriteOnly))
        return Error{ErrorCode::NoSpace, file.errorString()};
    const Redactor *redactor = order.redactor ? &*order.redactor : nullptr;
    const auto written = writeHar(file, order.exchanges, redactor, order.creatorVersion, goOn);
    if (!written) {
        file.cancelWriting();
        return written.error();
    }
    if (!file.commit())
        return Error{ErrorCode::NoSpace, file.errorString()};
    return std::nullopt;
}

} // namespace

struct HarExport::Shared
{
    Order order;
    std::atomic<bool> cancelled = false;
};

HarExport::HarExport(Order order, QObject *parent)
    : QObject(parent)
    , m_shared(std::make_shared<Shared>())
{
    m_shared->order = std::move(order);
}

HarExport::~HarExport()
{
    cancel();
    if (m_thread.joinable())
        m_thread.join();
}

void HarExport::start()
{
    if (m_thread.joinable())
        return;
    // The object outlives the thread, which its destructor joins; queued calls die with it.
    m_thread = std::thread([this, shared = m_shared] {
        QElapsedTimer last;
        last.start();
        const qsizetype total = shared->order.exchanges.size();
        const auto goOn = [&](qsizetype written) {
            if (last.elapsed() >= progressMs) {
                last.restart();
                QMetaObject::invokeMethod(
                    this, [this, written, total] { emit progressed(written, total); },
                    Qt::QueuedConnection);
            }
            return !shared->cancelled.load();
        };
        const std::optional<Error> error = write(shared->order, goOn);
        QMetaObject::invokeMethod(
            this,
            [this, error, total] {
                if (!error)
                    emit progressed(total, total);
                emit finished(error);
            },
            Qt::QueuedConnection);
    });
}

void HarExport::cancel()
{
    m_shared->cancelled = true;
}

} // namespace patchbay::traffic
