// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/json/json.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <functional>

namespace patchbay::app
{

// What the window looked like, kept on this machine only: open files and carets, sizes, theme,
// language, chosen connection. Written within a second of a change, so that a kill loses nothing
// that matters; by a thread of its own, whose last write the end waits for. UI thread.
class WindowSession : public QObject
{
    Q_OBJECT
public:
    // `filePath`: session.json in the user's state folder.
    explicit WindowSession(QString filePath, QObject *parent = nullptr);

    // The last session; an empty object where there is none or it cannot be read.
    Json read() const;
    // `describe` gives the session as it is now; asked for once a second, written when it differs.
    void keep(std::function<Json()> describe);
    void writeNow();
    void stop() { m_timer.stop(); }

private:
    QString m_filePath;
    std::function<Json()> m_describe;
    QByteArray m_written;
    QTimer m_timer;
    QThreadPool m_writer; // one thread; the last member, so that it ends first
};

} // namespace patchbay::app
