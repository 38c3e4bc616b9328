// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/files/fileworker.h"
#include "runtime/json/json.h"

#include <QObject>
#include <QTimer>

#include <functional>

namespace patchbay::app
{

// What the window looked like, kept on this machine only: open files and carets, sizes, theme,
// language, chosen connection. Written within a second of a change, so that a kill loses nothing
// that matters. UI thread; the worker of files touches the disk.
class WindowSession : public QObject
{
    Q_OBJECT
public:
    // `filePath`: session.json in the user's state folder.
    // `files` outlives this and writes what is still to be written.
    WindowSession(FileWorker &files, QString filePath, QObject *parent = nullptr);

    // The last session; an empty object where there is none or it cannot be read.
    Json read() const;
    // `describe` gives the session as it is now; asked for once a second, written when it differs.
    void keep(std::function<Json()> describe);
    void writeNow();
    void stop() { m_timer.stop(); }

signals:
    // Once for every row of failures.
    void notKept(const QString &detail);

private:
    void written(const Result<void> &result);

    FileWorker &m_files;
    QString m_filePath;
    std::function<Json()> m_describe;
    QByteArray m_written;
    QTimer m_timer;
    bool m_isFailing = false;
};

} // namespace patchbay::app
