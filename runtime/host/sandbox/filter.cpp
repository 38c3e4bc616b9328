// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/host/sandbox/filter.h"

#include <fcntl.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <initializer_list>
#include <memory>

namespace patchbay::host
{

namespace
{

// Stands for the process's own id until install(); no other constant of the filter equals it.
constexpr unsigned kSelf = 0x3ffffff1;

// Rules of one filter. A rule that the architecture does not know is skipped by libseccomp; any
// other failure makes the whole filter unusable.
class Rules
{
public:
    Rules()
        : m_context(seccomp_init(SCMP_ACT_ERRNO(EPERM)), &seccomp_release)
    {
        m_good = m_context != nullptr;
        // Another architecture's calls, x32 among them, have no business here.
        set(SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS);
        set(SCMP_FLTATR_CTL_OPTIMIZE, 2);
    }

    void answer(std::uint32_t action, std::initializer_list<int> calls)
    {
        for (const int call : calls)
            check(seccomp_rule_add(m_context.get(), action, call, 0));
    }
    void allow(std::initializer_list<int> calls) { answer(SCMP_ACT_ALLOW, calls); }
    void allow(int call, std::initializer_list<scmp_arg_cmp> when)
    {
        check(seccomp_rule_add_array(m_context.get(), SCMP_ACT_ALLOW, call,
            static_cast<unsigned>(when.size()), when.begin()));
    }

    std::vector<sock_filter> exported() const
    {
        if (!m_good)
            return {};
        const int file = memfd_create("filter", MFD_CLOEXEC);
        if (file < 0)
            return {};
        std::vector<sock_filter> program;
        if (seccomp_export_bpf(m_context.get(), file) == 0) {
            const off_t size = lseek(file, 0, SEEK_END);
            program.resize(static_cast<std::size_t>(size) / sizeof(sock_filter));
            if (pread(file, program.data(), static_cast<std::size_t>(size), 0) != size)
                program.clear();
        }
        close(file);
        return program;
    }

private:
    void set(scmp_filter_attr attribute, std::uint32_t value)
    {
        if (m_context != nullptr)
            check(seccomp_attr_set(m_context.get(), attribute, value));
    }
    void check(int result)
    {
        // EEXIST: two names of one call. EDOM: not on this architecture.
        if (result < 0 && result != -EEXIST && result != -EDOM)
            m_good = false;
    }

    std::unique_ptr<void, decltype(&seccomp_release)> m_context;
    bool m_good = false;
};

constexpr scmp_arg_cmp equals(unsigned argument, scmp_datum_t value)
{
    return {argument, SCMP_CMP_EQ, value, 0};
}

constexpr scmp_arg_cmp masked(unsigned argument, scmp_datum_t mask, scmp_datum_t value)
{
    return {argument, SCMP_CMP_MASKED_EQ, mask, value};
}

// What computing in a Ruby VM needs: memory without execution, time, threads, open descriptors.
void allowComputation(Rules &rules)
{
    rules.allow({SCMP_SYS(read), SCMP_SYS(write), SCMP_SYS(readv), SCMP_SYS(writev),
        SCMP_SYS(recvfrom), SCMP_SYS(recvmsg), SCMP_SYS(sendto), SCMP_SYS(sendmsg), SCMP_SYS(close),
        SCMP_SYS(poll), SCMP_SYS(ppoll), SCMP_SYS(select), SCMP_SYS(pselect6), SCMP_SYS(fstat),
        SCMP_SYS(lseek)});
    rules.allow({SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(brk), SCMP_SYS(madvise),
        SCMP_SYS(futex), SCMP_SYS(set_robust_list), SCMP_SYS(rseq), SCMP_SYS(membarrier)});
    rules.allow(SCMP_SYS(mmap), {masked(2, PROT_EXEC, 0)});
    rules.allow(SCMP_SYS(mprotect), {masked(2, PROT_EXEC, 0)});
    rules.allow({SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn),
        SCMP_SYS(sigaltstack), SCMP_SYS(restart_syscall)});
    rules.allow({SCMP_SYS(clock_gettime), SCMP_SYS(clock_getres), SCMP_SYS(clock_nanosleep),
        SCMP_SYS(nanosleep), SCMP_SYS(gettimeofday), SCMP_SYS(time), SCMP_SYS(times),
        SCMP_SYS(timer_create), SCMP_SYS(timer_settime), SCMP_SYS(timer_delete)});
    rules.allow({SCMP_SYS(getpid), SCMP_SYS(gettid), SCMP_SYS(getppid), SCMP_SYS(getuid),
        SCMP_SYS(geteuid), SCMP_SYS(getgid), SCMP_SYS(getegid), SCMP_SYS(getgroups),
        SCMP_SYS(getresuid), SCMP_SYS(getresgid), SCMP_SYS(getrusage), SCMP_SYS(uname),
        SCMP_SYS(sysinfo), SCMP_SYS(getrandom), SCMP_SYS(sched_yield), SCMP_SYS(sched_getaffinity),
        SCMP_SYS(exit), SCMP_SYS(exit_group)});
    for (const int command : {F_GETFL, F_SETFL, F_GETFD, F_SETFD, F_DUPFD_CLOEXEC})
        rules.allow(SCMP_SYS(fcntl), {equals(1, static_cast<scmp_datum_t>(command))});
    // Reading one's own limits; glibc does it for a thread's stack.
    rules.allow(SCMP_SYS(prlimit64), {equals(0, 0), equals(2, 0)});
    // A thread names itself.
    rules.allow(SCMP_SYS(prctl), {equals(0, PR_SET_NAME)});
    // Threads, never processes. clone3 hides its flags in memory; glibc falls back to clone.
    rules.allow(SCMP_SYS(clone), {masked(0, CLONE_THREAD | CLONE_VM, CLONE_THREAD | CLONE_VM)});
    rules.answer(SCMP_ACT_ERRNO(ENOSYS), {SCMP_SYS(clone3), SCMP_SYS(io_uring_setup)});
    // Signals to oneself: how the VM interrupts a thread that blocks.
    rules.allow(SCMP_SYS(tgkill), {equals(0, kSelf)});
    rules.allow(SCMP_SYS(kill), {equals(0, kSelf)});
}

// The errno of a refusal is what connector code reads: files say "permission denied".
void refuseFiles(Rules &rules)
{
    rules.answer(SCMP_ACT_ERRNO(EACCES),
        {SCMP_SYS(open), SCMP_SYS(openat), SCMP_SYS(openat2), SCMP_SYS(creat), SCMP_SYS(stat),
            SCMP_SYS(lstat), SCMP_SYS(newfstatat), SCMP_SYS(statx), SCMP_SYS(access),
            SCMP_SYS(faccessat), SCMP_SYS(faccessat2), SCMP_SYS(readlink), SCMP_SYS(readlinkat),
            SCMP_SYS(getcwd), SCMP_SYS(getdents64), SCMP_SYS(chdir), SCMP_SYS(unlink),
            SCMP_SYS(unlinkat), SCMP_SYS(rename), SCMP_SYS(renameat), SCMP_SYS(renameat2),
            SCMP_SYS(mkdir), SCMP_SYS(mkdirat), SCMP_SYS(rmdir), SCMP_SYS(link), SCMP_SYS(linkat),
            SCMP_SYS(symlink), SCMP_SYS(symlinkat), SCMP_SYS(mknod), SCMP_SYS(mknodat),
            SCMP_SYS(chmod), SCMP_SYS(fchmodat), SCMP_SYS(truncate), SCMP_SYS(statfs)});
}

// Never an accident: the process ends at once and the reason is named (SIGSYS).
void killForAttacks(Rules &rules)
{
    rules.answer(SCMP_ACT_KILL_PROCESS,
        {SCMP_SYS(ptrace), SCMP_SYS(process_vm_readv), SCMP_SYS(process_vm_writev), SCMP_SYS(bpf),
            SCMP_SYS(mount), SCMP_SYS(umount2), SCMP_SYS(pivot_root), SCMP_SYS(init_module),
            SCMP_SYS(finit_module), SCMP_SYS(kexec_load), SCMP_SYS(userfaultfd),
            SCMP_SYS(perf_event_open), SCMP_SYS(setns), SCMP_SYS(unshare)});
}

// What a version process needs beyond computing: fork, reap, and put the second cage on a child.
// Everything here is taken back by the run filter, because a child carries both.
void allowForking(Rules &rules)
{
    constexpr scmp_datum_t kForeign = CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS | CLONE_NEWIPC
        | CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNET | CLONE_PARENT | CLONE_PTRACE | CLONE_VM
        | CLONE_THREAD;
    rules.allow(SCMP_SYS(clone), {masked(0, kForeign, 0)});
    rules.allow({SCMP_SYS(wait4), SCMP_SYS(waitid), SCMP_SYS(pidfd_open), SCMP_SYS(dup2),
        SCMP_SYS(dup3), SCMP_SYS(eventfd2), SCMP_SYS(pipe2), SCMP_SYS(seccomp)});
    rules.allow(SCMP_SYS(prlimit64), {equals(0, 0)});
    rules.allow(SCMP_SYS(prctl), {equals(0, PR_SET_PDEATHSIG), equals(1, SIGKILL)});
    rules.allow(SCMP_SYS(prctl), {equals(0, PR_SET_DUMPABLE), equals(1, 0)});
    rules.allow(SCMP_SYS(prctl), {equals(0, PR_SET_NO_NEW_PRIVS), equals(1, 1)});
    // The ids of future children are not known here, and their VMs wake their threads by this one
    // signal. Its target is bounded by the own user (root), by Landlock's scope (ABI 6), and by the
    // run filter; no Ruby method reaches tgkill with a process id.
    rules.allow(SCMP_SYS(tgkill), {equals(2, SIGVTALRM)});
}

} // namespace

std::optional<Filter> Filter::build(Cage cage)
{
    Rules rules;
    allowComputation(rules);
    refuseFiles(rules);
    killForAttacks(rules);
    if (cage == Cage::Version)
        allowForking(rules);
    Filter filter;
    filter.m_program = rules.exported();
    if (filter.m_program.empty())
        return std::nullopt;
    return filter;
}

bool Filter::install(pid_t self) const
{
    std::vector<sock_filter> program = m_program;
    for (sock_filter &instruction : program) {
        if (instruction.code == (BPF_JMP | BPF_JEQ | BPF_K) && instruction.k == kSelf)
            instruction.k = static_cast<unsigned>(self);
    }
    const sock_fprog form = {static_cast<unsigned short>(program.size()), program.data()};
    return syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &form) == 0;
}

} // namespace patchbay::host
