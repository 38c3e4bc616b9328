// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/composition.h"
#include "app/cli/enginecaller.h"
#include "app/cli/inputs.h"
#include "app/cli/terminalpolicy.h"
#include "runtime/auth/oauth2flow.h"

#include <memory>

namespace patchbay::cli
{

// `patchbay-cli oauth2`: gets the tokens of a connection through a browser and keeps them in the
// settings file (sdk/runtime.md §17.7). Emits finished() once.
class OAuth2Command : public QObject
{
    Q_OBJECT
public:
    OAuth2Command(OAuth2Options options, QString applicationFolder, Terminal &terminal,
        QObject *parent = nullptr);
    ~OAuth2Command() override;

    void start();
    void interrupt();

signals:
    void finished(patchbay::cli::ExitCode code);

private:
    void startFlow(auth::OAuth2Options options);
    void onBrowserNeeded(const QUrl &url);
    void onConnected(const auth::OAuth2Grant &grant);
    void onFailed(const auth::OAuth2Failure &failure);
    void status(const QString &text); // a line of progress
    void leave(const QString &problem, ExitCode code);

    OAuth2Options m_options;
    QString m_applicationFolder;
    Terminal &m_terminal;
    auth::AllowedHosts m_remembered;
    std::unique_ptr<ExecInputs> m_inputs;
    std::unique_ptr<TerminalPolicy> m_policy;
    std::unique_ptr<Composition> m_services;
    std::unique_ptr<EngineCaller> m_caller;
    std::unique_ptr<auth::OAuth2Flow> m_flow;
};

} // namespace patchbay::cli
