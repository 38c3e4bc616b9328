// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace patchbay::cli
{

// design §4.2
enum class ExitCode {
    Ok = 0,
    Raised = 1, // the connector raised
    Usage = 2, // the command line, or a file that it names besides the connector
    NotLoaded = 3, // the connector's file does not load
    HostFailed = 4, // the host died, a limit was hit, or the result could not be written
};

} // namespace patchbay::cli
