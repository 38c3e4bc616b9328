// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/base/result.h"

#include <QList>
#include <QPair>
#include <QUrl>

namespace patchbay::auth
{

using Parameters = QList<QPair<QString, QString>>;

// Where the browser goes: `base` with `added` in its query. As in the vendor's gem, what the
// address says itself wins over `added`, and the query is sorted (sdk/runtime.md §17.7). Malformed
// unless it is a web address with a host: nothing else is handed to a browser.
Result<QUrl> authorizationUrl(const QString &base, const Parameters &added);

// The last value of a parameter of a query, decoded as forms are ("+" is a space).
QString formParameter(const QUrl &url, const QString &name);

} // namespace patchbay::auth
