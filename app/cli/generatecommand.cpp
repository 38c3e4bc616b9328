// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/generatecommand.h"

#include "runtime/files/readfile.h"
#include "runtime/project/csv.h"
#include "runtime/schema/sampleschema.h"

namespace patchbay::cli
{
namespace
{

constexpr qint64 maxSampleBytes = 64LL * 1024 * 1024;

Result<Json> schemaOfJsonFile(const QString &path)
{
    const Result<QByteArray> text = readUtf8File(path, maxSampleBytes);
    if (!text)
        return fail(text.error());
    const Result<Json> sample = parseJson(*text);
    if (!sample)
        return fail(sample.error().code, QStringLiteral("%1: %2").arg(path, sample.error().detail));
    return schema::schemaOfSample(*sample);
}

Result<Json> schemaOfCsvFile(const QString &path, char separator)
{
    const Result<QByteArray> text = readUtf8File(path, maxSampleBytes);
    if (!text)
        return fail(text.error());
    const Result<QList<QStringList>> rows = project::parseCsv(*text, separator);
    if (!rows)
        return fail(rows.error().code, QStringLiteral("%1: %2").arg(path, rows.error().detail));
    if (rows->isEmpty())
        return fail(ErrorCode::Malformed, QStringLiteral("%1: there is no header line").arg(path));
    return schema::schemaOfColumns(rows->first());
}

} // namespace

Message generateSchema(const GenerateOptions &options)
{
    const Result<Json> fields = options.json.isEmpty()
        ? schemaOfCsvFile(options.csv, options.separator)
        : schemaOfJsonFile(options.json);
    if (!fields) {
        return {QStringLiteral("Failed to generate schema: ") + fields.error().detail, true,
            ExitCode::Usage};
    }
    return {QString::fromUtf8(toPrettyJsonText(*fields)), false, ExitCode::Ok};
}

} // namespace patchbay::cli
