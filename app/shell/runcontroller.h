// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/consolemodel.h"
#include "app/shell/engineclient.h"
#include "app/shell/workspace.h"
#include "runtime/traffic/exchangestore.h"

#include <QPointer>

class QAction;

namespace patchbay::app
{

class ConnectorFile;
class OutputPanel;
class PreviewPanel;
class RunBar;

// One run at a time, from the run bar: what runs, with which input; routes what happens to the
// console, the network pane and the output. UI thread.
class RunController : public QObject
{
    Q_OBJECT
public:
    struct Views
    {
        RunBar &bar;
        PreviewPanel &preview;
        OutputPanel &output;
        ConsoleModel &console;
        traffic::ExchangeStore &exchanges;
    };

    RunController(EngineClient &engine, Workspace &workspace, const Views &views, QAction &run,
        QAction &stop, QObject *parent = nullptr);

    void setFile(ConnectorFile *file);
    void run();
    void runPath(const QString &path); // a lambda or operation, whatever the bar shows
    // As the run bar does; false where the operation has no case of this name.
    bool chooseCase(const QString &name);
    void stop();
    // What would run now; only while a file is open.
    engine::RunRequest makeRequest(const QString &path) const;
    bool isRunning() const { return m_current != 0 || m_starting; }
    void setProfile(engine::Profile profile) { m_profile = profile; }

signals:
    void started(const QString &path);
    // A run ended; where to look first.
    void ended(const patchbay::engine::RunResult &result);
    void refused(const QString &sentence); // why nothing was run

private:
    void updateOperations();
    void updateActions();
    QString whyNot() const;
    Json argumentsFor(const QString &path) const;
    void start(const QString &path);
    void traced(const engine::TraceEvent &event);
    void finished(const engine::RunResult &result);

    EngineClient &m_engine;
    Workspace &m_workspace;
    Views m_views;
    QAction &m_run;
    QAction &m_stop;
    QPointer<ConnectorFile> m_file;
    engine::Profile m_profile = engine::Profile::Cloud;
    engine::RunId m_current = 0;
    bool m_starting = false;
    bool m_stopWanted = false;
    UsedConnection m_connection; // of the current run
    int m_requests = 0;
};

} // namespace patchbay::app
