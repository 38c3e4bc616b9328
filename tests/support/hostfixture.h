// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/hostlink/host.h"
#include "runtime/hostlink/hostrun.h"
#include "runtime/hostlink/session.h"
#include "runtime/json/json.h"

#include <QDir>
#include <QFile>
#include <QStringList>
#include <QTest>

#include <memory>
#include <optional>

namespace patchbay::tests
{

// The real host with the small stand-in of the SDK, so that a test judges processes and frames.
inline hostlink::HostOptions standInOptions()
{
    hostlink::HostOptions options;
    options.executable = QStringLiteral(PATCHBAY_BUILD_DIR "/bin/patchbay-host");
    options.scripts = QStringLiteral(PATCHBAY_BUILD_DIR "/tests/host-standin");
    return options;
}

// The host itself, warm versions and spares: what may live while nothing runs.
inline qsizetype mostAtRest()
{
    const hostlink::HostOptions options = standInOptions();
    return 1 + options.warmSessions + options.spareVersions + options.spareRuns;
}

// A source whose only lambda, "run", has this body; `broker` and `input` are its arguments.
inline hostlink::Version versionOf(const QByteArray &body)
{
    hostlink::Version version;
    version.source = "{ run: lambda do |broker, input|\n" + body + "\nend }";
    version.path = QStringLiteral("connector.rb");
    return version;
}

inline QByteArray jobOf(const Json &input = nullptr)
{
    return toJsonText(Json{{"path", "run"}, {"arguments", Json{{"input", input}}}});
}

// Everything one run said.
struct Witness
{
    explicit Witness(std::unique_ptr<hostlink::HostRun> started)
        : run(std::move(started))
    {
        QObject::connect(run.get(), &hostlink::HostRun::outcome, run.get(),
            [this](const protocol::Outcome &message) { outcome = message; });
        QObject::connect(run.get(), &hostlink::HostRun::console, run.get(),
            [this](const protocol::ConsoleMessage &message) { console.append(message.text); });
        QObject::connect(run.get(), &hostlink::HostRun::finished, run.get(),
            [this](const hostlink::RunEnd &message) { end = message; });
    }

    std::unique_ptr<hostlink::HostRun> run;
    std::optional<protocol::Outcome> outcome;
    std::optional<hostlink::RunEnd> end;
    QStringList console;
};

// Process ids of everything that descends from `root`, itself included, zombies excluded.
inline QList<qint64> livingDescendants(qint64 root)
{
    QHash<qint64, QList<qint64>> children;
    QSet<qint64> alive;
    const auto entries = QDir(QStringLiteral("/proc")).entryList(QDir::Dirs);
    for (const QString &entry : entries) {
        QFile file(QStringLiteral("/proc/%1/stat").arg(entry));
        if (entry.toLongLong() == 0 || !file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray stat = file.readAll();
        const auto fields = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
        if (fields.size() < 2 || fields[0] == "Z" || fields[0] == "X")
            continue;
        alive.insert(entry.toLongLong());
        children[fields[1].toLongLong()].append(entry.toLongLong());
    }
    QList<qint64> found;
    QList<qint64> open{root};
    while (!open.isEmpty()) {
        const qint64 process = open.takeFirst();
        if (alive.contains(process))
            found.append(process);
        open.append(children.value(process));
    }
    return found;
}

inline bool isAlive(qint64 process)
{
    QFile file(QStringLiteral("/proc/%1/stat").arg(process));
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray stat = file.readAll();
    const QByteArray state = stat.mid(stat.lastIndexOf(')') + 2, 1);
    return state != "Z" && state != "X";
}

} // namespace patchbay::tests
