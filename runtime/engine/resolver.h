// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/json/json.h"

#include <QObject>

#include <functional>

namespace patchbay::engine
{

// Name look-ups for workato.net.lookup (sdk/runtime.md §11): {"address"} for A and AAAA, {"port",
// "priority", "target", "weight"} for SRV, in the order of the answer; none is an empty list.
// `done` is called in the thread of `context`, never from inside the call, and not after `context`
// died.
void resolveName(const QString &name, const QString &record, QObject *context,
    std::function<void(Result<Json>)> done);

} // namespace patchbay::engine
