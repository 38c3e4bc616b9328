// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/base/result.h"
#include "runtime/json/json.h"
#include "runtime/protocol/limits.h"

#include <QByteArray>

#include <memory>

namespace patchbay::protocol
{

// The unit of talk between application and host: a JSON object and raw bytes (design §4.1).
struct Frame
{
    Json header = Json::object();
    QByteArray blob;
    std::shared_ptr<const void> owner = nullptr; // of bytes that the blob only refers to, or null
};

// The frame's first eight bytes (both lengths, little endian) and its header as text; the blob
// follows on the wire as it is, so that large bodies are never copied to be framed.
// TooLarge when a part is over `caps`.
Result<QByteArray> encodeHead(const Frame &frame, const Caps &caps = {});

// Head and blob in one piece.
Result<QByteArray> encodeFrame(const Frame &frame, const Caps &caps = {});

} // namespace patchbay::protocol
