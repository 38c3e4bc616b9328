// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/hostlink/hostprocess.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QFile>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>

namespace patchbay::hostlink
{

namespace
{

constexpr qsizetype kWordsKept = 8LL * 1024;
constexpr int kPatienceMs = 500; // for a killed process to vanish, when we are destroyed

// Above every descriptor that the child's set-up writes to, so that nothing is overwritten early.
int liftDescriptor(int descriptor)
{
    const int lifted = ::fcntl(descriptor, F_DUPFD_CLOEXEC, 16);
    ::close(descriptor);
    return lifted;
}

struct SpawnSetup
{
    SpawnSetup(int control, int errors)
    {
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
        posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
        posix_spawn_file_actions_adddup2(&actions, errors, 2);
        posix_spawn_file_actions_adddup2(&actions, control, 3);
        posix_spawn_file_actions_addclosefrom_np(&actions, 4);
        posix_spawnattr_init(&attributes);
        // A session of its own: Ctrl-C at a terminal is for the application alone.
        posix_spawnattr_setflags(
            &attributes, POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
        sigset_t mask;
        sigemptyset(&mask);
        posix_spawnattr_setsigmask(&attributes, &mask);
        sigfillset(&mask);
        posix_spawnattr_setsigdefault(&attributes, &mask);
    }
    ~SpawnSetup()
    {
        posix_spawn_file_actions_destroy(&actions);
        posix_spawnattr_destroy(&attributes);
    }
    Q_DISABLE_COPY_MOVE(SpawnSetup)

    posix_spawn_file_actions_t actions = {};
    posix_spawnattr_t attributes = {};
};

ErrorCode codeOf(int error)
{
    if (error == ENOENT || error == ENOTDIR)
        return ErrorCode::NotFound;
    if (error == EACCES || error == EPERM)
        return ErrorCode::Denied;
    return ErrorCode::Internal;
}

} // namespace

Result<std::unique_ptr<HostProcess>> HostProcess::start(
    const QString &executable, const QString &scripts, int control)
{
    const int socket = liftDescriptor(control);
    std::array<int, 2> pipe{-1, -1};
    if (socket < 0 || ::pipe2(pipe.data(), O_CLOEXEC | O_NONBLOCK) != 0) {
        if (socket >= 0)
            ::close(socket);
        return fail(ErrorCode::NoSpace, QStringLiteral("no descriptors left"));
    }
    const int errors = liftDescriptor(pipe[1]);
    const SpawnSetup setup(socket, errors);
    QByteArray path = QFile::encodeName(executable);
    QByteArray folder = QFile::encodeName(scripts);
    std::array<char *, 3> arguments{path.data(), folder.data(), nullptr};
    char locale[] = "LC_ALL=C.UTF-8";
    std::array<char *, 2> environment{locale, nullptr};
    pid_t id = 0;
    const int error = ::posix_spawn(&id, path.constData(), &setup.actions, &setup.attributes,
        arguments.data(), environment.data());
    ::close(socket);
    ::close(errors);
    if (error != 0) {
        ::close(pipe[0]);
        return fail(codeOf(error),
            executable + QStringLiteral(": ") + QString::fromLocal8Bit(std::strerror(error)));
    }
    const int handle = static_cast<int>(::syscall(SYS_pidfd_open, id, 0));
    if (handle < 0) {
        ::kill(id, SIGKILL);
        ::waitpid(id, nullptr, 0);
        ::close(pipe[0]);
        return fail(ErrorCode::Unsupported, QStringLiteral("this kernel has no pidfd_open"));
    }
    ::fcntl(handle, F_SETFD, FD_CLOEXEC);
    return std::unique_ptr<HostProcess>(new HostProcess(id, handle, pipe[0]));
}

HostProcess::HostProcess(qint64 id, int handle, int errorPipe)
    : m_id(id)
    , m_handle(handle)
    , m_errorPipe(errorPipe)
    , m_ended(std::make_unique<QSocketNotifier>(handle, QSocketNotifier::Read))
    , m_spoke(std::make_unique<QSocketNotifier>(errorPipe, QSocketNotifier::Read))
{
    connect(m_ended.get(), &QSocketNotifier::activated, this, &HostProcess::reap);
    connect(m_spoke.get(), &QSocketNotifier::activated, this, &HostProcess::readWords);
}

HostProcess::~HostProcess()
{
    m_ended.reset();
    m_spoke.reset();
    if (m_id != 0) {
        kill();
        pollfd entry = {m_handle, POLLIN, 0};
        ::poll(&entry, 1, kPatienceMs);
        ::waitpid(static_cast<pid_t>(m_id), nullptr, WNOHANG);
    }
    ::close(m_handle);
    ::close(m_errorPipe);
}

QString HostProcess::lastWords() const
{
    return QString::fromUtf8(m_words).trimmed();
}

void HostProcess::kill()
{
    ::syscall(SYS_pidfd_send_signal, m_handle, SIGKILL, nullptr, 0);
}

void HostProcess::killGroup(qint64 leader)
{
    if (leader > 1)
        ::kill(static_cast<pid_t>(-leader), SIGKILL);
}

// True when there may be more.
bool HostProcess::readWords()
{
    std::array<char, 4096> buffer{};
    const ssize_t got = ::read(m_errorPipe, buffer.data(), buffer.size());
    if (got > 0) {
        m_words.append(buffer.data(), got);
        m_words = m_words.right(kWordsKept);
        return true;
    }
    if (got == 0 || (errno != EAGAIN && errno != EINTR))
        m_spoke->setEnabled(false);
    return false;
}

void HostProcess::reap()
{
    int status = 0;
    if (::waitpid(static_cast<pid_t>(m_id), &status, WNOHANG) == 0)
        return;
    m_ended->setEnabled(false);
    m_id = 0;
    while (readWords()) { }
    protocol::ExitStatus exit;
    if (WIFSIGNALED(status))
        exit.signal = WTERMSIG(status);
    else
        exit.status = WEXITSTATUS(status);
    emit exited(exit);
}

} // namespace patchbay::hostlink
