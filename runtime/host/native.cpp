// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/host/native.h"

#include "runtime/host/channel.h"
#include "runtime/host/indifferent.h"
#include "runtime/host/jsontext.h"
#include "runtime/host/jsonvalue.h"
#include "runtime/host/matching.h"
#include "runtime/host/memory.h"
#include "runtime/host/place.h"
#include "runtime/host/rubyapi.h"
#include "runtime/host/sandbox/sandbox.h"

#include <poll.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

namespace patchbay::host
{

namespace
{

// Ruby's C functions have no place of their own for state; the filters are built once and constant.
Sandbox &sandbox()
{
    static Sandbox instance;
    return instance;
}

constexpr int kCageFailed = 70; // EX_SOFTWARE: the process never ran connector code
constexpr long kMaxPolled = 1024;

VALUE prepare(VALUE)
{
    sandbox().prepare();
    return Qnil;
}

Limits limitsOf(VALUE cpuSeconds, VALUE memoryMb)
{
    return {NUM2LONG(cpuSeconds), NUM2LONG(memoryMb)};
}

VALUE enterVersion(VALUE, VALUE socket, VALUE parent, VALUE cpuSeconds, VALUE memoryMb)
{
    const int descriptor = NUM2INT(socket);
    const pid_t zygote = NUM2INT(parent);
    const Limits limits = limitsOf(cpuSeconds, memoryMb);
    // Lives to the end of the process: Ruby calls below may not return.
    static CageReport report;
    if (!sandbox().enterVersion(descriptor, zygote, limits, report))
        _exit(kCageFailed);
    const VALUE hash = rb_hash_new();
    const auto set
        = [hash](const char *key, VALUE value) { rb_hash_aset(hash, rb_str_new_cstr(key), value); };
    set("landlock", INT2NUM(report.landlock));
    set("seccomp", report.seccomp ? Qtrue : Qfalse);
    set("no_new_privs", report.noNewPrivileges ? Qtrue : Qfalse);
    set("own_user", report.ownUser ? Qtrue : Qfalse);
    const VALUE warnings = rb_ary_new();
    for (const std::string &warning : report.warnings)
        rb_ary_push(warnings, rb_utf8_str_new(warning.data(), static_cast<long>(warning.size())));
    set("warnings", warnings);
    return hash;
}

VALUE enterRun(VALUE, VALUE socket, VALUE parent, VALUE foreign, VALUE cpuSeconds, VALUE memoryMb)
{
    const int descriptor = NUM2INT(socket);
    const pid_t version = NUM2INT(parent);
    const Limits limits = limitsOf(cpuSeconds, memoryMb);
    Check_Type(foreign, T_ARRAY);
    static std::vector<int> descriptors;
    for (long i = 0; i < RARRAY_LEN(foreign); ++i)
        descriptors.push_back(NUM2INT(rb_ary_entry(foreign, i)));
    if (!sandbox().enterRun(descriptor, version, descriptors, limits))
        _exit(kCageFailed);
    return Qnil;
}

struct PollCall
{
    pollfd *entries;
    nfds_t count;
    int milliseconds;
    int result;
};

void *pollNow(void *data)
{
    auto *call = static_cast<PollCall *>(data);
    call->result = poll(call->entries, call->count, call->milliseconds);
    return nullptr;
}

VALUE pollDescriptors(VALUE, VALUE descriptors, VALUE milliseconds)
{
    Check_Type(descriptors, T_ARRAY);
    const long count = RARRAY_LEN(descriptors);
    if (count > kMaxPolled)
        rb_raise(rb_eArgError, "too many descriptors");
    std::array<pollfd, kMaxPolled> entries;
    for (long i = 0; i < count; ++i) {
        entries[static_cast<std::size_t>(i)] = {NUM2INT(rb_ary_entry(descriptors, i)), POLLIN, 0};
    }
    PollCall call = {entries.data(), static_cast<nfds_t>(count), NUM2INT(milliseconds), 0};
    rb_thread_call_without_gvl(pollNow, &call, RUBY_UBF_IO, nullptr);
    const VALUE ready = rb_ary_new();
    for (long i = 0; call.result > 0 && i < count; ++i) {
        const pollfd &entry = entries[static_cast<std::size_t>(i)];
        if (entry.revents != 0)
            rb_ary_push(ready, INT2NUM(entry.fd));
    }
    return ready;
}

VALUE openProcess(VALUE, VALUE pid)
{
    const long descriptor = syscall(SYS_pidfd_open, NUM2INT(pid), 0);
    return descriptor < 0 ? Qnil : INT2NUM(static_cast<int>(descriptor));
}

VALUE signalProcess(VALUE, VALUE descriptor, VALUE signal)
{
    const long done
        = syscall(SYS_pidfd_send_signal, NUM2INT(descriptor), NUM2INT(signal), nullptr, 0);
    return done == 0 ? Qtrue : Qfalse;
}

VALUE closeDescriptor(VALUE, VALUE descriptor)
{
    close(NUM2INT(descriptor));
    return Qnil;
}

VALUE socketPair(VALUE)
{
    int ends[2] = {-1, -1};
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        rb_sys_fail("socketpair");
    return rb_assoc_new(INT2NUM(ends[0]), INT2NUM(ends[1]));
}

// Ruby keeps the bytes it is given as they are, for C extensions name their features in literals:
// these live on as long as the process.
VALUE provide(VALUE, VALUE feature)
{
    const char *kept = ::strdup(StringValueCStr(feature));
    if (kept == nullptr)
        rb_memerror();
    rb_provide(kept); // NOLINT(clang-analyzer-unix.Malloc): kept for good, see above
    return Qnil;
}

VALUE startMatchTicksNow(VALUE)
{
    startMatchTicks();
    return Qnil;
}

VALUE ticksOfMatchNow(VALUE)
{
    return INT2NUM(ticksOfMatch());
}

VALUE settleMemoryNow(VALUE)
{
    settleMemory();
    return Qnil;
}

VALUE provideHeapNow(VALUE, VALUE bytes)
{
    provideHeap(NUM2SIZET(bytes));
    return Qnil;
}

VALUE releaseHeapNow(VALUE)
{
    releaseHeap();
    return Qnil;
}

VALUE leave(VALUE, VALUE status)
{
    _exit(NUM2INT(status));
}

} // namespace

void defineNative()
{
    const VALUE patchbay = rb_define_module("Patchbay");
    const VALUE native = rb_define_module_under(patchbay, "Native");
    defineChannel(native);
    defineIndifferent(native);
    defineJsonText(native);
    defineJsonValue(native);
    definePlace(native);
    rb_define_module_function(native, "prepare", RUBY_METHOD_FUNC(prepare), 0);
    rb_define_module_function(native, "enter_version", RUBY_METHOD_FUNC(enterVersion), 4);
    rb_define_module_function(native, "enter_run", RUBY_METHOD_FUNC(enterRun), 5);
    rb_define_module_function(native, "poll", RUBY_METHOD_FUNC(pollDescriptors), 2);
    rb_define_module_function(native, "open_process", RUBY_METHOD_FUNC(openProcess), 1);
    rb_define_module_function(native, "signal_process", RUBY_METHOD_FUNC(signalProcess), 2);
    rb_define_module_function(native, "close", RUBY_METHOD_FUNC(closeDescriptor), 1);
    rb_define_module_function(native, "socket_pair", RUBY_METHOD_FUNC(socketPair), 0);
    rb_define_module_function(native, "provide", RUBY_METHOD_FUNC(provide), 1);
    rb_define_module_function(native, "start_match_ticks", RUBY_METHOD_FUNC(startMatchTicksNow), 0);
    rb_define_module_function(native, "ticks_of_match", RUBY_METHOD_FUNC(ticksOfMatchNow), 0);
    rb_define_module_function(native, "settle_memory", RUBY_METHOD_FUNC(settleMemoryNow), 0);
    rb_define_module_function(native, "provide_heap", RUBY_METHOD_FUNC(provideHeapNow), 1);
    rb_define_module_function(native, "release_heap", RUBY_METHOD_FUNC(releaseHeapNow), 0);
    rb_define_module_function(native, "leave", RUBY_METHOD_FUNC(leave), 1);
}

} // namespace patchbay::host
