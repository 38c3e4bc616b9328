// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/json/jsonscanner.h"

#include <QByteArray>

#include <optional>

namespace patchbay
{

// isJsonText() in pieces, for whoever must not hold up an event loop.
class JsonCheck
{
public:
    explicit JsonCheck(QByteArray text);
    Q_DISABLE_COPY_MOVE(JsonCheck)

    // Reads on for about that many bytes; a single long string is read whole. Nothing: there is
    // more.
    std::optional<bool> advance(qsizetype bytes);

private:
    QByteArray m_text;
    JsonScanner m_scanner;
};

} // namespace patchbay
