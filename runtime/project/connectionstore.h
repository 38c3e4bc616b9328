// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/project/settingsfile.h"

#include <QObject>

#include <functional>

namespace patchbay::project
{

// The connections of one project as the window edits them: what was last read of the settings
// file, with every change of ours. The file, settings.yaml(.enc) where the vendor's gem has it, is
// read and written in another thread, in order. One thread.
class ConnectionStore : public QObject
{
    Q_OBJECT
public:
    using Done = std::function<void(const Result<void> &)>;
    // Does jobs in another thread, one after the other, and calls back in this one.
    using Queue = std::function<void(std::function<Result<void>()> job, Done done)>;

    // What nobody waits for any more is written nevertheless.
    ConnectionStore(SettingsFile file, Queue queue, QObject *parent = nullptr);

    const Connections &connections() const { return m_shown; }
    Json settings(const QString &name) const; // {} where there are none
    // A change is not on the disk yet.
    bool isWriting() const { return m_writing > 0; }

    // Why the file cannot be read; empty where it can.
    QString problem() const { return m_problem; }

    // As they were just read, after every change that was asked for.
    void setConnections(const SettingsFile &file, const Result<Connections> &read);

    // Counts at once. What cannot be written counts until this object goes, and is offered to the
    // disk again with the connection's next edit.
    void edit(const QString &name, const SettingsEdit &edit, Done done = {});
    // These count when they are on the disk; `done` comes before changed().
    void add(const QString &name, Done done);
    void duplicate(const QString &name, const QString &copy, Done done);
    void rename(const QString &from, const QString &to, Done done);
    void remove(const QString &name, Done done);

signals:
    void changed(); // connections() or problem()
    void writingChanged();
    void written(); // a change
    void refused(const patchbay::Error &error);

private:
    using Step = std::function<Result<void>(const SettingsFile &)>;

    void write(Step step, Done done);
    void writeThenShow(Step step, std::function<void(Connections &)> show, Done done);

    SettingsFile m_file;
    Queue m_queue;
    Connections m_shown;
    QString m_problem;
    QHash<QString, SettingsEdit> m_unwritten; // what the disk refused
    int m_writing = 0;
};

} // namespace patchbay::project
