// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/exitcode.h"
#include "app/cli/options.h"
#include "runtime/http/mockserver/harbormock.h"

#include <QObject>

namespace patchbay::cli
{

class Terminal;

// Starts the sample's service for one `exec --sample` and points the options at the sample. The
// service lives as long as `mock`.
Result<void> useSample(
    http::mockserver::HarborMock &mock, const QString &applicationFolder, ExecOptions &options);

// `patchbay-cli mock`: serves the sample's API until it is interrupted.
class MockCommand : public QObject
{
    Q_OBJECT
public:
    MockCommand(const MockOptions &options, Terminal &terminal, QObject *parent = nullptr);

    void start();
    void interrupt();

signals:
    void finished(patchbay::cli::ExitCode code);

private:
    MockOptions m_options;
    Terminal &m_terminal;
    http::mockserver::HarborMock m_mock;
};

} // namespace patchbay::cli
