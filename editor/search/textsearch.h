// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/view/codeeditor.h"
#include "runtime/base/result.h"

namespace patchbay::editor
{

struct SearchOptions
{
    bool regex = false;
    bool matchCase = false;
    bool wholeWord = false;
};

struct SearchMatches
{
    QList<CodeEditor::Range> ranges;
    QList<QByteArray> replacements; // as long as `ranges`
    bool cut = false; // there are more than maxMatches
};

inline constexpr int maxMatches = 20000;

// Every match in `utf8` as byte ranges, with its replacement (\1 … \9 and \0 stand for groups in a
// regular expression). Malformed for a bad expression, with its message and place.
Result<SearchMatches> searchText(const QByteArray &utf8, const QString &pattern,
    const SearchOptions &options, const QString &replacement = {});

} // namespace patchbay::editor
