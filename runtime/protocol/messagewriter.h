// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/protocol/frame.h"
#include "runtime/protocol/messages.h"

#include <optional>

namespace patchbay::protocol
{

// What the application says, as frames (docs/protocol.md). Descriptors travel beside the frame.

enum class SignalKind { Stop, Kill };

// lean: the host will serve few sources and leave soon.
Frame helloFrame(bool lean = false);
// spareFor: nobody waits for it yet, it may take its time to get ready for a source of about so
// many bytes.
Frame startVersionFrame(const QString &version, const ProcessLimits &limits,
    std::optional<qint64> spareFor = std::nullopt);
// `pid` absent: the whole version, always killed.
Frame signalFrame(const QString &version, std::optional<qint64> pid, SignalKind kind);

// `clock`: RFC 3339, or empty for the real one.
Frame loadFrame(
    const QString &path, const QString &profile, const QString &clock, QByteArray source);
Frame startRunFrame(const QString &run, const ProcessLimits &limits, bool spare = false);

Frame jobFrame(QByteArray job);
Frame answerFrame(qint64 id, Answer answer);
Frame failureFrame(qint64 id, const QString &kind, const QString &detail);
Frame settingsFrame(qint64 id, bool accept);
Frame resolvedFrame(qint64 id, const Json &records);
Frame resolveFailedFrame(qint64 id, const QString &text);
Frame sleptFrame(qint64 id);

} // namespace patchbay::protocol
