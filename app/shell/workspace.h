// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/projectfiles.h"
#include "runtime/project/connectionstore.h"

#include <QHash>
#include <QObject>

#include <memory>
#include <optional>

namespace patchbay::app
{

// The connection that something runs with: what a run changes is kept there, whatever is in front
// by then. A plain value; UI thread.
struct UsedConnection
{
    std::shared_ptr<project::ConnectionStore> store;
    QString name;

    // A refreshed token, as a rule.
    void keep(const Json &changes, project::ConnectionStore::Done done = {}) const;
};

// What belongs to the project of the connector in front: connections, input cases, what connector
// code can see around it. Changes when another tab comes to the front and when a file changes on
// the disk; never touches the disk itself, ProjectFiles does. UI thread.
class Workspace : public QObject
{
    Q_OBJECT
public:
    explicit Workspace(QObject *parent = nullptr);

    // Empty until whenReady() for a project that was not in front before.
    void setProject(const std::optional<project::ConnectorProject> &project);
    bool hasProject() const { return m_project.has_value(); }
    bool isReady() const { return !m_project || m_snapshot; }
    // Calls `use` now or as soon as the project was read; dropped when another comes to the front.
    void whenReady(std::function<void()> use);
    QString folder() const;

    // Null while there is no project or its settings cannot be found; problem() says why.
    std::shared_ptr<project::ConnectionStore> connections() const { return m_connections; }
    QStringList connectionNames() const;
    QString connection() const { return m_connection; }
    void setConnection(const QString &name);
    Json settings() const; // of the chosen connection
    UsedConnection usedConnection() const { return {m_connections, m_connection}; }

    QStringList caseNames(const QString &operation) const;
    std::optional<project::InputCase> inputCase(
        const QString &operation, const QString &name) const;
    void saveCase(const project::InputCase &inputCase, std::function<void(Result<void>)> done);

    engine::Surroundings surroundings() const;
    QString problem() const;

    // Something outside may have changed without being noticed, as on a network drive.
    void reread();

signals:
    void ready();
    void projectChanged();
    void connectionsChanged();
    void connectionChanged(); // another one, or its settings are others on the disk
    void casesChanged();
    void problemChanged();

private:
    void adopt(const std::shared_ptr<const ProjectSnapshot> &snapshot);
    void adoptConnections();
    void chooseConnection();
    void takeOurChange(); // of the connections
    void tellNames(); // where they are others

    std::optional<project::ConnectorProject> m_project;
    std::shared_ptr<const ProjectSnapshot> m_snapshot; // null: not read yet
    QHash<QString, std::shared_ptr<project::ConnectionStore>> m_stores; // by project folder
    std::shared_ptr<project::ConnectionStore> m_connections; // of the project in front
    QStringList m_toldNames;
    bool m_toldStore = false;
    bool m_adopting = false;
    QHash<QString, QString> m_chosen; // connection by project folder
    QString m_connection;
    QList<std::function<void()>> m_waiting;
    ProjectFiles m_files;
};

} // namespace patchbay::app
