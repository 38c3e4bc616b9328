// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/base/result.h"

#include <QObject>
#include <QStringList>

#include <functional>

namespace patchbay::engine
{

// Name look-ups for workato.net.lookup (sdk/runtime.md §11). Records as text: the address for A,
// "priority weight port target" for SRV, the value of any other type the resolver knows. `done` is
// called in the thread of `context`, never from inside the call, and not after `context` died.
void resolveName(const QString &name, const QString &record, QObject *context,
    std::function<void(Result<QStringList>)> done);

} // namespace patchbay::engine
