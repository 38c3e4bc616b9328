// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/host/matching.h"

#include "runtime/host/rubyapi.h"

#include <dlfcn.h>
#include <unwind.h>

#include <csignal>
#include <cstdint>
#include <ctime>

namespace patchbay::host
{

namespace
{

// One thread of the VM runs at a time, and a search gives way only to signals and other threads:
// nothing here needs to be atomic.
std::uint64_t searches = 0;
std::uint64_t searchesAtTick = 0;
int ticks = 0;

template <typename Function> Function next(const char *name)
{
    return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

// Keeps the caller's frame on the stack, where ticksOfMatch looks for it.
void stay()
{
    asm volatile("" ::: "memory");
}

bool isSearch(_Unwind_Context *frame)
{
    const std::uintptr_t function = _Unwind_GetRegionStart(frame);
    return function == reinterpret_cast<std::uintptr_t>(&onig_search)
        || function == reinterpret_cast<std::uintptr_t>(&onig_match);
}

_Unwind_Reason_Code lookAt(_Unwind_Context *frame, void *found)
{
    if (!isSearch(frame))
        return _URC_NO_REASON;
    *static_cast<bool *>(found) = true;
    return _URC_END_OF_STACK;
}

// An exception leaves a search without a word to its caller, so the stack has to be looked at.
bool inSearch()
{
    bool found = false;
    _Unwind_Backtrace(lookAt, &found);
    return found;
}

} // namespace

void startMatchTicks()
{
    sigevent event = {};
    event.sigev_notify = SIGEV_SIGNAL;
    event.sigev_signo = SIGPROF;
    timer_t timer = nullptr;
    if (timer_create(CLOCK_PROCESS_CPUTIME_ID, &event, &timer) != 0)
        return; // the limits of the run still hold
    const itimerspec second = {{1, 0}, {1, 0}};
    timer_settime(timer, 0, &second, nullptr);
}

int ticksOfMatch()
{
    if (searches != searchesAtTick || !inSearch()) {
        searchesAtTick = searches;
        ticks = 0;
        return 0;
    }
    return ++ticks;
}

} // namespace patchbay::host

// The VM calls these by their names, which the program's own come before.
extern "C" {

OnigPosition onig_search(OnigRegex regex, const OnigUChar *text, const OnigUChar *end,
    const OnigUChar *start, const OnigUChar *range, OnigRegion *region, OnigOptionType option)
{
    static const auto search = patchbay::host::next<decltype(&onig_search)>("onig_search");
    ++patchbay::host::searches;
    const OnigPosition found = search(regex, text, end, start, range, region, option);
    patchbay::host::stay();
    return found;
}

OnigPosition onig_match(OnigRegex regex, const OnigUChar *text, const OnigUChar *end,
    const OnigUChar *at, OnigRegion *region, OnigOptionType option)
{
    static const auto match = patchbay::host::next<decltype(&onig_match)>("onig_match");
    ++patchbay::host::searches;
    const OnigPosition found = match(regex, text, end, at, region, option);
    patchbay::host::stay();
    return found;
}
}
