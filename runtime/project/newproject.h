// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/base/result.h"

#include <QString>
#include <QStringList>

namespace patchbay::project
{

// Makes a folder with the skeleton of a connector (sdk/runtime.md §17.3) and keeps secrets out of
// version control. Names the files made; fails, and makes nothing, where connector.rb exists.
Result<QStringList> makeConnectorFolder(const QString &path);

// The same, for who wants to open it: the path of connector.rb.
Result<QString> makeConnector(const QString &folder);

} // namespace patchbay::project
