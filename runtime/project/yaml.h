// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/json/json.h"

namespace patchbay::project
{

// What a YAML file may hold besides plain data.
enum class YamlClasses {
    Symbols, // settings, account properties: dates and times are refused (sdk/runtime.md §18.1)
    SymbolsAndDates, // lookup tables: dates become {"$date"}, times {"$time"}
};

// YAML as Ruby's Psych reads it: YAML 1.1 scalars (yes/no/on/off, octal and underscored numbers),
// `:symbols` (keys and values become their names), quoted scalars always text. Malformed with line
// and column for anything else; TooLarge when aliases expand beyond a sane number of values.
Result<Json> parseYaml(const QByteArray &utf8, YamlClasses classes);

// Block style as Psych writes and reads back: "---", two spaces a level, text quoted where it would
// be taken for something else.
QByteArray toYamlText(const Json &value);

} // namespace patchbay::project
