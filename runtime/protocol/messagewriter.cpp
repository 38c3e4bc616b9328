// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/protocol/messagewriter.h"

#include <utility>

namespace patchbay::protocol
{

namespace
{

Json limitsToJson(const ProcessLimits &limits)
{
    return Json{{"cpu_seconds", limits.cpuSeconds}, {"memory_mb", limits.memoryMb},
        {"output_mb", limits.outputMb}};
}

Frame frameOf(Json header, QByteArray blob = {})
{
    return Frame{std::move(header), std::move(blob), nullptr};
}

} // namespace

Frame helloFrame(bool lean)
{
    Json header{{"op", "hello"}, {"protocol", kVersion}};
    if (lean)
        header["lean"] = true;
    return frameOf(std::move(header));
}

Frame startVersionFrame(
    const QString &version, const ProcessLimits &limits, std::optional<qint64> spareFor)
{
    Json header{{"op", "version"}, {"version", toStd(version)}, {"limits", limitsToJson(limits)}};
    if (spareFor) {
        header["spare"] = true;
        header["source_bytes"] = *spareFor;
    }
    return frameOf(std::move(header));
}

Frame signalFrame(const QString &version, std::optional<qint64> pid, SignalKind kind)
{
    Json header{{"op", "signal"}, {"version", toStd(version)}};
    if (pid)
        header["pid"] = *pid;
    header["signal"] = kind == SignalKind::Stop ? "stop" : "kill";
    return frameOf(std::move(header));
}

Frame loadFrame(
    const QString &path, const QString &profile, const QString &clock, QByteArray source)
{
    Json header{{"op", "load"}, {"path", toStd(path)}, {"profile", toStd(profile)}};
    header["clock"] = clock.isEmpty() ? Json() : Json(toStd(clock));
    return frameOf(std::move(header), std::move(source));
}

Frame startRunFrame(const QString &run, const ProcessLimits &limits, bool spare)
{
    Json header{{"op", "run"}, {"run", toStd(run)}, {"limits", limitsToJson(limits)}};
    if (spare)
        header["spare"] = true;
    return frameOf(std::move(header));
}

Frame jobFrame(QByteArray job)
{
    return frameOf({{"op", "job"}}, std::move(job));
}

Frame answerFrame(qint64 id, Answer answer)
{
    // Header lines and URLs are bytes on the wire; what is no UTF-8 among them is taken as Latin-1,
    // so that nothing is lost and the frame stays valid.
    const auto text = [](const QByteArray &bytes) {
        return bytes.isValidUtf8() ? bytes.toStdString() : toStd(QString::fromLatin1(bytes));
    };
    Json headers = Json::array();
    for (const auto &[name, value] : std::as_const(answer.headers))
        headers.push_back(Json::array({text(name), text(value)}));
    Json header{
        {"op", "answer"}, {"id", id}, {"status", answer.status}, {"reason", text(answer.reason)}};
    header["headers"] = std::move(headers);
    header["url"] = text(answer.url);
    header["hops"] = answer.hops;
    Frame frame = frameOf(std::move(header), std::move(answer.body));
    frame.owner = std::move(answer.bodyOwner);
    return frame;
}

Frame failureFrame(qint64 id, const QString &kind, const QString &detail)
{
    Json failure{{"kind", toStd(kind)}, {"detail", toStd(detail)}};
    Json header{{"op", "answer"}, {"id", id}};
    header["failure"] = std::move(failure);
    return frameOf(std::move(header));
}

Frame settingsFrame(qint64 id, bool accept)
{
    return frameOf({{"op", "settings"}, {"id", id}, {"accept", accept}});
}

Frame resolvedFrame(qint64 id, const Json &records)
{
    Json header{{"op", "resolved"}, {"id", id}};
    header["records"] = records;
    return frameOf(std::move(header));
}

Frame resolveFailedFrame(qint64 id, const QString &text)
{
    return frameOf({{"op", "resolved"}, {"id", id}, {"error", toStd(text)}});
}

Frame sleptFrame(qint64 id)
{
    return frameOf({{"op", "slept"}, {"id", id}});
}

} // namespace patchbay::protocol
