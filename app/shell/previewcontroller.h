// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/panels/preview/previewpanel.h"
#include "app/shell/engineclient.h"
#include "app/shell/workspace.h"

#include <QPointer>
#include <QTimer>

namespace patchbay::app
{

class ConnectorFile;

// Keeps the preview in step: the operation under the caret, evaluated anew after each quiet moment,
// after a config answer, after a change of connection. Never runs a connector that is not allowed.
class PreviewController : public QObject
{
    Q_OBJECT
public:
    PreviewController(
        EngineClient &engine, Workspace &workspace, PreviewPanel &panel, QObject *parent = nullptr);

    void setFile(ConnectorFile *file); // null: none is open
    // Shown instead of the caret's operation while the run bar is pinned; empty: follow the caret.
    void setPinned(const QString &operation);
    void refresh();
    // Evaluates the form again and lets it send requests, until another operation is in front.
    void useNetwork();

    // The operation whose form is shown ("actions.x", "triggers.x", "connection" or empty).
    QString operation() const { return m_operation; }

signals:
    // The form of the connection itself was evaluated: for the connection page.
    void connectionEvaluated(const patchbay::engine::FormResult &result);

private:
    void follow();
    void evaluate(bool allowNetwork);
    void evaluateConnection();
    void loadPickList(const QString &name, const Json &arguments);
    void pickListFinished(const engine::RunResult &result);
    void showFieldLines();
    engine::FormRequest request(const QString &operation) const;

    struct PickListRun
    {
        QString name;
        Json arguments;
        UsedConnection connection;
    };

    EngineClient &m_engine;
    Workspace &m_workspace;
    PreviewPanel &m_panel;
    QPointer<ConnectorFile> m_file;
    QString m_operation;
    QString m_pinned;
    bool m_networkAllowed = false; // asked for this operation and source
    QHash<engine::RunId, PickListRun> m_pickLists;
};

} // namespace patchbay::app
