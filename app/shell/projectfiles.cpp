// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/projectfiles.h"

#include <QDir>
#include <QFileSystemWatcher>
#include <QTimer>

namespace patchbay::app
{

namespace
{

constexpr int settleMs = 80; // other programs write in several steps
constexpr int mostWatched = 400; // cases are many in some projects; the folder is watched anyway

void readSettings(const project::ConnectorProject &project, ProjectSnapshot &snapshot)
{
    const auto file = project.settings();
    if (!file) {
        snapshot.connections = fail(file.error());
        return;
    }
    snapshot.settingsFile = *file;
    snapshot.connections = file->connections();
}

} // namespace

ProjectSnapshot readSnapshot(const project::ConnectorProject &project)
{
    ProjectSnapshot snapshot;
    snapshot.connector = project.connectorPath();
    readSettings(project, snapshot);
    if (auto data = project.data()) {
        snapshot.surroundings.accountProperties = std::move(data->accountProperties);
        snapshot.surroundings.lookupTables = std::move(data->lookupTables);
        snapshot.surroundings.schemas = std::move(data->schemas);
    } else {
        snapshot.dataProblem = data.error().detail;
    }
    snapshot.cases = project::CaseStore(project.ownFolder()).list().cases;
    return snapshot;
}

// Everything here happens in the files' thread.
class ProjectFiles::Reader : public QObject
{
public:
    explicit Reader(ProjectFiles &owner)
        : m_owner(owner)
    { }

    void open(const std::optional<project::ConnectorProject> &project, quint64 request)
    {
        m_project = project;
        m_watcher = std::make_unique<QFileSystemWatcher>();
        m_settle = std::make_unique<QTimer>();
        m_settle->setSingleShot(true);
        m_settle->setInterval(settleMs);
        const auto later = [this] { m_settle->start(); };
        connect(m_watcher.get(), &QFileSystemWatcher::fileChanged, this, later);
        connect(m_watcher.get(), &QFileSystemWatcher::directoryChanged, this, later);
        connect(m_settle.get(), &QTimer::timeout, this, [this] { readNow(m_request); });
        readNow(request);
    }

    void readNow(quint64 request)
    {
        m_request = request;
        if (!m_project)
            return;
        // Watched before it is read: a change in between is then noticed.
        watch();
        auto snapshot = std::make_shared<const ProjectSnapshot>(readSnapshot(*m_project));
        QMetaObject::invokeMethod(
            &m_owner, [owner = &m_owner, snapshot = std::move(snapshot), request] {
                if (request == owner->m_wanted)
                    emit owner->read(snapshot);
            });
    }

    void close()
    {
        m_watcher.reset();
        m_settle.reset();
    }

private:
    // A rename over a file ends the watch on it, so the folders are watched, too.
    void watch()
    {
        QStringList wanted;
        QStringList folders = m_project->folders();
        folders.append(m_project->ownFolder() + QStringLiteral("/cases"));
        for (const QString &folder : std::as_const(folders)) {
            if (!QFileInfo::exists(folder))
                continue;
            wanted.append(folder);
            const QFileInfoList files = QDir(folder).entryInfoList(
                {QStringLiteral("settings.yaml*"), QStringLiteral("master.key"),
                    QStringLiteral("account_properties.*"), QStringLiteral("lookup_tables.*"),
                    QStringLiteral("workato_schemas.json"), QStringLiteral("*.json")},
                QDir::Files);
            for (const QFileInfo &file : files.mid(0, mostWatched))
                wanted.append(file.absoluteFilePath());
        }
        wanted.append(m_project->ownFolder()); // cases/ may come to be
        const QStringList watched = m_watcher->files() + m_watcher->directories();
        for (const QString &path : std::as_const(wanted)) {
            if (!watched.contains(path) && QFileInfo::exists(path))
                m_watcher->addPath(path);
        }
    }

    ProjectFiles &m_owner;
    std::optional<project::ConnectorProject> m_project;
    std::unique_ptr<QFileSystemWatcher> m_watcher;
    std::unique_ptr<QTimer> m_settle;
    quint64 m_request = 0;
};

ProjectFiles::ProjectFiles(QObject *parent)
    : QObject(parent)
    , m_reader(new Reader(*this))
{
    m_thread.setObjectName(QStringLiteral("project files"));
    m_reader->moveToThread(&m_thread);
    m_thread.start();
}

ProjectFiles::~ProjectFiles()
{
    QMetaObject::invokeMethod(
        m_reader, [this] { m_reader->close(); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
    delete m_reader;
}

void ProjectFiles::watch(const std::optional<project::ConnectorProject> &project)
{
    QMetaObject::invokeMethod(m_reader,
        [reader = m_reader, project, request = ++m_wanted] { reader->open(project, request); });
}

void ProjectFiles::reread()
{
    QMetaObject::invokeMethod(
        m_reader, [reader = m_reader, request = ++m_wanted] { reader->readNow(request); });
}

void ProjectFiles::write(std::function<Result<void>()> work, std::function<void(Result<void>)> done)
{
    QMetaObject::invokeMethod(
        m_reader, [this, work = std::move(work), done = std::move(done)]() mutable {
            auto result = work();
            QMetaObject::invokeMethod(
                this, [done = std::move(done), result = std::move(result)] { done(result); });
        });
}

} // namespace patchbay::app
