// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/workspace.h"

#include <QPointer>
#include <QScopedValueRollback>

#include <utility>

namespace patchbay::app
{

namespace
{

bool sameCases(const QList<project::InputCase> &a, const QList<project::InputCase> &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
        [](const project::InputCase &x, const project::InputCase &y) {
            return x.name == y.name && x.operation == y.operation && x.connection == y.connection
                && x.arguments == y.arguments;
        });
}

QString problemIn(const ProjectSnapshot &snapshot)
{
    return snapshot.connections ? snapshot.dataProblem : snapshot.connections.error().detail;
}

const ProjectSnapshot nothing;

} // namespace

void UsedConnection::keep(const Json &changes, project::ConnectionStore::Done done) const
{
    if (store && !changes.empty())
        store->edit(name, {changes, {}}, std::move(done));
}

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
    tellNames();
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
    const Json known = settings();
    const QString problemBefore = problemIn(old);
    adoptConnections();
    chooseConnection();
    tellNames();
    if (first || connection != m_connection || known != settings()
        || old.surroundings.accountProperties != snapshot->surroundings.accountProperties
        || old.surroundings.lookupTables != snapshot->surroundings.lookupTables
        || old.surroundings.schemas != snapshot->surroundings.schemas)
        emit connectionChanged();
    if (first || !sameCases(old.cases, snapshot->cases))
        emit casesChanged();
    if (first || problemBefore != problem())
        emit problemChanged();
    if (first)
        emit ready();
    for (const auto &use : std::exchange(m_waiting, {}))
        use();
}

void Workspace::adoptConnections()
{
    m_connections.reset();
    if (!m_snapshot->settingsFile)
        return;
    std::shared_ptr<project::ConnectionStore> &store = m_stores[folder()];
    if (!store) {
        const auto write = [files = QPointer<ProjectFiles>(&m_files)](auto job, auto done) {
            if (!files)
                return;
            files->write(std::move(job), std::move(done));
            files->reread();
        };
        store = std::make_shared<project::ConnectionStore>(*m_snapshot->settingsFile, write);
        connect(store.get(), &project::ConnectionStore::changed, this, &Workspace::takeOurChange);
    }
    m_connections = store;
    const QScopedValueRollback adopting(m_adopting, true);
    store->setConnections(*m_snapshot->settingsFile, m_snapshot->connections);
}

void Workspace::chooseConnection()
{
    const QStringList names = connectionNames();
    const QString wanted = m_chosen.value(folder(), m_connection);
    if (isReady())
        m_connection = names.contains(wanted) ? wanted : names.value(0);
}

void Workspace::takeOurChange()
{
    if (m_adopting)
        return; // adopt() compares and tells
    const QString before = m_connection;
    chooseConnection();
    tellNames();
    if (before != m_connection)
        emit connectionChanged();
}

void Workspace::tellNames()
{
    const bool hasStore = m_connections != nullptr;
    const bool otherStore = std::exchange(m_toldStore, hasStore) != hasStore;
    const QStringList names = connectionNames();
    if (std::exchange(m_toldNames, names) != names || otherStore)
        emit connectionsChanged();
}

QStringList Workspace::connectionNames() const
{
    return m_connections ? m_connections->connections().names : QStringList();
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
    return m_connections ? m_connections->settings(m_connection) : Json(Json::object());
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

QString Workspace::problem() const
{
    return m_snapshot ? problemIn(*m_snapshot) : QString();
}

void Workspace::reread()
{
    if (m_snapshot)
        m_files.reread();
}

} // namespace patchbay::app
