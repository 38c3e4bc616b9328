// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/json/json.h"

#include <QList>
#include <QString>

namespace patchbay::project
{

// A named input of one operation, kept as a small diffable file.
struct InputCase
{
    QString name;
    QString operation; // "actions.create_shipment"
    QString connection; // its name; empty: whichever is chosen
    Json arguments = Json::object(); // input, closure, payload … as engine::RunRequest has them
};

// .patchbay/cases/*.json of one project. Any one thread.
class CaseStore
{
public:
    explicit CaseStore(const QString &ownFolder); // ConnectorProject::ownFolder()

    struct Listing
    {
        QList<InputCase> cases; // by operation, then name
        QList<Error> problems; // files that could not be read, each with its path
    };
    Listing list() const;

    Result<void> save(const InputCase &inputCase);
    Result<void> remove(const QString &operation, const QString &name);

private:
    QString pathOf(const QString &operation, const QString &name) const;
    QString m_folder;
};

// .patchbay/session.json: what only this machine knows (open tabs, carets, chosen case). The
// folder gets a .gitignore for it.
Result<Json> readSession(const QString &ownFolder);
Result<void> writeSession(const QString &ownFolder, const Json &session);

} // namespace patchbay::project
