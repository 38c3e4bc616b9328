// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace patchbay::host
{

// How long a single search of a regular expression takes. A pattern such as /(a+)+$/ can search for
// ever, and Ruby 3.1 has no time-out for it; it only asks for signals while it searches. Every
// search of the VM passes through here, where it is counted.

// From now on SIGPROF comes with every second of this process's computing time.
void startMatchTicks();

// For the handler of SIGPROF: the ticks so far that found the VM in the search it is in now; 0 when
// this is the first, or when it is in none.
int ticksOfMatch();

} // namespace patchbay::host
