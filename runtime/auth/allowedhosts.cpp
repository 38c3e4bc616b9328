// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/auth/allowedhosts.h"

#include "runtime/project/jsonfile.h"

#include <QFileInfo>
#include <QStandardPaths>

#include <algorithm>

namespace patchbay::auth
{
namespace
{

std::string keyOf(const QString &folder)
{
    const QString canonical = QFileInfo(folder).canonicalFilePath();
    return toStd(canonical.isEmpty() ? QFileInfo(folder).absoluteFilePath() : canonical);
}

Json &patternList(Json &all, const QString &folder)
{
    Json &projects = all["projects"];
    if (!projects.is_object())
        projects = Json::object();
    Json &list = projects[keyOf(folder)];
    if (!list.is_array())
        list = Json::array();
    return list;
}

} // namespace

AllowedHosts::AllowedHosts(QString filePath)
    : m_filePath(std::move(filePath))
{ }

QString AllowedHosts::defaultPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
        + QStringLiteral("/patchbay/hosts.json");
}

QStringList AllowedHosts::patterns(const QString &projectFolder) const
{
    QStringList patterns;
    const Result<Json> all = project::readJsonObject(m_filePath);
    if (!all)
        return patterns; // a file that cannot be read allows nothing
    const Json &projects = valueAt(*all, "projects");
    const Json &list = valueAt(projects, keyOf(projectFolder).c_str());
    if (!list.is_array())
        return patterns;
    for (const Json &entry : list) {
        if (entry.is_string())
            patterns.append(fromStd(entry.get<std::string>()));
    }
    return patterns;
}

bool AllowedHosts::isAllowed(const QString &projectFolder, const QUrl &url) const
{
    const QStringList texts = patterns(projectFolder);
    return std::any_of(texts.begin(), texts.end(), [&url](const QString &text) {
        const Result<HostPattern> pattern = HostPattern::parse(text);
        return pattern && pattern->matches(url);
    });
}

Result<void> AllowedHosts::allow(const QString &projectFolder, const QString &pattern)
{
    const Result<HostPattern> parsed = HostPattern::parse(pattern);
    if (!parsed)
        return fail(parsed.error());
    return project::changeJsonObject(m_filePath, [&](Json &all) {
        Json &list = patternList(all, projectFolder);
        const Json entry = toStd(pattern);
        if (std::find(list.begin(), list.end(), entry) == list.end())
            list.push_back(entry);
    });
}

Result<void> AllowedHosts::forget(const QString &projectFolder, const QString &pattern)
{
    return project::changeJsonObject(m_filePath, [&](Json &all) {
        Json &list = patternList(all, projectFolder);
        const Json entry = toStd(pattern);
        list.erase(std::remove(list.begin(), list.end(), entry), list.end());
    });
}

} // namespace patchbay::auth
