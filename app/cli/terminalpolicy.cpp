// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/terminalpolicy.h"

#include <algorithm>

namespace patchbay::cli
{

TerminalPolicy::TerminalPolicy(Terminal &terminal, auth::AllowedHosts &remembered,
    QString projectFolder, QList<auth::HostPattern> allowed)
    : m_terminal(terminal)
    , m_remembered(remembered)
    , m_projectFolder(std::move(projectFolder))
    , m_allowed(std::move(allowed))
{ }

void TerminalPolicy::decide(
    const engine::RunRequest &, const QUrl &url, std::function<void(bool)> answer)
{
    const bool named = std::any_of(m_allowed.begin(), m_allowed.end(),
        [&url](const auth::HostPattern &pattern) { return pattern.matches(url); });
    if (named) {
        answer(true);
        return;
    }
    const QString host = auth::wireHost(url.host());
    if (const auto known = m_answered.constFind(host); known != m_answered.constEnd()) {
        answer(*known);
        return;
    }
    if (m_remembered.isAllowed(m_projectFolder, url)) {
        m_answered.insert(host, true);
        answer(true);
        return;
    }
    if (!m_terminal.isInteractive()) {
        deny(host);
        answer(false);
        return;
    }
    const bool isFirst = !m_waiting.contains(host);
    m_waiting[host].append(std::move(answer));
    if (isFirst)
        ask(host);
}

void TerminalPolicy::ask(const QString &host)
{
    m_terminal.ask(QStringLiteral("May this connector contact %1? (Yes or No)").arg(host),
        [this, host](const QString &line) {
            const QString word = line.toLower();
            const bool yes = word == QLatin1String("y") || word == QLatin1String("yes");
            if (yes) {
                const Result<void> saved = m_remembered.allow(m_projectFolder,
                    host.contains(QLatin1Char(':')) ? QLatin1Char('[') + host + QLatin1Char(']')
                                                    : host);
                if (!saved) {
                    m_terminal.error(QStringLiteral("patchbay-cli: the answer cannot be kept: %1")
                                         .arg(saved.error().detail));
                }
            }
            settle(host, yes);
        });
}

void TerminalPolicy::settle(const QString &host, bool allowed)
{
    m_answered.insert(host, allowed);
    if (!allowed)
        deny(host);
    for (const auto &answer : m_waiting.take(host))
        answer(allowed);
}

void TerminalPolicy::deny(const QString &host)
{
    if (!m_denied.contains(host))
        m_denied.append(host);
}

} // namespace patchbay::cli
