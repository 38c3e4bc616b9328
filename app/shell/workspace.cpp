// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/workspace.h"

namespace patchbay::app
{

namespace
{

bool sameFile(
    const std::optional<project::SettingsFile> &a, const std::optional<project::SettingsFile> &b)
{
    if (!a || !b)
        return !a && !b;
    return a->path() == b->path() && a->exists() == b->exists()
        && a->isEncrypted() == b->isEncrypted() && a->keyPath() == b->keyPath();
}

bool sameCases(const QList<project::InputCase> &a, const QList<project::InputCase> &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
        [](const project::InputCase &x, const project::InputCase &y) {
            return x.name == y.name && x.operation == y.operation && x.connection == y.connection
                && x.arguments == y.arguments;
        });
}

const ProjectSnapshot nothing;

} // namespace

Workspace::Workspace(QObject *parent)
    : QObject(parent)
{
    connect(&m_files, &ProjectFiles::read, this, &Workspace::adopt);
}

QString Workspace::folder() const
{
    return m_project ? m_project->folder() : QString();
}

void Workspace::setProject(const std::optional<project::ConnectorProject> &project)
{
    if (project && m_project && project->connectorPath() == m_project->connectorPath())
        return;
    m_project = project;
    m_snapshot.reset();
    m_waiting.clear();
    m_connections.reset();
    m_files.watch(m_project);
    emit projectChanged();
    chooseConnection();
    emit connectionsChanged();
    emit connectionChanged();
    emit casesChanged();
    emit problemChanged();
}

void Workspace::whenReady(std::function<void()> use)
{
    if (isReady())
        use();
    else
        m_waiting.append(std::move(use));
}

// Tells what differs, so that a form is not evaluated anew for a file that only got a new date.
void Workspace::adopt(const std::shared_ptr<const ProjectSnapshot> &snapshot)
{
    if (!m_project || snapshot->connector != m_project->connectorPath())
        return;
    const auto before = std::exchange(m_snapshot, snapshot);
    const bool first = !before;
    const ProjectSnapshot &old = first ? nothing : *before;
    const QString connection = m_connection;
    const bool otherFile = first || !sameFile(old.settingsFile, snapshot->settingsFile);
    if (otherFile) {
        m_connections.reset();
        if (snapshot->settingsFile) {
            m_connections = std::make_unique<project::ConnectionStore>(*snapshot->settingsFile);
            connect(m_connections.get(), &project::ConnectionStore::changed, &m_files,
                &ProjectFiles::reread);
        }
    }
    chooseConnection();
    if (otherFile || old.connections != snapshot->connections)
        emit connectionsChanged();
    if (first || connection != m_connection
        || old.settings.value(connection) != snapshot->settings.value(m_connection)
        || old.surroundings.accountProperties != snapshot->surroundings.accountProperties
        || old.surroundings.lookupTables != snapshot->surroundings.lookupTables
        || old.surroundings.schemas != snapshot->surroundings.schemas)
        emit connectionChanged();
    if (first || !sameCases(old.cases, snapshot->cases))
        emit casesChanged();
    if (first || old.settingsProblem != snapshot->settingsProblem
        || old.dataProblem != snapshot->dataProblem)
        emit problemChanged();
    if (first)
        emit ready();
    for (const auto &use : std::exchange(m_waiting, {}))
        use();
}

void Workspace::chooseConnection()
{
    const QStringList names = connectionNames();
    const QString wanted = m_chosen.value(folder(), m_connection);
    if (isReady())
        m_connection = names.contains(wanted) ? wanted : names.value(0);
}

QStringList Workspace::connectionNames() const
{
    return m_snapshot ? m_snapshot->connections : QStringList();
}

void Workspace::setConnection(const QString &name)
{
    m_chosen.insert(folder(), name);
    // One that was just made is taken when it was read back.
    if (name == m_connection || !connectionNames().contains(name))
        return;
    m_connection = name;
    emit connectionChanged();
}

Json Workspace::settings() const
{
    return m_snapshot ? m_snapshot->settings.value(m_connection, Json::object()) : Json::object();
}

ProjectSnapshot &Workspace::change()
{
    auto copy = std::make_shared<ProjectSnapshot>(m_snapshot ? *m_snapshot : nothing);
    ProjectSnapshot &open = *copy;
    m_snapshot = std::move(copy);
    return open;
}

void Workspace::noteSettings(const QString &connection, const Json &settings)
{
    if (!m_snapshot)
        return;
    ProjectSnapshot &snapshot = change();
    if (!snapshot.connections.contains(connection))
        snapshot.connections.append(connection);
    snapshot.settings.insert(connection, settings);
    m_files.reread();
}

QStringList Workspace::caseNames(const QString &operation) const
{
    QStringList names;
    if (m_snapshot) {
        for (const project::InputCase &each : m_snapshot->cases) {
            if (each.operation == operation)
                names.append(each.name);
        }
    }
    return names;
}

std::optional<project::InputCase> Workspace::inputCase(
    const QString &operation, const QString &name) const
{
    if (m_snapshot) {
        for (const project::InputCase &each : m_snapshot->cases) {
            if (each.operation == operation && each.name == name)
                return each;
        }
    }
    return std::nullopt;
}

void Workspace::saveCase(
    const project::InputCase &inputCase, std::function<void(Result<void>)> done)
{
    if (!m_project) {
        done(fail(ErrorCode::NotFound, QStringLiteral("no project")));
        return;
    }
    m_files.write([folder = m_project->ownFolder(),
                      inputCase] { return project::CaseStore(folder).save(inputCase); },
        std::move(done));
    m_files.reread();
}

engine::Surroundings Workspace::surroundings() const
{
    return m_snapshot ? m_snapshot->surroundings : engine::Surroundings();
}

void Workspace::keepSettings(
    const QString &connection, const Json &changes, std::function<void(Result<void>)> done)
{
    if (!m_snapshot || !m_snapshot->settingsFile) {
        done(fail(ErrorCode::NotFound, QStringLiteral("no settings file")));
        return;
    }
    change().settings[connection].update(changes);
    // The store tells the connection page, which reads what was written.
    m_files.write([file = *m_snapshot->settingsFile, connection,
                      changes]() mutable { return file.merge(connection, changes); },
        [this, done = std::move(done)](const Result<void> &written) {
            if (written)
                emit connectionsChanged();
            done(written);
        });
    m_files.reread();
}

QString Workspace::problem() const
{
    if (!m_snapshot)
        return {};
    return m_snapshot->settingsProblem.isEmpty() ? m_snapshot->dataProblem
                                                 : m_snapshot->settingsProblem;
}

void Workspace::reread()
{
    if (m_snapshot)
        m_files.reread();
}

} // namespace patchbay::app
