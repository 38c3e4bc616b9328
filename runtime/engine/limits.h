// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/base/installpaths.h"
#include "runtime/engine/run.h"

#include <QProcessEnvironment>

#include <optional>

namespace patchbay::engine
{

// What the platform or the gem allows around connector code (sdk/runtime.md §6.3, §6.4, §16.2).
struct RunLimits
{
    double stepSeconds = 0; // wall clock of one execution of a lambda; 0 = none
    int reinvokes = 0;
    double reinvokeMinimum = 0; // seconds; shorter waits count as this

    // Seconds of every wait before the next step, whatever the action asked for.
    std::optional<double> reinvokeWait;

    // The built-in ones, with those of `table` (share/patchbay/data/limits.json) in their place
    // where it has them. The table is the platform's: it does not change the gem's rules, which
    // MAX_REINVOKES and WAIT_REINVOKE_AFTER of the environment change (§6.4).
    static RunLimits of(
        Profile profile, const Json &table, const QProcessEnvironment &environment = {});
};

// The table above as it is installed; null where it cannot be read.
Json installedLimits(const InstallPaths &paths);

QString profileName(Profile profile); // "cloud", "gem"

} // namespace patchbay::engine
