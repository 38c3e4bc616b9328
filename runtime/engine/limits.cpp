// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/engine/limits.h"

namespace patchbay::engine
{

RunLimits RunLimits::of(Profile profile)
{
    // The gem itself has no time limit; an hour keeps a forgotten run from staying for ever.
    if (profile == Profile::Gem)
        return {3600, 20, 5, 0};
    return {180, 5, 100, 60};
}

QString profileName(Profile profile)
{
    return profile == Profile::Gem ? QStringLiteral("gem") : QStringLiteral("cloud");
}

} // namespace patchbay::engine
