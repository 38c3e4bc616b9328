// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/document/textformat.h"

#include <algorithm>

namespace patchbay::editor
{

namespace
{

constexpr char byteOrderMark[] = "\xEF\xBB\xBF";

// Bytes of the sequence that starts at `at`, 0 when it is not UTF-8 (overlong and surrogates too).
int sequenceLength(const QByteArray &bytes, qsizetype at)
{
    const auto byte
        = [&](qsizetype i) { return i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0U; };
    const unsigned first = byte(at);
    if (first < 0x80)
        return 1;
    int length = 0;
    unsigned low = 0x80;
    unsigned high = 0xBF;
    if (first >= 0xC2 && first <= 0xDF) {
        length = 2;
    } else if (first >= 0xE0 && first <= 0xEF) {
        length = 3;
        low = first == 0xE0 ? 0xA0 : 0x80;
        high = first == 0xED ? 0x9F : 0xBF;
    } else if (first >= 0xF0 && first <= 0xF4) {
        length = 4;
        low = first == 0xF0 ? 0x90 : 0x80;
        high = first == 0xF4 ? 0x8F : 0xBF;
    } else {
        return 0;
    }
    if (byte(at + 1) < low || byte(at + 1) > high)
        return 0;
    for (int i = 2; i < length; ++i) {
        if ((byte(at + i) & 0xC0U) != 0x80U)
            return 0;
    }
    return length;
}

} // namespace

Result<DecodedText> decodeText(const QByteArray &bytes)
{
    if (bytes.size() > maxSourceBytes)
        return fail(ErrorCode::TooLarge, QStringLiteral("%1 bytes").arg(bytes.size()));
    if (bytes.contains('\0'))
        return fail(ErrorCode::Malformed, QStringLiteral("binary file"));
    DecodedText result;
    result.format.bom = bytes.startsWith(byteOrderMark);
    result.utf8 = result.format.bom ? bytes.mid(3) : bytes;
    for (qsizetype at = 0; at < result.utf8.size();) {
        const int length = sequenceLength(result.utf8, at);
        if (length == 0) {
            const auto line = std::count(result.utf8.begin(), result.utf8.begin() + at, '\n') + 1;
            return fail(ErrorCode::Malformed,
                QStringLiteral("not UTF-8 at byte %1, line %2").arg(at).arg(line));
        }
        at += length;
    }
    const auto all = result.utf8.count('\n');
    const auto windows = result.utf8.count("\r\n");
    result.format.lineEnds = windows > all - windows ? LineEnds::CrLf : LineEnds::Lf;
    return result;
}

QByteArray encodeText(const QByteArray &utf8, const TextFormat &format)
{
    return format.bom ? byteOrderMark + utf8 : utf8;
}

} // namespace patchbay::editor
