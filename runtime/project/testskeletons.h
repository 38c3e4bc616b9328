// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/base/result.h"

#include <QList>
#include <QString>

namespace patchbay::project
{

// What a test is written for: "action", "trigger", "pick_list", "object_definition" or "method".
struct TestSubject
{
    QString kind;
    QString name;
};

struct TestSkeleton
{
    QString path; // below the folder
    bool made = false; // false: it existed and was left alone
};

// Where the test of `subject` lies: spec/actions/create_note_spec.rb (sdk/runtime.md §17.4).
QString testPath(const TestSubject &subject);

// Writes an empty RSpec test for each subject, `whole`: and one for the connector itself.
Result<QList<TestSkeleton>> writeTestSkeletons(const QString &folder, const QString &connector,
    const QList<TestSubject> &subjects, bool whole);

} // namespace patchbay::project
