// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/language/outline.h"

#include <memory>

namespace patchbay::language
{

// Parses Ruby with prism (error tolerant) and reads the connector out of the tree. Not cheap to
// make (it holds the parser's memory and a thread with a deep stack): one for all of a window, used
// from one thread at a time, which waits meanwhile.
class Analyser
{
public:
    Analyser();
    ~Analyser();

    // Never fails: broken code gives diagnostics and whatever outline survives.
    Analysis analyse(const QByteArray &utf8);

private:
    class Worker;
    std::unique_ptr<Worker> m_worker;
};

} // namespace patchbay::language
