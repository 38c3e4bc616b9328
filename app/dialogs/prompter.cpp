// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dialogs/prompter.h"

namespace patchbay::app
{

Prompter::~Prompter() = default;

} // namespace patchbay::app
