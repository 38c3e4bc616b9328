// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/language/connectortree.h"
#include "runtime/language/outline.h"

namespace patchbay::language
{

// Every field that is written as a literal hash, with the operation, object definition or
// connection it stands in.
QList<FieldSite> readFieldSites(const ConnectorTree &tree);

} // namespace patchbay::language
