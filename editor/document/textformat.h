// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/base/result.h"

#include <QByteArray>

namespace patchbay::editor
{

enum class LineEnds { Lf, CrLf };

// What a file looked like on disk, so that saving changes nothing but the text.
struct TextFormat
{
    bool bom = false;
    LineEnds lineEnds = LineEnds::Lf;
};

struct DecodedText
{
    QByteArray utf8; // without byte order mark, line ends as they are
    TextFormat format;
};

// The platform takes 10 MB of source (structure-and-schema.md §1.1); more is refused.
inline constexpr qint64 maxSourceBytes = qint64(10) * 1024 * 1024;

// Malformed for binary files and text that is not UTF-8, with the offset; TooLarge above the cap.
Result<DecodedText> decodeText(const QByteArray &bytes);
QByteArray encodeText(const QByteArray &utf8, const TextFormat &format);

} // namespace patchbay::editor
