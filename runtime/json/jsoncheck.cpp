// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/json/jsoncheck.h"

#include <limits>
#include <utility>

namespace patchbay
{

JsonCheck::JsonCheck(QByteArray text)
    : m_text(std::move(text))
    , m_scanner(m_text, {.depth = std::numeric_limits<int>::max()})
{ }

std::optional<bool> JsonCheck::advance(qsizetype bytes)
{
    const qsizetype from = m_scanner.position();
    for (;;) {
        const JsonScanner::Token token = m_scanner.next();
        if (token == JsonScanner::Token::End)
            return true;
        if (token == JsonScanner::Token::Error)
            return false;
        if (m_scanner.position() - from >= bytes)
            return std::nullopt;
    }
}

} // namespace patchbay
