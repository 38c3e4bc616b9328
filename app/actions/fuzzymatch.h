// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace patchbay::app
{

// How well `pattern` matches `text` as a subsequence, letter case ignored: 0 = not at all. Runs of
// letters and letters at the start of words count more, long texts less.
int fuzzyScore(const QString &pattern, const QString &text);

} // namespace patchbay::app
