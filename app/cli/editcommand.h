// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/options.h"
#include "app/cli/terminal.h"

#include <QProcess>
#include <QTemporaryDir>

namespace patchbay::cli
{

// `patchbay-cli edit`: decrypts a file for $EDITOR and encrypts what comes back (sdk/runtime.md
// §17.6). Emits finished() once.
class EditCommand : public QObject
{
    Q_OBJECT
public:
    EditCommand(EditOptions options, Terminal &terminal, QObject *parent = nullptr);

    void start();

signals:
    void finished(patchbay::cli::ExitCode code);

private:
    bool ensureKey();
    bool decryptToDraft();
    void startEditor(const QString &editor);
    void onEditorFinished(int exitCode, QProcess::ExitStatus status);
    void leave(const QString &problem);

    EditOptions m_options;
    Terminal &m_terminal;
    QTemporaryDir m_folder; // only its owner can look inside
    QString m_draft;
    QProcess m_editor;
};

} // namespace patchbay::cli
