// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/consentpolicy.h"

#include "app/dialogs/prompter.h"

#include <QFileInfo>
#include <QUrl>

namespace patchbay::app
{

QString hostForPeople(const QUrl &url)
{
    const QString host = url.host().contains(QLatin1Char(':'))
        ? QStringLiteral("[%1]").arg(url.host())
        : url.host();
    return url.port() < 0 ? host : QStringLiteral("%1:%2").arg(host).arg(url.port());
}

ConsentPolicy::ConsentPolicy(auth::AllowedHosts &hosts, Prompter &prompter, QObject *parent)
    : QObject(parent)
    , m_hosts(hosts)
    , m_prompter(prompter)
{ }

void ConsentPolicy::decide(
    const engine::RunRequest &request, const QUrl &url, std::function<void(bool)> answer)
{
    const QString folder = QFileInfo(request.source.path).absolutePath();
    QMetaObject::invokeMethod(this, [this, folder, url, answer = std::move(answer)]() mutable {
        consider(folder, url, std::move(answer));
    });
}

void ConsentPolicy::consider(
    const QString &folder, const QUrl &url, std::function<void(bool)> answer)
{
    if (m_hosts.isAllowed(folder, url)) {
        answer(true);
        return;
    }
    const QString host = hostForPeople(url);
    const QString key = folder + QLatin1Char('\n') + host;
    auto &waiting = m_waiting[key];
    waiting.append(std::move(answer));
    if (waiting.size() > 1)
        return; // already asked
    Question question;
    question.title = tr("Allow a connection?");
    question.text = tr("The connector wants to send requests to %1.").arg(host);
    question.details
        = tr("Patchbay asks once for each host of a project. Whatever the connector knows, its "
             "connection's secrets included, could be sent there.");
    question.answers = {tr("Refuse"), tr("Allow %1").arg(host)};
    m_prompter.ask(question, [this, key, folder, host](int index) {
        if (index == 1) {
            // A full disk costs the memory, not the run.
            if (m_hosts.allow(folder, host))
                emit allowed(folder, host);
        }
        settle(key, index == 1);
    });
}

void ConsentPolicy::settle(const QString &key, bool yes)
{
    const auto waiting = m_waiting.take(key);
    for (const auto &answer : waiting)
        answer(yes);
}

int ConsentPolicy::allowedCount(const QString &projectFolder) const
{
    return static_cast<int>(m_hosts.patterns(projectFolder).size());
}

} // namespace patchbay::app
