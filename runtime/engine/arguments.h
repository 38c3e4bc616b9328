// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/json/json.h"

#include <QByteArray>
#include <QList>

namespace patchbay::engine
{

// One argument of a run as JSON text.
struct Argument
{
    QByteArray name;
    QByteArray json;
};

// In their order. The steps of a run share them and differ in "continue" at most.
using Arguments = QList<Argument>;

Arguments writeArguments(const Json &arguments);

// Whether writing the value and freeing it would hold up an event loop. Looks at no more of it than
// that takes.
bool isLarge(const Json &value);

} // namespace patchbay::engine
