// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/engine/arguments.h"
#include "runtime/engine/engine.h"
#include "runtime/hostlink/version.h"

namespace patchbay::engine
{

// Which process serves a request.
hostlink::Version versionOf(const Source &source, Profile profile, const QDateTime &clock);

// RFC 3339 in UTC with milliseconds; empty for an invalid time.
QString clockText(const QDateTime &clock);

// What changes between the steps of one run.
struct ExecStep
{
    Json settings = Json::object();
    QByteArray continueJson; // raw; empty: as the request has it
    double movedSeconds = 0; // virtual time that passed since the run began
};

// JOB of docs/protocol.md as JSON text. `arguments`: those of the request.
QByteArray execJob(const RunRequest &request, const Arguments &arguments, const ExecStep &step);
QByteArray formJob(const FormRequest &request, double lambdaSeconds, const QStringList &skip);

struct DescribeOptions
{
    int variants = 0;
    bool normalized = false;
    QDateTime clock;
    Profile profile = Profile::Cloud;

    static DescribeOptions fromJson(const Json &options);
};
QByteArray describeJob(const DescribeOptions &options, const Surroundings &surroundings,
    double lambdaSeconds, const QStringList &skip);

} // namespace patchbay::engine
