// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/base/result.h"

#include <QString>
#include <QUrl>

#include <optional>

namespace patchbay::auth
{

// Which hosts a pattern means: "api.example.com", "*.example.com" (anything below it, not itself),
// "*" (all), "[::1]"; each may end in ":port". Letter case does not matter; names outside ASCII
// compare by their wire form.
class HostPattern
{
public:
    // Malformed for an empty text, a star elsewhere, a port out of range, a scheme or a path.
    static Result<HostPattern> parse(const QString &text);

    bool matches(const QUrl &url) const;

private:
    QString m_host; // ACE, lower case, no brackets
    bool m_below = false; // "*." before it
    bool m_any = false;
    std::optional<int> m_port;
};

// Lower-case wire form of a host name; empty where it is none.
QString wireHost(const QString &host);

} // namespace patchbay::auth
