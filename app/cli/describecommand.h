// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/composition.h"
#include "app/cli/options.h"
#include "app/cli/terminal.h"

#include <memory>

namespace patchbay::cli
{

// `patchbay-cli describe`: everything that a connector declares. Emits finished() once.
class DescribeCommand : public QObject
{
    Q_OBJECT
public:
    DescribeCommand(DescribeOptions options, QString applicationFolder, Terminal &terminal,
        QObject *parent = nullptr);
    ~DescribeCommand() override;

    void start();

signals:
    void finished(patchbay::cli::ExitCode code);

private:
    void reportUnreadable(bool exists, const QString &problem);
    void onDescribed(const Result<Json> &document);

    DescribeOptions m_options;
    QString m_applicationFolder;
    Terminal &m_terminal;
    NoHosts m_policy;
    std::unique_ptr<Composition> m_services;
};

} // namespace patchbay::cli
