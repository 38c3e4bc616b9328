// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/base/result.h"
#include "runtime/protocol/messages.h"

#include <QByteArray>
#include <QObject>
#include <QSocketNotifier>

#include <memory>

namespace patchbay::hostlink
{

// The operating system's side of patchbay-host: starts it with the control socket on descriptor 3
// and nothing else inherited, keeps the end of what it says on stderr, notices its end.
class HostProcess : public QObject
{
    Q_OBJECT
public:
    // `control` is the host's end of the control socket; it is closed here. NotFound, Denied or
    // Internal when the executable cannot be started.
    static Result<std::unique_ptr<HostProcess>> start(
        const QString &executable, const QString &scripts, int control);
    ~HostProcess() override; // kills

    qint64 id() const { return m_id; }
    QString lastWords() const; // the end of stderr
    void kill();

    // Kills what is left of a version's process group after the host itself has died.
    static void killGroup(qint64 leader);

signals:
    void exited(const patchbay::protocol::ExitStatus &exit);

private:
    HostProcess(qint64 id, int handle, int errorPipe);
    bool readWords();
    void reap();

    qint64 m_id = 0;
    int m_handle = -1; // pidfd
    int m_errorPipe = -1;
    QByteArray m_words;
    std::unique_ptr<QSocketNotifier> m_ended;
    std::unique_ptr<QSocketNotifier> m_spoke;
};

} // namespace patchbay::hostlink
