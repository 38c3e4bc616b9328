// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/language/outline.h"

#include <memory>

namespace patchbay::language
{

// Parses Ruby with prism (error tolerant) and reads the connector out of the tree. Not cheap to
// make (it holds the parser's memory): one per worker thread, used from that thread only.
class Analyser
{
public:
    Analyser();
    ~Analyser();

    // Never fails: broken code gives diagnostics and whatever outline survives.
    Analysis analyse(const QByteArray &utf8);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace patchbay::language
