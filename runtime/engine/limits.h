// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/engine/run.h"

namespace patchbay::engine
{

// What the platform or the gem allows around connector code (sdk/runtime.md §6.3, §6.4, §16.2).
struct RunLimits
{
    double stepSeconds = 0; // wall clock of one execution of a lambda; 0 = none
    double compileSeconds = 0;
    int reinvokes = 0;
    double reinvokeMinimum = 0; // seconds; shorter waits count as this

    static RunLimits of(Profile profile);
};

QString profileName(Profile profile); // "cloud", "gem"

} // namespace patchbay::engine
