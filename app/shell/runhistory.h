// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/outlinemodel.h"
#include "runtime/engine/run.h"

#include <QHash>

namespace patchbay::app
{

// How the last run of each operation ended and whether its code changed since: what the tree shows
// beside the names. Of this session; a plain value.
class RunHistory
{
public:
    // `file` names the connector, `path` what runs; `text` is the source that runs.
    void noteStart(const QString &file, const QString &path, const language::Analysis &analysis,
        const QByteArray &text);
    void noteEnd(const engine::RunResult &result); // of the run that was started last

    QHash<QString, OutlineModel::BadgeInfo> badges(
        const QString &file, const language::Analysis &analysis, const QByteArray &text) const;

private:
    struct Entry
    {
        size_t code = 0; // fingerprint of what ran
        bool passed = false;
        int status = 0; // of the request that failed; 0 = none did
    };
    struct Started
    {
        QString file;
        QString path;
        size_t code = 0;
    };

    QHash<QString, QHash<QString, Entry>> m_ended; // file -> path
    Started m_started;
};

} // namespace patchbay::app
