// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/composition.h"
#include "app/cli/inputs.h"
#include "app/cli/terminalpolicy.h"

#include <memory>

namespace patchbay::cli
{

// `patchbay-cli exec`: reads, runs, prints. Emits finished() once.
class ExecCommand : public QObject
{
    Q_OBJECT
public:
    ExecCommand(ExecOptions options, QString applicationFolder, Terminal &terminal,
        QObject *parent = nullptr);
    ~ExecCommand() override;

    void start();
    void interrupt(); // Ctrl-C: the run is stopped, a second time the program

signals:
    void finished(patchbay::cli::ExitCode code);

private:
    void run();
    void onTraced(const engine::TraceEvent &event);
    void onFinished(const engine::RunResult &result);
    void offerToSaveSettings(const engine::RunResult &result);
    void saveSettings(const engine::RunResult &result);
    void leave(const engine::RunResult &result);
    bool writeResult(const engine::RunResult &result);
    bool writeHar(const engine::RunResult &result);
    void reportProblem(const engine::RunResult &result);
    void showVerboseInput();

    ExecOptions m_options;
    QString m_applicationFolder;
    Terminal &m_terminal;
    auth::AllowedHosts m_remembered;
    std::unique_ptr<ExecInputs> m_inputs;
    std::unique_ptr<TerminalPolicy> m_policy;
    std::unique_ptr<Composition> m_services;
    QString m_updateMessage; // why settings changed
    engine::RunId m_run = 0;
    bool m_interrupted = false;
};

} // namespace patchbay::cli
