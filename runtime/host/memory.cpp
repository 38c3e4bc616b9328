// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/host/memory.h"

#include <malloc.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <bit>
#include <cstdint>
#include <cstdlib>
#include <vector>

namespace patchbay::host
{

namespace
{

constexpr std::uintptr_t kPage = 4096;
constexpr std::uintptr_t kHugePage = 2U << 20;
// Newer than Debian 12's kernel headers; the numbers are the same on every architecture.
constexpr int kPopulateWrite = 23; // Linux 5.14
constexpr int kCollapse = 25; // Linux 6.1

constexpr int kMappedFrom = 4 << 20; // larger blocks are mappings of their own
constexpr int kTrimmedFrom = 64 << 20;
constexpr int kGrowth = 1 << 20;
constexpr std::size_t kLargestHole = 64UL * 1024;
constexpr std::size_t kPluggedAtMost = 48U << 20;

std::uintptr_t heapBegin = 0;

std::uintptr_t heapEnd()
{
    return reinterpret_cast<std::uintptr_t>(sbrk(0));
}

// A kernel that cannot join or provide pages says so, and nothing else depends on it.
void advise(std::uintptr_t from, std::uintptr_t to, std::uintptr_t unit, int advice)
{
    from = (from + unit - 1) & ~(unit - 1);
    to &= ~(unit - 1);
    if (from < to)
        (void)madvise(std::bit_cast<void *>(from), to - from, advice);
}

// The free piece at the heap's end becomes at least `bytes`. Blocks below the size of mappings use
// up what is left of it until the heap grows, and then return to its end. The kernel may refuse:
// then it stays as it is.
void extendHeap(std::size_t bytes)
{
    const std::size_t available = mallinfo2().keepcost;
    if (available >= bytes)
        return;
    mallopt(M_TOP_PAD, static_cast<int>(bytes));
    constexpr std::size_t piece = kMappedFrom / 2;
    const std::size_t most = available / piece + 8; // some may lie in holes
    std::vector<void *> pieces;
    const std::uintptr_t end = heapEnd();
    while (heapEnd() == end && pieces.size() < most)
        pieces.push_back(malloc(piece));
    for (void *taken : pieces)
        free(taken);
    mallopt(M_TOP_PAD, kGrowth);
}

// Takes every free piece of the heap for good, the large ones first, so that what is allocated from
// now on comes from the heap's end.
void plugHoles()
{
    const std::uintptr_t frontier = heapEnd() - mallinfo2().keepcost;
    std::size_t plugged = 0;
    for (std::size_t size = kLargestHole; size >= 16;) {
        void *piece = malloc(size);
        const auto place = reinterpret_cast<std::uintptr_t>(piece);
        if (place < heapBegin || place >= frontier || plugged > kPluggedAtMost) {
            free(piece);
            size -= size > 1024 ? size / 4 & ~std::size_t{15} : 16;
        } else {
            plugged += size;
        }
    }
}

} // namespace

void setUpHeap()
{
    heapBegin = heapEnd();
    // Every thread's own heap would reserve 64 MB of the limited address space.
    mallopt(M_ARENA_MAX, 2);
    mallopt(M_MMAP_THRESHOLD, kMappedFrom);
    mallopt(M_TRIM_THRESHOLD, kTrimmedFrom);
    mallopt(M_TOP_PAD, kGrowth);
}

void settleMemory()
{
    malloc_trim(0);
    plugHoles();
    // Ruby has switched huge pages off for its process: they would be made again and again as it
    // grows, and copied by children. These are made once. A caged process may not ask for them.
    prctl(PR_SET_THP_DISABLE, 0, 0, 0, 0);
    advise(heapBegin, heapEnd(), kHugePage, kCollapse);
    prctl(PR_SET_THP_DISABLE, 1, 0, 0, 0);
}

void provideHeap(std::size_t bytes)
{
    extendHeap(bytes);
    const std::uintptr_t end = heapEnd();
    advise(end - mallinfo2().keepcost, end, kPage, kPopulateWrite);
}

void releaseHeap()
{
    malloc_trim(0);
}

} // namespace patchbay::host
