// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/composition.h"
#include "app/cli/options.h"
#include "app/cli/terminal.h"
#include "runtime/project/testskeletons.h"

#include <memory>

namespace patchbay::cli
{

// `patchbay-cli generate test`: empty RSpec tests for what the options name, else for all that the
// connector declares (sdk/runtime.md §17.4). Emits finished() once.
class GenerateTestCommand : public QObject
{
    Q_OBJECT
public:
    GenerateTestCommand(GenerateTestOptions options, QString applicationFolder, Terminal &terminal,
        QObject *parent = nullptr);
    ~GenerateTestCommand() override;

    void start();

signals:
    void finished(patchbay::cli::ExitCode code);

private:
    void describe();
    void write(const QList<project::TestSubject> &subjects, bool whole);
    void refuse(const QString &problem, ExitCode code);

    GenerateTestOptions m_options;
    QString m_applicationFolder;
    Terminal &m_terminal;
    NoHosts m_policy;
    std::unique_ptr<Composition> m_services;
};

} // namespace patchbay::cli
