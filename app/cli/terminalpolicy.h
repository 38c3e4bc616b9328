// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/terminal.h"
#include "runtime/auth/allowedhosts.h"
#include "runtime/engine/engine.h"

#include <QHash>
#include <QSet>

namespace patchbay::cli
{

// Lets connector code contact what --allow-host names and what the user allowed this project
// before. Anything else is asked once on a terminal and denied without one.
class TerminalPolicy final : public engine::HostPolicy
{
public:
    TerminalPolicy(Terminal &terminal, auth::AllowedHosts &remembered, QString projectFolder,
        QList<auth::HostPattern> allowed);

    void decide(const engine::RunRequest &request, const QUrl &url,
        std::function<void(bool)> answer) override;

    // Hosts that were turned away, for a hint at the end.
    QStringList denied() const { return m_denied; }

private:
    void ask(const QString &host);
    void settle(const QString &host, bool allowed);
    void deny(const QString &host);

    Terminal &m_terminal;
    auth::AllowedHosts &m_remembered;
    QString m_projectFolder;
    QList<auth::HostPattern> m_allowed;
    QHash<QString, bool> m_answered; // in this run
    QHash<QString, QList<std::function<void(bool)>>> m_waiting;
    QStringList m_denied;
};

} // namespace patchbay::cli
