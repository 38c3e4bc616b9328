// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace patchbay::hostlink
{

// What decides how a source evaluates. Equal versions share one warm process.
struct Version
{
    QByteArray source;
    QString path; // shown in backtraces
    QString profile = QStringLiteral("cloud"); // or "gem"
    QString clock; // RFC 3339; empty: the real clock

    friend bool operator==(const Version &, const Version &) = default;
};

} // namespace patchbay::hostlink
