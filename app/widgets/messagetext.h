// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace patchbay::app
{

constexpr qsizetype narrowWord = 24; // characters that fit beside the editor

// A message of a connector or a service as a label can bear it: at most a few thousand characters,
// the rest counted, and very long words given places to break. A label is never narrower than its
// longest word, so an answer without a blank, raised as an error, would widen the whole window.
// Words of up to `longestWord` characters stay as they are, also when they are copied.
QString messageText(const QString &text, qsizetype longestWord = 100);

} // namespace patchbay::app
