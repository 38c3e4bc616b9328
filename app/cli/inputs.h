// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/options.h"
#include "runtime/auth/hostpattern.h"
#include "runtime/http/curltransport.h"
#include "runtime/project/connectorproject.h"

namespace patchbay::cli
{

// What could not be read, with the exit status it means.
struct InputError
{
    ExitCode code = ExitCode::Usage;
    QString text;
};

template <typename T> using InputResult = tl::expected<T, InputError>;

// Everything that `exec` reads before it runs.
struct ExecInputs
{
    project::ConnectorProject project;
    project::SettingsFile settings;
    engine::RunRequest request;
    QList<auth::HostPattern> allowed;
};

InputResult<project::ConnectorProject> openProject(const QString &connector);
InputResult<QByteArray> readSource(const project::ConnectorProject &project);
InputResult<ExecInputs> readInputs(const ExecOptions &options);
// How requests leave this computer.
InputResult<http::CurlOptions> curlOptionsOf(const ExecOptions &options);

} // namespace patchbay::cli
