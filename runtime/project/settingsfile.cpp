// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/project/settingsfile.h"

#include "runtime/files/atomicfile.h"
#include "runtime/files/readfile.h"
#include "runtime/files/temporaryfile.h"
#include "runtime/project/encryptedtext.h"
#include "runtime/project/yaml.h"

#include <QDir>
#include <QFileInfo>
#include <QLockFile>
#include <QRegularExpression>

#include <algorithm>
#include <utility>

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

bool isFlat(const Json &all)
{
    return std::any_of(all.begin(), all.end(),
        [](const Json &value) { return !value.is_object() && !value.is_null(); });
}

Json settingsIn(const Json &section)
{
    return section.is_object() ? section : Json(Json::object());
}

tl::unexpected<Error> noSuchConnection(const QString &name)
{
    return fail(ErrorCode::NotFound, QStringLiteral("key not found: \"%1\"").arg(name));
}

// Where a connection of that name may come to be in a file with these contents.
Result<void> checkNewName(const Json &all, const QString &name, const QString &path)
{
    if (isFlat(all)) {
        return fail(ErrorCode::Unsupported,
            QStringLiteral("%1 holds one connection without a name; name it before adding another")
                .arg(path));
    }
    if (name.isEmpty() || all.contains(toStd(name))) {
        return fail(
            ErrorCode::Denied, QStringLiteral("a connection \"%1\" exists already").arg(name));
    }
    return {};
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
    if (!QFileInfo::exists(m_path)) // it may have come to be since it was located
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

Result<void> SettingsFile::writeAll(const Json &all) const
{
    const QByteArray yaml = toYamlText(all);
    if (m_encrypted) {
        Result<MasterKey> key = MasterKey::find(m_keyPath, m_environmentKey);
        if (!key && key.error().code == ErrorCode::NotFound && !QFileInfo::exists(m_path))
            key = MasterKey::create(m_keyPath);
        if (!key)
            return fail(key.error());
        const Result<QByteArray> content = encryptText(yaml, *key);
        if (!content)
            return fail(content.error());
        return writeFileAtomically(m_path, *content);
    }
    return writeFileAtomically(m_path, yaml, NewFileMode::OwnerOnly);
}

Result<void> SettingsFile::change(const std::function<Result<void>(Json &)> &edit) const
{
    // Two windows, or a window and the command line, may refresh a token at the same moment. A
    // folder that takes no lock file takes no settings file either, which the write reports.
    QLockFile lock(m_path + QStringLiteral(".lock"));
    lock.setStaleLockTime(10'000);
    if (!lock.tryLock(2'000) && lock.error() == QLockFile::LockFailedError) {
        return fail(
            ErrorCode::Timeout, QStringLiteral("%1: in use by another program").arg(m_path));
    }
    removeLeftovers(m_path);
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

Result<Connections> SettingsFile::connections() const
{
    const Result<Json> all = readAll();
    if (!all)
        return fail(all.error());
    if (isFlat(*all))
        return Connections{{QString()}, {{QString(), *all}}};
    Connections found;
    for (const auto &[name, section] : all->items()) {
        found.names.append(fromStd(name));
        found.settings.insert(fromStd(name), settingsIn(section));
    }
    return found;
}

Result<void> SettingsFile::edit(const QString &connection, const SettingsEdit &edit) const
{
    return change([&](Json &all) -> Result<void> {
        if (connection.isEmpty()) {
            edit.applyTo(all);
            return {};
        }
        if (!all.contains(toStd(connection))) {
            if (auto allowed = checkNewName(all, connection, m_path); !allowed)
                return allowed;
        }
        edit.applyTo(all[toStd(connection)]);
        return {};
    });
}

Result<void> SettingsFile::add(const QString &connection) const
{
    return change([&](Json &all) -> Result<void> {
        auto allowed = checkNewName(all, connection, m_path);
        if (allowed)
            all[toStd(connection)] = Json::object();
        return allowed;
    });
}

Result<void> SettingsFile::duplicate(const QString &connection, const QString &copy) const
{
    return change([&](Json &all) -> Result<void> {
        auto allowed = checkNewName(all, copy, m_path);
        if (!allowed)
            return allowed;
        const auto found = all.find(toStd(connection));
        if (found == all.end())
            return noSuchConnection(connection);
        const Json settings = settingsIn(*found); // an insertion moves what it is in
        all[toStd(copy)] = settings;
        return {};
    });
}

Result<void> SettingsFile::rename(const QString &from, const QString &to) const
{
    return change([&](Json &all) -> Result<void> {
        if (from.isEmpty()) {
            if (!all.empty() && !isFlat(all))
                return noSuchConnection(from);
            Json section = std::exchange(all, Json::object());
            all[toStd(to)] = std::move(section);
            return {};
        }
        if (!all.contains(toStd(from)))
            return noSuchConnection(from);
        if (auto allowed = checkNewName(all, to, m_path); !allowed)
            return allowed;
        Json renamed = Json::object();
        for (auto &[name, value] : all.items())
            renamed[fromStd(name) == from ? toStd(to) : name] = value;
        all = std::move(renamed);
        return {};
    });
}

Result<void> SettingsFile::remove(const QString &connection) const
{
    return change([&](Json &all) -> Result<void> {
        if (connection.isEmpty())
            all = Json::object();
        else if (all.erase(toStd(connection)) == 0)
            return noSuchConnection(connection);
        return {};
    });
}

} // namespace patchbay::project
