# SPDX-License-Identifier: GPL-3.0-or-later
# frozen_string_literal: true

# What an attacker would have after breaking out of Ruby's own rules: the methods as they were before
# they were made refuse, libraries that connectors do not get, and raw system calls. With it the tests
# reach the kernel's layers and not only the friendly errors in front of them.
%w[fiddle socket open3 tempfile net/http].each { |name| require name }

module Attack
  SYSTEM = Kernel.method(:system)
  BACKTICK = Kernel.method(:`)
  EXEC = Kernel.method(:exec)
  SPAWN = Process.method(:spawn)
  POPEN = IO.method(:popen)
  FORK = Process.method(:fork)
  KILL = Process.method(:kill)
  SYSCALL = Kernel.method(:syscall)

  # Numbers by architecture; those above 423 are the same everywhere.
  NUMBERS = {
    'x86_64' => { open_by_handle_at: 304, execve: 59, execveat: 322, fork: 57, clone: 56, socket: 41, socketpair: 53,
                  memfd_create: 319, openat: 257, keyctl: 250, setuid: 105, setresuid: 117, capset: 126, prctl: 157,
                  prlimit64: 302, setns: 308, unshare: 272, mount: 165, ptrace: 101, process_vm_readv: 310, bpf: 321,
                  userfaultfd: 323, perf_event_open: 298, mmap: 9, mprotect: 10, chroot: 161, reboot: 169, shmget: 29,
                  inotify_init1: 294, eventfd2: 290, seccomp: 317, kill: 62, tgkill: 234, setsid: 112, setpgid: 109,
                  pipe2: 293, dup2: 33, ioctl: 16, personality: 135, sched_setscheduler: 144, mlock: 149 },
    'aarch64' => { open_by_handle_at: 265, execve: 221, execveat: 281, fork: 220, clone: 220, socket: 198,
                   socketpair: 199, memfd_create: 279, openat: 56, keyctl: 219, setuid: 146, setresuid: 147, capset: 91,
                   prctl: 167, prlimit64: 261, setns: 268, unshare: 97, mount: 40, ptrace: 117, process_vm_readv: 270,
                   bpf: 280, userfaultfd: 282, perf_event_open: 241, mmap: 222, mprotect: 226, chroot: 51, reboot: 142,
                   shmget: 194, inotify_init1: 26, eventfd2: 19, seccomp: 277, kill: 129, tgkill: 131, setsid: 157,
                   setpgid: 154, pipe2: 59, dup2: 24, ioctl: 29, personality: 92, sched_setscheduler: 119, mlock: 228 },
  }.fetch(RbConfig::CONFIG['host_cpu']).merge(
    pidfd_send_signal: 424, io_uring_setup: 425, pidfd_open: 434, clone3: 435, openat2: 437, pidfd_getfd: 438,
    landlock_create_ruleset: 444
  ).freeze

  def self.syscall(name, *arguments)
    SYSCALL.call(NUMBERS.fetch(name), *arguments.map { |argument| argument.is_a?(String) ? address(argument) : argument })
  end

  # Kernel#syscall takes no strings with zero bytes.
  def self.address(bytes)
    (@kept ||= []) << bytes
    Fiddle::Pointer[bytes].to_i
  end

  # The C library's function of that name, without Ruby in between; -1 and errno become an exception.
  def self.libc(name, *arguments)
    types = arguments.map { |argument| argument.is_a?(String) ? Fiddle::TYPE_VOIDP : Fiddle::TYPE_LONG }
    function = Fiddle::Function.new(Fiddle::Handle::DEFAULT[name], types, Fiddle::TYPE_LONG)
    result = function.call(*arguments)
    raise SystemCallError.new(name, Fiddle.last_error) if result & 0xffffffff == 0xffffffff

    result
  end
end
