// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/http/transport.h"

namespace patchbay::http
{

Transport::~Transport() = default;

} // namespace patchbay::http
