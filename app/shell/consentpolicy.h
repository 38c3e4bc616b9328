// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/auth/allowedhosts.h"
#include "runtime/engine/engine.h"

#include <QHash>
#include <QList>
#include <QObject>

namespace patchbay::app
{

class Prompter;

// The first contact with each host is asked once per project and remembered; until then nothing is
// sent. decide() is called in the engine's thread, everything else happens in the UI thread.
class ConsentPolicy : public QObject, public engine::HostPolicy
{
    Q_OBJECT
public:
    ConsentPolicy(auth::AllowedHosts &hosts, Prompter &prompter, QObject *parent = nullptr);

    void decide(const engine::RunRequest &request, const QUrl &url,
        std::function<void(bool)> answer) override;

    // Hosts allowed in a project, for the status bar.
    int allowedCount(const QString &projectFolder) const;

signals:
    void allowed(const QString &projectFolder, const QString &host);

private:
    void consider(const QString &folder, const QUrl &url, std::function<void(bool)> answer);
    void settle(const QString &key, bool yes);

    auth::AllowedHosts &m_hosts;
    Prompter &m_prompter;
    // Open questions: folder and host -> who waits for the answer.
    QHash<QString, QList<std::function<void(bool)>>> m_waiting;
};

// "api.example.com" or "127.0.0.1:48480": what a person is asked about.
QString hostForPeople(const QUrl &url);

} // namespace patchbay::app
