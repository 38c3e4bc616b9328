// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/auth/allowedhosts.h"
#include "runtime/http/mockserver/harbormock.h"
#include "runtime/project/truststore.h"

#include <QThread>

#include <memory>

namespace patchbay::app
{

// The sample as a project of the user's own: copied once into the user's data folder, allowed to
// run, its service listening on loopback in a thread of its own.
class SampleHost
{
public:
    // `bundled`: the sample's folder; the file beside it, <folder>.json, says how to show it.
    SampleHost(QString bundled, QString projectFolder, project::TrustStore &trust,
        auth::AllowedHosts &hosts);
    ~SampleHost();

    // The place in the outline where its first run shows most; empty where its data says none.
    QString firstRun() const;
    // The copy's connector.rb. NoSpace, ReadOnly where it cannot be copied; Network where loopback
    // cannot be used.
    Result<QString> prepare();
    // A connector was opened: with one of the sample's files comes its service, once.
    void serveIfOpen(const QString &path);

private:
    Result<void> copy() const;
    Result<quint16> serve();
    Result<void> pointTo(quint16 port) const;

    QString m_bundled;
    QString m_folder;
    project::TrustStore &m_trust;
    auth::AllowedHosts &m_hosts;
    QThread m_thread;
    std::unique_ptr<http::mockserver::HarborMock> m_mock;
    quint16 m_port = 0;
};

} // namespace patchbay::app
