// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/engine/run.h"
#include "runtime/project/casestore.h"
#include "runtime/project/connectorproject.h"

#include <QHash>
#include <QObject>
#include <QThread>

#include <functional>
#include <memory>
#include <optional>

namespace patchbay::app
{

// What lies around a connector, as it was read at one moment. A plain value.
struct ProjectSnapshot
{
    QString connector; // path of the connector the project was opened by
    std::optional<project::SettingsFile> settingsFile;
    Result<project::Connections> connections; // or why its settings cannot be found or read
    QString dataProblem; // why tables, properties or schemas are missing
    engine::Surroundings surroundings;
    QList<project::InputCase> cases;
};

// Reads and parses every file of the project: not for the UI thread.
ProjectSnapshot readSnapshot(const project::ConnectorProject &project);

// The files of one project, read in a thread of their own at once and after each change on the
// disk. Writes go through the same thread, in order. UI thread.
class ProjectFiles : public QObject
{
    Q_OBJECT
public:
    explicit ProjectFiles(QObject *parent = nullptr);
    ~ProjectFiles() override; // waits for what is still to be written

    void watch(const std::optional<project::ConnectorProject> &project);
    // What was read before this call is not reported any more.
    void reread();
    // `work` in the files' thread, then `done` here, unless this object is gone.
    void write(std::function<Result<void>()> work, std::function<void(Result<void>)> done);

signals:
    void read(const std::shared_ptr<const patchbay::app::ProjectSnapshot> &snapshot);

private:
    class Reader;

    QThread m_thread;
    Reader *m_reader; // lives in the thread
    quint64 m_wanted = 0; // number of the newest request
};

} // namespace patchbay::app
