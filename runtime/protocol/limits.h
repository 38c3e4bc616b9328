// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace patchbay::protocol
{

// The protocol number that both ends say first (docs/protocol.md).
inline constexpr int kVersion = 1;

// What one connection may carry. A peer that goes beyond ends its own connection.
struct Caps
{
    quint32 headerBytes = 16u << 20;
    quint32 blobBytes = 256u << 20;
    int depth = 64; // containers within containers of a header
    int members = 20'000; // of one object of a header
    qint64 frames = 200'000; // in the life of the connection
    qint64 totalBytes = 4LL << 30; // in the life of the connection
};

// What a process of the host may use; the wall clock is kept by the application.
struct ProcessLimits
{
    int cpuSeconds = 600; // then a readable error, one second later the kernel's kill
    int memoryMb = 1024; // address space
    int outputMb = 512; // bytes it may send

    friend bool operator==(const ProcessLimits &, const ProcessLimits &) = default;
};

} // namespace patchbay::protocol
