// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/previewcontroller.h"

#include "app/shell/connectorfile.h"

namespace patchbay::app
{

namespace
{

// Only operations have a form of their own.
QString formOf(const QString &path)
{
    const QStringList parts = path.split(QLatin1Char('.'));
    if (parts.size() >= 2
        && (parts[0] == QLatin1String("actions") || parts[0] == QLatin1String("triggers")))
        return parts[0] + QLatin1Char('.') + parts[1];
    return {};
}

} // namespace

PreviewController::PreviewController(
    EngineClient &engine, Workspace &workspace, PreviewPanel &panel, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_workspace(workspace)
    , m_panel(panel)
{
    connect(&panel, &PreviewPanel::evaluationNeeded, this, [this] { evaluate(m_networkAllowed); });
    connect(&panel, &PreviewPanel::networkRequested, this, &PreviewController::useNetwork);
    connect(&panel, &PreviewPanel::pickListRequested, this, &PreviewController::loadPickList);
    connect(&workspace, &Workspace::connectionChanged, this, [this] {
        m_panel.forgetPickLists();
        refresh();
    });
    connect(&engine, &EngineClient::finished, this, &PreviewController::pickListFinished);
}

void PreviewController::setFile(ConnectorFile *file)
{
    if (m_file == file)
        return;
    if (m_file)
        disconnect(m_file, nullptr, this, nullptr);
    m_file = file;
    m_operation.clear();
    if (!file) {
        m_panel.setOperation({}, {});
        return;
    }
    connect(file, &ConnectorFile::textSettled, this, [this] {
        m_panel.forgetPickLists();
        refresh();
    });
    connect(file, &ConnectorFile::operationChanged, this, &PreviewController::follow);
    connect(file, &ConnectorFile::trustChanged, this, &PreviewController::refresh);
    connect(file, &ConnectorFile::analysisChanged, this, &PreviewController::showFieldLines);
    follow();
    refresh();
}

void PreviewController::setPinned(const QString &operation)
{
    m_pinned = operation;
    follow();
}

// Between operations the last one stays: the form is not blanked by a walk through the methods.
void PreviewController::follow()
{
    if (!m_file)
        return;
    const QString path = m_pinned.isEmpty() ? m_file->operationAtCaret() : m_pinned;
    if (m_pinned.isEmpty() && path == QLatin1String("connection"))
        m_panel.setTab(PreviewPanel::Tab::Connection);
    const QString form = formOf(path);
    if (form.isEmpty() || form == m_operation)
        return;
    m_operation = form;
    m_networkAllowed = false;
    m_panel.setOperation(form, m_file->analysis().title);
    if (m_panel.tab() == PreviewPanel::Tab::Connection)
        m_panel.setTab(PreviewPanel::Tab::Input);
    showFieldLines();
    evaluate(false);
}

void PreviewController::refresh()
{
    evaluateConnection();
    evaluate(m_networkAllowed);
}

void PreviewController::useNetwork()
{
    m_networkAllowed = true;
    evaluate(true);
}

engine::FormRequest PreviewController::request(const QString &operation) const
{
    engine::FormRequest request;
    request.source = {m_file->path(), m_file->text()};
    request.operation = operation;
    request.settings = m_workspace.settings();
    request.connectionName = m_workspace.connection();
    request.surroundings = m_workspace.surroundings();
    return request;
}

void PreviewController::evaluate(bool allowNetwork)
{
    if (!m_file || m_operation.isEmpty() || !m_file->mayRun() || !m_workspace.isReady())
        return; // the workspace tells when it was read
    engine::FormRequest form = request(m_operation);
    form.input = m_panel.values();
    form.labels = m_panel.chosenLabels();
    form.allowNetwork = allowNetwork;
    m_panel.setEvaluating();
    m_engine.evaluateForm(
        QStringLiteral("preview"), std::move(form), this,
        [this, operation = m_operation](const engine::FormResult &result) {
            if (operation == m_operation)
                m_panel.setResult(result, QDateTime::currentDateTime());
        },
        [used = m_workspace.usedConnection()](const Json &changes) { used.keep(changes); });
}

void PreviewController::evaluateConnection()
{
    if (!m_file || !m_file->mayRun() || !m_workspace.isReady())
        return;
    m_engine.evaluateForm(
        QStringLiteral("connection"), request(QStringLiteral("connection")), this,
        [this](const engine::FormResult &result) { emit connectionEvaluated(result); },
        [used = m_workspace.usedConnection()](const Json &changes) { used.keep(changes); });
}

void PreviewController::loadPickList(const QString &name, const Json &arguments)
{
    if (!m_file || !m_file->mayRun())
        return;
    engine::RunRequest run;
    run.source = {m_file->path(), m_file->text()};
    run.path = QStringLiteral("pick_lists.") + name;
    run.arguments = Json{{"args", arguments}};
    run.settings = m_workspace.settings();
    run.connectionName = m_workspace.connection();
    run.surroundings = m_workspace.surroundings();
    run.maxSeconds = 40;
    m_engine.start(std::move(run),
        [this, name, arguments, connection = m_workspace.usedConnection()](engine::RunId id) {
            m_pickLists.insert(id, {name, arguments, connection});
        });
}

void PreviewController::pickListFinished(const engine::RunResult &result)
{
    if (!m_pickLists.contains(result.id))
        return;
    const PickListRun run = m_pickLists.take(result.id);
    run.connection.keep(result.changedSettings);
    Json answer = Json::object();
    if (result.kind == engine::OutcomeKind::Ok) {
        answer["ok"] = parseJson(result.value).value_or(Json::array());
    } else if (result.error) {
        answer["error"] = {{"class", toStd(result.error->className)},
            {"message", toStd(result.error->message)}, {"line", result.error->line}};
    } else {
        answer["error"] = {{"class", toStd(codeName(result.failure.code))},
            {"message", toStd(result.failure.detail)}};
    }
    m_panel.setPickList(run.name, run.arguments, answer);
}

void PreviewController::showFieldLines()
{
    if (!m_file)
        return;
    m_panel.setFieldLines(language::fieldLines(m_file->analysis(), m_operation));
}

} // namespace patchbay::app
