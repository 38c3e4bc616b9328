// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/engine/limits.h"

#include <QFile>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace patchbay::engine
{

namespace
{

// The number a text begins with, as Ruby's String#to_f reads it; 0 where it begins with none.
double leadingNumber(const QString &text)
{
    static const QRegularExpression number(
        QStringLiteral("\\A\\s*[-+]?\\d+(?:_\\d+)*(?:\\.\\d+)?"));
    return number.match(text).captured().remove(QLatin1Char('_')).trimmed().toDouble();
}

RunLimits limitsOfGem(const QProcessEnvironment &environment)
{
    // The gem itself has no time limit; an hour keeps a forgotten run from staying for ever.
    RunLimits limits{3600, 5, 0, {}};
    constexpr int manyReinvokes = 10'000; // the gem would go on for ever below zero
    const QString most = environment.value(QStringLiteral("MAX_REINVOKES"));
    if (!most.trimmed().isEmpty()) {
        const double count = std::trunc(leadingNumber(most));
        limits.reinvokes
            = count < 0 || count > manyReinvokes ? manyReinvokes : static_cast<int>(count);
    }
    const QString wait = environment.value(QStringLiteral("WAIT_REINVOKE_AFTER"));
    if (!wait.trimmed().isEmpty())
        limits.reinvokeWait = std::max(0.0, leadingNumber(wait));
    return limits;
}

} // namespace

RunLimits RunLimits::of(Profile profile, const Json &table, const QProcessEnvironment &environment)
{
    if (profile == Profile::Gem)
        return limitsOfGem(environment);
    const Json &values = valueAt(table, "values");
    const auto limit = [&values](const char *name, double fallback) {
        const double value = numberAt(valueAt(values, name), "value", fallback);
        return value > 0 ? value : fallback;
    };
    return {limit("action_run", 180), static_cast<int>(limit("multistep_swaps", 100)),
        limit("multistep_minimum_interval", 60), {}};
}

Json installedLimits(const InstallPaths &paths)
{
    constexpr qint64 maxBytes = 1024LL * 1024;
    QFile file(paths.data + QStringLiteral("/limits.json"));
    return file.open(QIODevice::ReadOnly) ? parseJson(file.read(maxBytes)).value_or(Json())
                                          : Json();
}

QString profileName(Profile profile)
{
    return profile == Profile::Gem ? QStringLiteral("gem") : QStringLiteral("cloud");
}

} // namespace patchbay::engine
