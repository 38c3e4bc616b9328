// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/workspace.h"

namespace patchbay::app
{

Workspace::Workspace(QObject *parent)
    : QObject(parent)
{ }

QString Workspace::folder() const
{
    return m_project ? m_project->folder() : QString();
}

void Workspace::setProject(const std::optional<project::ConnectorProject> &project)
{
    if (project && m_project && project->connectorPath() == m_project->connectorPath())
        return;
    m_project = project;
    m_connections.reset();
    m_cases.reset();
    m_problem.clear();
    if (m_project) {
        auto settings = m_project->settings();
        if (settings) {
            m_connections = std::make_unique<project::ConnectionStore>(*std::move(settings));
            connect(m_connections.get(), &project::ConnectionStore::changed, this,
                &Workspace::readConnections);
        } else {
            m_problem = settings.error().detail;
        }
        m_cases = std::make_unique<project::CaseStore>(m_project->ownFolder());
    }
    emit projectChanged();
    readConnections();
    emit casesChanged();
    emit problemChanged();
}

QStringList Workspace::connectionNames() const
{
    return m_connections ? m_connections->names().value_or(QStringList()) : QStringList();
}

void Workspace::readConnections()
{
    if (m_connections) {
        const auto names = m_connections->names();
        m_problem = names ? QString() : names.error().detail;
        emit problemChanged();
    }
    const QStringList names = connectionNames();
    const QString wanted = m_chosen.value(folder(), m_connection);
    m_connection = names.contains(wanted) ? wanted : names.value(0);
    emit connectionsChanged();
    emit connectionChanged();
}

void Workspace::setConnection(const QString &name)
{
    if (name == m_connection || !connectionNames().contains(name))
        return;
    m_connection = name;
    m_chosen.insert(folder(), name);
    emit connectionChanged();
}

Json Workspace::settings() const
{
    if (!m_connections || !connectionNames().contains(m_connection))
        return Json::object();
    return m_connections->read(m_connection).value_or(Json::object());
}

QStringList Workspace::caseNames(const QString &operation) const
{
    QStringList names;
    if (m_cases) {
        for (const project::InputCase &each : m_cases->list().cases) {
            if (each.operation == operation)
                names.append(each.name);
        }
    }
    return names;
}

std::optional<project::InputCase> Workspace::inputCase(
    const QString &operation, const QString &name) const
{
    if (m_cases) {
        for (const project::InputCase &each : m_cases->list().cases) {
            if (each.operation == operation && each.name == name)
                return each;
        }
    }
    return std::nullopt;
}

Result<void> Workspace::saveCase(const project::InputCase &inputCase)
{
    if (!m_cases)
        return fail(ErrorCode::NotFound, QStringLiteral("no project"));
    auto saved = m_cases->save(inputCase);
    if (saved)
        emit casesChanged();
    return saved;
}

engine::Surroundings Workspace::surroundings() const
{
    engine::Surroundings around;
    if (!m_project)
        return around;
    if (auto data = m_project->data()) {
        around.accountProperties = data->accountProperties;
        around.lookupTables = data->lookupTables;
        around.schemas = data->schemas;
    }
    return around;
}

Result<void> Workspace::keepSettings(const QString &connection, const Json &changes)
{
    if (!m_connections)
        return fail(ErrorCode::NotFound, QStringLiteral("no settings file"));
    return m_connections->merge(connection, changes);
}

} // namespace patchbay::app
