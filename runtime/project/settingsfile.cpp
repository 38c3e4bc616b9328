// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/project/settingsfile.h"

#include "runtime/files/atomicfile.h"
#include "runtime/files/readfile.h"
#include "runtime/project/encryptedtext.h"
#include "runtime/project/yaml.h"

#include <QDir>
#include <QFileInfo>
#include <QLockFile>
#include <QRegularExpression>

namespace patchbay::project
{
namespace
{

constexpr qint64 maxSettingsBytes = 8LL * 1024 * 1024;

bool looksEncrypted(const QByteArray &content)
{
    static const QRegularExpression shape(
        QStringLiteral("\\A\\s*[A-Za-z0-9+/=]+--[A-Za-z0-9+/=]+--[A-Za-z0-9+/=]+\\s*\\z"));
    return shape.match(QString::fromLatin1(content)).hasMatch();
}

bool isSection(const Json &value)
{
    return value.is_object() || value.is_null();
}

bool allSections(const Json &all)
{
    return !all.empty()
        && std::all_of(all.begin(), all.end(), [](const Json &value) { return isSection(value); });
}

tl::unexpected<Error> noSuchConnection(const QString &name)
{
    return fail(ErrorCode::NotFound, QStringLiteral("key not found: \"%1\"").arg(name));
}

} // namespace

Result<SettingsFile> SettingsFile::locate(const Options &options)
{
    SettingsFile file;
    file.m_environmentKey = options.environmentKey;
    if (!options.path.isEmpty()) {
        file.m_path = options.path;
        file.m_exists = QFileInfo::exists(options.path);
        if (!file.m_exists)
            return fail(ErrorCode::NotFound, QStringLiteral("%1: no such file").arg(options.path));
    } else {
        for (const QString &folder : options.folders) {
            for (const char *name : {"settings.yaml.enc", "settings.yaml"}) {
                const QString candidate = QDir(folder).filePath(QLatin1String(name));
                if (!file.m_exists && QFileInfo::exists(candidate)) {
                    file.m_path = candidate;
                    file.m_exists = true;
                }
            }
        }
    }
    const QString folder = file.m_exists ? QFileInfo(file.m_path).path()
        : options.folders.isEmpty()      ? QStringLiteral(".")
                                         : options.folders.last();
    if (file.m_exists) {
        const Result<QByteArray> content = readFile(file.m_path, maxSettingsBytes);
        if (!content)
            return fail(content.error());
        file.m_encrypted = looksEncrypted(*content)
            || (content->isEmpty() && file.m_path.endsWith(QLatin1String(".enc")));
    } else {
        // Secrets of a new project are never written in the clear (docs/decisions/0003).
        file.m_path = QDir(folder).filePath(QStringLiteral("settings.yaml.enc"));
        file.m_encrypted = true;
    }
    file.m_keyPath = options.keyPath;
    if (file.m_keyPath.isEmpty()) {
        // The gem looks in the working directory, which comes first among the folders.
        file.m_keyPath = QDir(folder).filePath(QStringLiteral("master.key"));
        for (const QString &candidate : options.folders) {
            const QString path = QDir(candidate).filePath(QStringLiteral("master.key"));
            if (QFileInfo::exists(path)) {
                file.m_keyPath = path;
                break;
            }
        }
    }
    return file;
}

Result<Json> SettingsFile::readAll() const
{
    if (!m_exists || !QFileInfo::exists(m_path))
        return Json::object();
    Result<QByteArray> text
        = m_encrypted ? readFile(m_path, maxSettingsBytes) : readUtf8File(m_path, maxSettingsBytes);
    if (text && m_encrypted && !text->isEmpty()) {
        const Result<MasterKey> key = MasterKey::find(m_keyPath, m_environmentKey);
        if (!key)
            return fail(key.error());
        text = decryptText(*text, *key);
        if (!text) {
            return fail(text.error().code,
                QStringLiteral("Couldn't decrypt %1. Perhaps you passed the wrong key? (%2)")
                    .arg(m_path, text.error().detail));
        }
    }
    if (!text)
        return fail(text.error());
    Result<Json> all = parseYaml(*text, YamlClasses::Symbols);
    if (!all)
        return fail(all.error().code, m_path + QStringLiteral(": ") + all.error().detail);
    if (all->is_null())
        return Json::object();
    if (!all->is_object()) {
        return fail(ErrorCode::Malformed,
            m_path + QStringLiteral(": settings must be a mapping of names to values"));
    }
    return all;
}

Result<void> SettingsFile::writeAll(const Json &all)
{
    const QByteArray yaml = toYamlText(all);
    Result<void> written;
    if (m_encrypted) {
        Result<MasterKey> key = MasterKey::find(m_keyPath, m_environmentKey);
        if (!key && key.error().code == ErrorCode::NotFound && !m_exists)
            key = MasterKey::create(m_keyPath);
        if (!key)
            return fail(key.error());
        const Result<QByteArray> content = encryptText(yaml, *key);
        if (!content)
            return fail(content.error());
        written = writeFileAtomically(m_path, *content);
    } else {
        written = writeFileAtomically(m_path, yaml, NewFileMode::OwnerOnly);
    }
    if (written)
        m_exists = true;
    return written;
}

Result<void> SettingsFile::change(const std::function<Result<void>(Json &)> &edit)
{
    // Two windows, or a window and the command line, may refresh a token at the same moment. A
    // folder that takes no lock file takes no settings file either, which the write reports.
    QLockFile lock(m_path + QStringLiteral(".lock"));
    lock.setStaleLockTime(10'000);
    if (!lock.tryLock(2'000) && lock.error() == QLockFile::LockFailedError) {
        return fail(
            ErrorCode::Timeout, QStringLiteral("%1: in use by another program").arg(m_path));
    }
    Result<Json> all = readAll();
    if (!all)
        return fail(all.error());
    const Result<void> edited = edit(*all);
    return edited ? writeAll(*all) : edited;
}

Result<Json> SettingsFile::read(const QString &connection) const
{
    Result<Json> all = readAll();
    if (!all || connection.isEmpty())
        return all;
    const auto found = all->find(toStd(connection));
    if (found == all->end())
        return noSuchConnection(connection);
    if (found->is_null())
        return Json::object();
    if (!found->is_object()) {
        return fail(ErrorCode::Malformed,
            QStringLiteral("%1: \"%2\" is not a connection: its value is no mapping")
                .arg(m_path, connection));
    }
    return Json(*found);
}

Result<QStringList> SettingsFile::sections() const
{
    const Result<Json> all = readAll();
    if (!all)
        return fail(all.error());
    QStringList names;
    if (allSections(*all)) {
        for (const auto &[name, value] : all->items())
            names.append(fromStd(name));
    }
    return names;
}

Result<bool> SettingsFile::isFlat() const
{
    const Result<Json> all = readAll();
    if (!all)
        return fail(all.error());
    return !all->empty() && !allSections(*all);
}

Result<void> SettingsFile::merge(const QString &connection, const Json &changes)
{
    return change([&](Json &all) -> Result<void> {
        Json &target = connection.isEmpty() ? all : all[toStd(connection)];
        if (!target.is_object())
            target = Json::object();
        target.update(changes);
        return {};
    });
}

Result<void> SettingsFile::replace(const QString &connection, const Json &settings)
{
    return change([&](Json &all) -> Result<void> {
        if (connection.isEmpty()) {
            all = settings;
            return {};
        }
        if (!all.empty() && !allSections(all)) {
            return fail(ErrorCode::Unsupported,
                QStringLiteral("%1 holds one connection without a name; name it before adding "
                               "another")
                    .arg(m_path));
        }
        all[toStd(connection)] = settings;
        return {};
    });
}

Result<void> SettingsFile::remove(const QString &connection)
{
    return change([&](Json &all) -> Result<void> {
        if (connection.isEmpty())
            all = Json::object();
        else if (all.erase(toStd(connection)) == 0)
            return noSuchConnection(connection);
        return {};
    });
}

Result<void> SettingsFile::rename(const QString &from, const QString &to)
{
    return change([&](Json &all) -> Result<void> {
        if (!all.contains(toStd(from)))
            return noSuchConnection(from);
        if (to.isEmpty() || all.contains(toStd(to))) {
            return fail(
                ErrorCode::Denied, QStringLiteral("a connection \"%1\" exists already").arg(to));
        }
        Json renamed = Json::object();
        for (auto &[name, value] : all.items())
            renamed[fromStd(name) == from ? toStd(to) : name] = value;
        all = std::move(renamed);
        return {};
    });
}

Result<void> SettingsFile::nameFlat(const QString &connection)
{
    return change([&](Json &all) -> Result<void> {
        Json section = std::move(all);
        all = Json::object();
        all[toStd(connection)] = std::move(section);
        return {};
    });
}

} // namespace patchbay::project
