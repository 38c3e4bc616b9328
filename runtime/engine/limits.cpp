// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/engine/limits.h"

namespace patchbay::engine
{

RunLimits RunLimits::of(Profile profile, const Json &table)
{
    // The gem itself has no time limit; an hour keeps a forgotten run from staying for ever.
    if (profile == Profile::Gem)
        return {3600, 5, 0};
    const Json &values = valueAt(table, "values");
    const auto limit = [&values](const char *name, double fallback) {
        const double value = numberAt(valueAt(values, name), "value", fallback);
        return value > 0 ? value : fallback;
    };
    return {limit("action_run", 180), static_cast<int>(limit("multistep_swaps", 100)),
        limit("multistep_minimum_interval", 60)};
}

QString profileName(Profile profile)
{
    return profile == Profile::Gem ? QStringLiteral("gem") : QStringLiteral("cloud");
}

} // namespace patchbay::engine
