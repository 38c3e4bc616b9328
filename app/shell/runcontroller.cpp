// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/runcontroller.h"

#include "app/panels/output/outputpanel.h"
#include "app/panels/preview/previewpanel.h"
#include "app/panels/run/runbar.h"
#include "app/shell/connectorfile.h"

#include <QAction>

#include <utility>

namespace patchbay::app
{

namespace
{

using language::NodeKind;
using language::OutlineNode;

// What the run bar offers, in the order of the source: whole operations first, then their lambdas
// under the same heading.
void collect(const QList<OutlineNode> &nodes, QList<QPair<QString, QString>> &operations)
{
    for (const OutlineNode &node : nodes) {
        switch (node.kind) {
        case NodeKind::Test:
            operations.append({node.path, node.name});
            break;
        case NodeKind::Section:
            collect(node.children, operations);
            break;
        case NodeKind::Action:
        case NodeKind::Trigger:
            operations.append({node.path, node.name});
            for (const OutlineNode &child : node.children) {
                if (child.kind == NodeKind::Lambda)
                    operations.append({child.path, node.name + QStringLiteral(" › ") + child.name});
            }
            break;
        case NodeKind::PickList:
        case NodeKind::Method:
        case NodeKind::Stream:
            operations.append({node.path, node.name});
            break;
        case NodeKind::ObjectDefinition:
            operations.append({node.path + QStringLiteral(".fields"), node.name});
            break;
        default:
            break;
        }
    }
}

QString operationOf(const QString &path)
{
    return path.split(QLatin1Char('.')).mid(0, 2).join(QLatin1Char('.'));
}

} // namespace

RunController::RunController(EngineClient &engine, Workspace &workspace, const Views &views,
    QAction &run, QAction &stop, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_workspace(workspace)
    , m_views(views)
    , m_run(run)
    , m_stop(stop)
{
    connect(&engine, &EngineClient::traced, this, &RunController::traced);
    connect(&engine, &EngineClient::finished, this, &RunController::finished);
    connect(&workspace, &Workspace::connectionsChanged, this, [this] {
        m_views.bar.setConnections(m_workspace.connectionNames(), m_workspace.connection());
    });
    connect(&workspace, &Workspace::connectionChanged, this, [this] {
        m_views.bar.setConnections(m_workspace.connectionNames(), m_workspace.connection());
    });
    connect(&m_views.bar, &RunBar::connectionChosen, &workspace, &Workspace::setConnection);
    const auto showCases = [this] {
        m_views.bar.setCases(m_workspace.caseNames(operationOf(m_views.bar.operation())), {});
    };
    connect(&workspace, &Workspace::casesChanged, this, showCases);
    connect(&m_views.bar, &RunBar::operationChosen, this, showCases);
    connect(&m_views.bar, &RunBar::caseChosen, this, [this](const QString &name) {
        const auto chosen = m_workspace.inputCase(operationOf(m_views.bar.operation()), name);
        if (chosen && chosen->arguments.contains("input"))
            m_views.preview.setValues(chosen->arguments["input"]);
    });
    updateActions();
}

void RunController::setFile(ConnectorFile *file)
{
    if (m_file == file)
        return;
    if (m_file)
        disconnect(m_file, nullptr, this, nullptr);
    m_file = file;
    if (file) {
        connect(file, &ConnectorFile::analysisChanged, this, &RunController::updateOperations);
        connect(file, &ConnectorFile::operationChanged, &m_views.bar, &RunBar::follow);
        connect(file, &ConnectorFile::trustChanged, this, &RunController::updateActions);
    }
    updateOperations();
    updateActions();
}

void RunController::updateOperations()
{
    QList<QPair<QString, QString>> operations;
    if (m_file)
        collect(m_file->analysis().outline, operations);
    m_views.bar.setOperations(operations);
    if (m_file && !m_views.bar.isPinned())
        m_views.bar.follow(m_file->operationAtCaret());
    updateActions();
}

void RunController::updateActions()
{
    const QString why = whyNot();
    m_run.setEnabled(why.isEmpty());
    m_run.setToolTip(why.isEmpty() ? tr("Run what the run bar shows") : why);
    m_stop.setEnabled(isRunning());
    m_stop.setToolTip(isRunning() ? tr("Stop the run") : tr("Nothing is running."));
}

// Why Run rests; empty: it does not.
QString RunController::whyNot() const
{
    if (!m_file)
        return tr("Open a connector first.");
    if (isRunning())
        return tr("A run is under way.");
    if (!m_file->mayRun())
        return tr("This connector is only read until you allow it to run.");
    if (m_views.bar.operation().isEmpty())
        return tr("The connector has nothing that could be run.");
    return {};
}

void RunController::run()
{
    runPath(m_views.bar.operation());
}

void RunController::runPath(const QString &path)
{
    if (isRunning() || !m_file || path.isEmpty())
        return;
    if (!m_file->mayRun()) {
        emit refused(tr("This connector is only read until you allow it to run."));
        return;
    }
    // The first key press may come before the project's files were read.
    m_workspace.whenReady([self = QPointer<RunController>(this), path] {
        if (self && !self->isRunning() && self->m_file)
            self->start(path);
    });
}

bool RunController::chooseCase(const QString &name)
{
    return m_views.bar.chooseCase(name);
}

// The form's values go where the lambda looks for them (sdk/runtime.md §17.2).
Json RunController::argumentsFor(const QString &path) const
{
    const QString operation = operationOf(path);
    const QString name = m_views.bar.inputCase();
    Json arguments = Json::object();
    if (!name.isEmpty()) {
        if (const auto chosen = m_workspace.inputCase(operation, name))
            arguments = chosen->arguments;
    }
    if (m_views.preview.operation() == operation) {
        const Json &values = m_views.preview.values();
        arguments["input"] = values;
        arguments["config_fields"] = values;
    }
    return arguments;
}

engine::RunRequest RunController::makeRequest(const QString &path) const
{
    engine::RunRequest request;
    request.source = {m_file->path(), m_file->text()};
    request.path = path;
    request.arguments = argumentsFor(path);
    request.settings = m_workspace.settings();
    request.connectionName = m_workspace.connection();
    request.surroundings = m_workspace.surroundings();
    request.profile = m_profile;
    return request;
}

void RunController::start(const QString &path)
{
    m_starting = true;
    m_stopWanted = false;
    m_requests = 0;
    m_connection = m_workspace.usedConnection();
    m_views.console.beginRun(path, QDateTime::currentDateTime());
    m_views.output.showBusy(path);
    m_views.bar.setBusy(true);
    updateActions();
    emit started(path);
    m_engine.start(makeRequest(path), [this](engine::RunId id) {
        m_current = id;
        m_starting = false;
        if (m_stopWanted)
            m_engine.stop(id);
        updateActions();
    });
}

void RunController::stop()
{
    m_stopWanted = true;
    if (m_current)
        m_engine.stop(m_current);
}

void RunController::traced(const engine::TraceEvent &event)
{
    using Kind = engine::TraceEvent::Kind;
    // Pick lists and forms send requests, too: their rows are told apart by phase.
    if (event.exchange) {
        m_views.exchanges.put(*event.exchange);
        if (event.kind == Kind::ExchangeStarted && event.run == m_current) {
            ++m_requests;
            m_views.bar.setRequests(m_requests);
            m_views.output.setRequestCount(m_requests);
        }
        return;
    }
    if (event.run != m_current && !m_starting)
        return;
    if (event.kind == Kind::Console) {
        const bool error = boolAt(event.details, "error")
            || stringAt(event.details, "stream") == QLatin1String("err");
        m_views.console.append({event.text, event.line, error, event.at});
    } else if (event.kind == Kind::Warning) {
        m_views.console.appendWarning(event.text, event.line, event.at);
    }
}

void RunController::finished(const engine::RunResult &result)
{
    if (result.id != m_current)
        return;
    m_current = 0;
    m_views.bar.setBusy(false);
    m_views.output.showResult(result);
    m_connection.keep(
        result.changedSettings, [self = QPointer<RunController>(this)](const Result<void> &kept) {
            if (!kept && self)
                self->m_views.console.appendWarning(
                    tr("The refreshed settings could not be saved: %1").arg(kept.error().detail), 0,
                    QDateTime::currentDateTime());
        });
    m_connection = {};
    updateActions();
    emit ended(result);
}

} // namespace patchbay::app
