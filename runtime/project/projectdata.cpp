// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/project/projectdata.h"

#include "runtime/files/readfile.h"
#include "runtime/project/csv.h"
#include "runtime/project/encryptedtext.h"
#include "runtime/project/yaml.h"

#include <QDir>
#include <QFileInfo>

namespace patchbay::project
{
namespace
{

constexpr qint64 maxDataBytes = 32LL * 1024 * 1024;

QString findFile(const QStringList &folders, const char *name)
{
    for (const QString &folder : folders) {
        QString path = QDir(folder).filePath(QLatin1String(name));
        if (QFileInfo::exists(path))
            return path;
    }
    return {};
}

Error at(const QString &path, const Error &error)
{
    return {error.code, path + QStringLiteral(": ") + error.detail};
}

Result<Json> mappingFromYaml(const QString &path, const QByteArray &text, YamlClasses classes)
{
    Result<Json> value = parseYaml(text, classes);
    if (!value)
        return fail(at(path, value.error()));
    if (value->is_null())
        return Json::object();
    if (!value->is_object()) {
        return fail(
            ErrorCode::Malformed, path + QStringLiteral(": must be a mapping of names to values"));
    }
    return value;
}

// What Ruby's to_s makes of a plain value; the platform keeps properties as text.
std::string propertyText(const Json &value)
{
    if (value.is_string())
        return value.get<std::string>();
    if (value.is_null())
        return {};
    return toJsonText(value).toStdString();
}

void addProperties(Json &properties, const Json &added)
{
    for (const auto &[name, value] : added.items())
        properties[name] = propertyText(value);
}

Result<void> readPlainProperties(Json &properties, const QString &path)
{
    const Result<QByteArray> text = readUtf8File(path, maxDataBytes);
    if (!text)
        return fail(text.error());
    const qsizetype template_ = text->indexOf("<%");
    if (template_ >= 0) {
        return fail(ErrorCode::Unsupported,
            QStringLiteral("%1: line %2: has an ERB template (<%), which Patchbay does not run; "
                           "write the value itself")
                .arg(path)
                .arg(text->left(template_).count('\n') + 1));
    }
    const Result<Json> mapping = mappingFromYaml(path, *text, YamlClasses::Symbols);
    if (!mapping)
        return fail(mapping.error());
    addProperties(properties, *mapping);
    return {};
}

Result<void> readEncryptedProperties(
    Json &properties, const QString &path, const ProjectDataOptions &options)
{
    const Result<QByteArray> content = readFile(path, maxDataBytes);
    if (!content)
        return fail(content.error());
    const Result<MasterKey> key = MasterKey::find(options.keyPath, options.environmentKey);
    if (!key)
        return fail(key.error());
    const Result<QByteArray> text = decryptText(*content, *key);
    if (!text)
        return fail(at(path, text.error()));
    const Result<Json> mapping = mappingFromYaml(path, *text, YamlClasses::Symbols);
    if (!mapping)
        return fail(mapping.error());
    addProperties(properties, *mapping);
    return {};
}

Result<void> readCsvProperties(Json &properties, const QString &path)
{
    const Result<QByteArray> text = readUtf8File(path, maxDataBytes);
    if (!text)
        return fail(text.error());
    const Result<QList<QStringList>> rows = parseCsv(*text);
    if (!rows)
        return fail(at(path, rows.error()));
    for (qsizetype i = 1; i < rows->size(); ++i)
        properties[toStd(rows->at(i).at(0))] = toStd(rows->at(i).value(1));
    return {};
}

Result<Json> readTables(const QString &path)
{
    const Result<QByteArray> text = readUtf8File(path, maxDataBytes);
    if (!text)
        return fail(text.error());
    Result<Json> tables = mappingFromYaml(path, *text, YamlClasses::SymbolsAndDates);
    if (!tables)
        return tables;
    for (const auto &[name, table] : tables->items()) {
        if (!table.is_object() || !valueAt(table, "rows").is_array()) {
            return fail(ErrorCode::Malformed,
                QStringLiteral("%1: table \"%2\" needs \"id\" and a list \"rows\"")
                    .arg(path, fromStd(name)));
        }
    }
    return tables;
}

Result<Json> readSchemas(const QString &path)
{
    const Result<QByteArray> text = readUtf8File(path, maxDataBytes);
    if (!text)
        return fail(text.error());
    Result<Json> schemas = parseJson(*text);
    if (!schemas)
        return fail(at(path, schemas.error()));
    if (!schemas->is_object()) {
        return fail(ErrorCode::Malformed,
            path + QStringLiteral(": must be an object from schema id to a list of fields"));
    }
    return schemas;
}

} // namespace

Result<ProjectData> readProjectData(const ProjectDataOptions &options)
{
    ProjectData data;
    Result<void> good;
    if (const QString path = findFile(options.folders, "workato_schemas.json"); !path.isEmpty()) {
        Result<Json> schemas = readSchemas(path);
        if (!schemas)
            return fail(schemas.error());
        data.schemas = std::move(*schemas);
    }
    if (const QString path = findFile(options.folders, "lookup_tables.yaml"); !path.isEmpty()) {
        Result<Json> tables = readTables(path);
        if (!tables)
            return fail(tables.error());
        data.lookupTables = std::move(*tables);
    }
    Json &properties = data.accountProperties;
    if (const QString path = findFile(options.folders, "account_properties.csv"); !path.isEmpty())
        good = readCsvProperties(properties, path);
    if (const QString path = findFile(options.folders, "account_properties.yaml");
        good && !path.isEmpty())
        good = readPlainProperties(properties, path);
    if (const QString path = findFile(options.folders, "account_properties.yaml.enc");
        good && !path.isEmpty())
        good = readEncryptedProperties(properties, path, options);
    if (!good)
        return fail(good.error());
    return data;
}

Result<Json> readLookupTableCsv(const QString &path, const QString &id)
{
    const Result<QByteArray> text = readUtf8File(path, maxDataBytes);
    if (!text)
        return fail(text.error());
    const Result<QList<QStringList>> rows = parseCsv(*text);
    if (!rows)
        return fail(at(path, rows.error()));
    Json table = {{"id", toStd(id)}, {"rows", Json::array()}};
    for (qsizetype i = 1; i < rows->size(); ++i) {
        Json row = Json::object();
        for (qsizetype column = 0; column < rows->at(0).size(); ++column) {
            const QString cell = rows->at(i).value(column);
            row[toStd(rows->at(0).at(column))]
                = column < rows->at(i).size() && !cell.isEmpty() ? Json(toStd(cell)) : Json();
        }
        table["rows"].push_back(std::move(row));
    }
    return table;
}

} // namespace patchbay::project
