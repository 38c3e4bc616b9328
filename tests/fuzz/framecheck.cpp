// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/framecheck.h"

#include "runtime/protocol/framereader.h"
#include "runtime/protocol/messagereader.h"

#include <algorithm>

namespace patchbay::tests
{

int readEverything(QByteArrayView bytes, qsizetype piece)
{
    using namespace protocol;
    Caps caps;
    caps.headerBytes = 1U << 16;
    caps.blobBytes = 1U << 16;
    caps.frames = 10'000;
    FrameReader reader(caps);
    int frames = 0;
    for (qsizetype at = 0; at < bytes.size(); at += piece) {
        const bool good
            = reader.feed(bytes.sliced(at, std::min(piece, bytes.size() - at))).has_value();
        while (auto frame = reader.next()) {
            ++frames;
            (void)readControlMessage(*frame);
            (void)readVersionMessage(*frame);
            (void)readRunMessage(std::move(*frame));
        }
        if (!good)
            break;
    }
    return frames;
}

} // namespace patchbay::tests
