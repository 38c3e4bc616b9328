// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace patchbay::host
{

// Sets how the C library's heap grows. First of all.
void setUpHeap();

// Makes the memory of this process cheap to fork and to go on in; for a quiet moment, takes tens
// of milliseconds. Free pieces between the objects in use are never handed out again, so that a
// child's new objects lie side by side on pages of its own instead of copying a shared page each.
// Where the kernel can, pages are joined to huge ones: a fork copies one entry instead of 512.
void settleMemory();

// Has the kernel provide the next `bytes` of the heap now instead of page by page later.
void provideHeap(std::size_t bytes);

// Gives the free piece at the heap's end back to the kernel.
void releaseHeap();

} // namespace patchbay::host
