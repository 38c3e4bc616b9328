// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/project/truststore.h"

#include "runtime/project/jsonfile.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QStandardPaths>

namespace patchbay::project
{
namespace
{

// A link or a ".." must not lend its own trust to what it points at.
QString canonical(const QString &path)
{
    const QString resolved = QFileInfo(path).canonicalFilePath();
    return resolved.isEmpty() ? QFileInfo(path).absoluteFilePath() : resolved;
}

std::string hashOf(const QByteArray &content)
{
    return QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex().toStdString();
}

Json &section(Json &all, const char *name)
{
    Json &value = all[name];
    if (!value.is_object())
        value = Json::object();
    return value;
}

QStringList keysOf(const QString &filePath, const char *name)
{
    QStringList keys;
    const Result<Json> all = readJsonObject(filePath);
    if (!all)
        return keys;
    const Json &entries = valueAt(*all, name);
    if (!entries.is_object())
        return keys;
    for (const auto &[key, value] : entries.items())
        keys.append(fromStd(key));
    return keys;
}

} // namespace

TrustStore::TrustStore(QString filePath)
    : m_filePath(std::move(filePath))
{ }

QString TrustStore::defaultPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
        + QStringLiteral("/patchbay/trust.json");
}

Trust TrustStore::trust(const QString &connectorPath, const QByteArray &content) const
{
    // A store that cannot be read trusts nothing.
    const Result<Json> all = readJsonObject(m_filePath);
    if (!all)
        return Trust::Unknown;
    const QString path = canonical(connectorPath);
    const Json &folders = valueAt(*all, "folders");
    if (folders.is_object()) {
        for (const auto &[folder, value] : folders.items()) {
            if (path.startsWith(fromStd(folder) + QLatin1Char('/')))
                return Trust::Trusted;
        }
    }
    const Json &files = valueAt(*all, "files");
    if (!files.is_object() || !files.contains(toStd(path)))
        return Trust::Unknown;
    return stringAt(files, path.toUtf8().constData()) == fromStd(hashOf(content)) ? Trust::Trusted
                                                                                  : Trust::Changed;
}

Result<void> TrustStore::allowFile(const QString &connectorPath, const QByteArray &content)
{
    return changeJsonObject(m_filePath, [&](Json &all) {
        section(all, "files")[toStd(canonical(connectorPath))] = hashOf(content);
    });
}

Result<void> TrustStore::noteSaved(const QString &connectorPath, const QByteArray &content)
{
    const QString path = canonical(connectorPath);
    if (!files().contains(path))
        return {};
    return allowFile(path, content);
}

Result<void> TrustStore::allowFolder(const QString &folder)
{
    return changeJsonObject(
        m_filePath, [&](Json &all) { section(all, "folders")[toStd(canonical(folder))] = true; });
}

Result<void> TrustStore::forget(const QString &path)
{
    return changeJsonObject(m_filePath, [&](Json &all) {
        section(all, "files").erase(toStd(canonical(path)));
        section(all, "folders").erase(toStd(canonical(path)));
    });
}

QStringList TrustStore::folders() const
{
    return keysOf(m_filePath, "folders");
}

QStringList TrustStore::files() const
{
    return keysOf(m_filePath, "files");
}

} // namespace patchbay::project
