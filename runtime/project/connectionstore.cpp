// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/project/connectionstore.h"

namespace patchbay::project
{

ConnectionStore::ConnectionStore(SettingsFile file, QObject *parent)
    : QObject(parent)
    , m_file(std::move(file))
{ }

Result<void> ConnectionStore::announced(Result<void> result)
{
    if (result)
        emit changed();
    return result;
}

Result<QStringList> ConnectionStore::names() const
{
    const Result<bool> flat = m_file.isFlat();
    if (!flat)
        return fail(flat.error());
    if (*flat)
        return QStringList{QString()};
    return m_file.sections();
}

Result<Json> ConnectionStore::read(const QString &name) const
{
    return m_file.read(name);
}

Result<void> ConnectionStore::save(const QString &name, const Json &settings)
{
    return announced(m_file.replace(name, settings));
}

Result<void> ConnectionStore::merge(const QString &name, const Json &changes)
{
    return announced(m_file.merge(name, changes));
}

Result<void> ConnectionStore::duplicate(const QString &name, const QString &copy)
{
    const Result<QStringList> existing = names();
    if (!existing)
        return fail(existing.error());
    if (existing->contains(copy)) {
        return fail(
            ErrorCode::Denied, QStringLiteral("a connection \"%1\" exists already").arg(copy));
    }
    const Result<Json> settings = m_file.read(name);
    if (!settings)
        return fail(settings.error());
    return save(copy, *settings);
}

Result<void> ConnectionStore::rename(const QString &from, const QString &to)
{
    if (from == to)
        return {};
    return announced(from.isEmpty() ? m_file.nameFlat(to) : m_file.rename(from, to));
}

Result<void> ConnectionStore::remove(const QString &name)
{
    return announced(m_file.remove(name));
}

} // namespace patchbay::project
