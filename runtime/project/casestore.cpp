// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/project/casestore.h"

#include "runtime/files/atomicfile.h"
#include "runtime/project/jsonfile.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace patchbay::project
{
namespace
{

constexpr int formatVersion = 1;

// Readable file names; a short hash keeps two names apart that differ only in what is replaced.
QString fileNamePart(const QString &text)
{
    QString safe;
    for (const QChar c : text)
        safe += c.isLetterOrNumber() || c == QLatin1Char('-') || c == QLatin1Char('.')
            ? c
            : QLatin1Char('_');
    safe.truncate(60);
    if (safe == text && !text.startsWith(QLatin1Char('.')))
        return safe;
    const QByteArray hash
        = QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256).toHex().left(6);
    return QLatin1Char('_') + safe + QLatin1Char('-') + QString::fromLatin1(hash);
}

Result<InputCase> readCase(const QString &path)
{
    const Result<Json> object = readJsonObject(path);
    if (!object)
        return fail(object.error());
    InputCase inputCase;
    inputCase.name = stringAt(*object, "name");
    inputCase.operation = stringAt(*object, "operation");
    inputCase.connection = stringAt(*object, "connection");
    const Json &arguments = valueAt(*object, "arguments");
    const bool good = integerAt(*object, "case") == formatVersion && !inputCase.name.isEmpty()
        && !inputCase.operation.isEmpty() && arguments.is_object();
    if (!good)
        return fail(ErrorCode::Malformed, path + QStringLiteral(": not an input case"));
    inputCase.arguments = arguments;
    return inputCase;
}

} // namespace

CaseStore::CaseStore(const QString &ownFolder)
    : m_folder(QDir(ownFolder).filePath(QStringLiteral("cases")))
{ }

QString CaseStore::pathOf(const QString &operation, const QString &name) const
{
    return QDir(m_folder).filePath(
        QStringLiteral("%1--%2.json").arg(fileNamePart(operation), fileNamePart(name)));
}

CaseStore::Listing CaseStore::list() const
{
    Listing listing;
    const QFileInfoList files
        = QDir(m_folder).entryInfoList({QStringLiteral("*.json")}, QDir::Files, QDir::Name);
    for (const QFileInfo &file : files) {
        Result<InputCase> inputCase = readCase(file.filePath());
        if (inputCase)
            listing.cases.append(std::move(*inputCase));
        else
            listing.problems.append(inputCase.error());
    }
    std::sort(listing.cases.begin(), listing.cases.end(), [](const auto &a, const auto &b) {
        return std::tie(a.operation, a.name) < std::tie(b.operation, b.name);
    });
    return listing;
}

Result<void> CaseStore::save(const InputCase &inputCase)
{
    if (inputCase.name.isEmpty() || inputCase.operation.isEmpty())
        return fail(ErrorCode::Malformed, QStringLiteral("a case needs a name and an operation"));
    Json object = {{"case", formatVersion}, {"name", toStd(inputCase.name)},
        {"operation", toStd(inputCase.operation)}};
    if (!inputCase.connection.isEmpty())
        object["connection"] = toStd(inputCase.connection);
    object["arguments"] = inputCase.arguments;
    return writeJsonObject(pathOf(inputCase.operation, inputCase.name), object);
}

Result<void> CaseStore::remove(const QString &operation, const QString &name)
{
    const QString path = pathOf(operation, name);
    if (!QFileInfo::exists(path))
        return fail(ErrorCode::NotFound, QStringLiteral("%1: no such file").arg(path));
    QFile file(path);
    if (!file.remove())
        return fail(ErrorCode::ReadOnly, QStringLiteral("%1: %2").arg(path, file.errorString()));
    return {};
}

Result<Json> readSession(const QString &ownFolder)
{
    return readJsonObject(QDir(ownFolder).filePath(QStringLiteral("session.json")));
}

Result<void> writeSession(const QString &ownFolder, const Json &session)
{
    const QString ignore = QDir(ownFolder).filePath(QStringLiteral(".gitignore"));
    if (!QFileInfo::exists(ignore)) {
        Result<void> written
            = writeFileAtomically(ignore, QByteArrayLiteral("session.json\n*.lock\n"));
        if (!written)
            return written;
    }
    return writeJsonObject(QDir(ownFolder).filePath(QStringLiteral("session.json")), session);
}

} // namespace patchbay::project
