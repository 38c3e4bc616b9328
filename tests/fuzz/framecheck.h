// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace patchbay::tests
{

// Feeds bytes to the reader as a hostile peer would, in pieces of `piece`, and every frame that
// comes out to every message reader. Returns the number of frames; crashes and sanitizer reports
// are the findings.
int readEverything(QByteArrayView bytes, qsizetype piece);

} // namespace patchbay::tests
