// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/json/json.h"

#include <QStringList>

namespace patchbay::project
{

// What connector code can look up in its project, besides settings (sdk/runtime.md §18.3–§18.5).
struct ProjectData
{
    Json accountProperties = Json::object(); // name → text
    Json lookupTables = Json::object(); // name → {"id", "rows": [{column: value}]}
    Json schemas = Json::object(); // id → list of fields
};

struct ProjectDataOptions
{
    QStringList folders; // searched in order, for each file on its own
    QString keyPath; // master.key
    QByteArray environmentKey;
};

// Reads the files that are there: account_properties.yaml, .yaml.enc and .csv, lookup_tables.yaml,
// workato_schemas.json. A broken one fails as a whole, naming file and place.
Result<ProjectData> readProjectData(const ProjectDataOptions &options);

// One lookup table from a CSV file with a header row.
Result<Json> readLookupTableCsv(const QString &path, const QString &id);

} // namespace patchbay::project
