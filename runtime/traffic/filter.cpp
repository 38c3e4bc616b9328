// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/traffic/filter.h"

#include "runtime/traffic/filterparser.h"

namespace patchbay::traffic
{

bool inScope(const http::Exchange &exchange, Scope scope)
{
    const QString phase = exchange.phase.toLower();
    const auto names = [&phase](std::initializer_list<QLatin1String> parts) {
        return std::any_of(parts.begin(), parts.end(),
            [&phase](QLatin1String part) { return phase.contains(part); });
    };
    switch (scope) {
    case Scope::All:
        return true;
    case Scope::Execute:
        return names({QLatin1String("execute"), QLatin1String("poll"), QLatin1String("webhook"),
            QLatin1String("stream"), QLatin1String("test")});
    case Scope::Auth:
        return names({QLatin1String("apply"), QLatin1String("acquire"), QLatin1String("refresh"),
            QLatin1String("auth"), QLatin1String("token")});
    case Scope::PickLists:
        return names({QLatin1String("pick_list"), QLatin1String("pick list")});
    case Scope::Errors:
        return exchange.failure.has_value() || exchange.status >= 400;
    }
    return true;
}

Result<Filter> Filter::parse(const QString &text)
{
    auto test = FilterParser(text).parse();
    if (!test)
        return fail(test.error());
    return Filter(*std::move(test));
}

} // namespace patchbay::traffic
