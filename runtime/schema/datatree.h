// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/json/json.h"

#include <QList>
#include <QStringList>

namespace patchbay::schema
{

// One pill of an operation's output (structure-and-schema.md §12).
struct Pill
{
    QString label;
    QString name;
    QString typeName; // decides the icon; "list_size"/"list_index" for the two synthetic pills
    QStringList path;
    QString sample; // scalar of sample_output, empty when none
    bool brokenName = false; // characters that break pills on the platform
    QList<Pill> children;
};

// Tree of normalised output fields with samples filled in by name (lists: first element).
QList<Pill> buildDatatree(const Json &outputFields, const Json &sampleOutput);

} // namespace patchbay::schema
