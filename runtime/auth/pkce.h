// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace patchbay::auth
{

// Proof key for code exchange (RFC 7636, S256) as the platform offers it to a connector's `pkce`:
// a verifier of 128 characters and its challenge (sdk/runtime.md §5.3).
struct Pkce
{
    QString verifier;
    QString challenge;

    static Pkce make();
    static QString challengeOf(const QString &verifier);
};

// A value nobody can guess, for the state of one authorization: 32 hexadecimal digits.
QString makeState();

} // namespace patchbay::auth
