// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/project/connectorproject.h"

#include "runtime/files/readfile.h"

#include <QDir>
#include <QFileInfo>

namespace patchbay::project
{

Result<ConnectorProject> ConnectorProject::open(
    const QString &path, const QString &workingFolder, const QByteArray &environmentKey)
{
    QFileInfo info(path);
    if (info.isDir())
        info = QFileInfo(QDir(path).filePath(QStringLiteral("connector.rb")));
    if (!info.exists())
        return fail(ErrorCode::NotFound, QStringLiteral("%1: no such file").arg(info.filePath()));
    if (info.isDir())
        return fail(ErrorCode::Malformed, QStringLiteral("%1: is a folder, not a file").arg(path));
    ConnectorProject project;
    project.m_connectorPath = info.absoluteFilePath();
    project.m_folder = info.absolutePath();
    project.m_environmentKey = environmentKey;
    if (!workingFolder.isEmpty())
        project.m_folders.append(QDir(workingFolder).absolutePath());
    if (!project.m_folders.contains(project.m_folder))
        project.m_folders.append(project.m_folder);
    return project;
}

Result<QByteArray> ConnectorProject::readSource() const
{
    return readUtf8File(m_connectorPath, maxSourceBytes);
}

QString ConnectorProject::keyFor(const QString &keyPath) const
{
    if (!keyPath.isEmpty())
        return keyPath;
    for (const QString &folder : m_folders) {
        QString candidate = QDir(folder).filePath(QStringLiteral("master.key"));
        if (QFileInfo::exists(candidate))
            return candidate;
    }
    return QDir(m_folder).filePath(QStringLiteral("master.key"));
}

Result<SettingsFile> ConnectorProject::settings(
    const QString &settingsPath, const QString &keyPath) const
{
    return SettingsFile::locate({settingsPath, m_folders, keyFor(keyPath), m_environmentKey});
}

Result<ProjectData> ConnectorProject::data(const QString &keyPath) const
{
    return readProjectData({m_folders, keyFor(keyPath), m_environmentKey});
}

QString ConnectorProject::ownFolder() const
{
    return QDir(m_folder).filePath(QStringLiteral(".patchbay"));
}

} // namespace patchbay::project
