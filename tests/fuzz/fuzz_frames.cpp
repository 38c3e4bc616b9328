// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/framecheck.h"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    // The first byte decides how the stream is cut.
    patchbay::tests::readEverything(
        QByteArrayView(data + 1, static_cast<qsizetype>(size - 1)), 1 + data[0]);
    return 0;
}
