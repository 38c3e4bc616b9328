// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <memory>

namespace patchbay::language
{

// The prism module and its memory. Parsing is serialised over the process (the translated module
// has one jump buffer); a trap throws the instance away and makes a fresh one.
class PrismParser
{
public:
    PrismParser();
    ~PrismParser();

    // Writes the serialised tree over `tree`. False when the module trapped (out of memory, deeper
    // than the thread's stack) or has no room to live in.
    bool parse(const QByteArray &utf8, QByteArray &tree);

private:
    struct Module;
    std::unique_ptr<Module> m_module;
};

} // namespace patchbay::language
