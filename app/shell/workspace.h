// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/engine/run.h"
#include "runtime/project/casestore.h"
#include "runtime/project/connectionstore.h"
#include "runtime/project/connectorproject.h"

#include <QHash>
#include <QObject>

#include <memory>
#include <optional>

namespace patchbay::app
{

// What belongs to the project of the connector in front: connections, input cases, what connector
// code can see around it. Changes when another tab comes to the front. UI thread.
class Workspace : public QObject
{
    Q_OBJECT
public:
    explicit Workspace(QObject *parent = nullptr);

    void setProject(const std::optional<project::ConnectorProject> &project);
    bool hasProject() const { return m_project.has_value(); }
    QString folder() const;

    // Null while there is no project or its settings cannot be read; problem() says why.
    project::ConnectionStore *connections() { return m_connections.get(); }
    QStringList connectionNames() const;
    QString connection() const { return m_connection; }
    void setConnection(const QString &name);
    Json settings() const; // of the chosen connection

    QStringList caseNames(const QString &operation) const;
    std::optional<project::InputCase> inputCase(
        const QString &operation, const QString &name) const;
    Result<void> saveCase(const project::InputCase &inputCase);

    engine::Surroundings surroundings() const;
    // A run refreshed a token: the settings file keeps it.
    Result<void> keepSettings(const QString &connection, const Json &changes);
    QString problem() const { return m_problem; }

signals:
    void projectChanged();
    void connectionsChanged();
    void connectionChanged();
    void casesChanged();
    void problemChanged();

private:
    void readConnections();

    std::optional<project::ConnectorProject> m_project;
    std::unique_ptr<project::ConnectionStore> m_connections;
    std::unique_ptr<project::CaseStore> m_cases;
    QHash<QString, QString> m_chosen; // connection by project folder
    QString m_connection;
    QString m_problem;
};

} // namespace patchbay::app
