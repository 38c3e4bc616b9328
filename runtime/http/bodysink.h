// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/http/body.h"

#include <QByteArray>
#include <QString>

namespace patchbay::http
{

// Collects a body as it arrives: in memory up to a threshold, then in a private file. One thread.
class BodySink
{
public:
    struct Limits
    {
        qint64 spillThreshold = qint64(1) << 20;
        qint64 maxBytes = qint64(256) << 20;
        QString spillFolder; // empty: the system's temporary folder
    };

    explicit BodySink(Limits limits);
    ~BodySink();
    Q_DISABLE_COPY_MOVE(BodySink)

    // TooLarge beyond the limit, NoSpace where the file cannot be made or written.
    Result<void> append(const char *data, qint64 size);
    qint64 size() const { return m_size; }
    // Nothing more will come: writes what is not in the file yet. NoSpace as above.
    Result<void> finish();
    // What was collected; the sink is empty afterwards. After NoSpace as much as the disk took.
    Body take();

private:
    Result<void> openFile();
    Result<void> flush();
    Result<void> write(const char *data, qint64 size);
    void discardFile();

    Limits m_limits;
    QByteArray m_bytes; // all, or those that are not in the file yet
    QString m_path;
    int m_file = -1;
    qint64 m_inFile = 0;
    qint64 m_size = 0; // of both
};

} // namespace patchbay::http
