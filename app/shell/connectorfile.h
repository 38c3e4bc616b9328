// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/document/document.h"
#include "editor/view/codeeditor.h"
#include "runtime/language/outline.h"
#include "runtime/project/connectorproject.h"
#include "runtime/project/truststore.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <optional>

namespace patchbay::app
{

class AnalysisWorker;

// One open connector: its document, what is known of its text, whether it may run. The text lives
// in the editor, which the page owns. UI thread.
class ConnectorFile : public QObject
{
    Q_OBJECT
public:
    ConnectorFile(AnalysisWorker &worker, project::TrustStore &trust, FileWorker &files,
        const QString &recoveryFolder, QObject *parent = nullptr);

    // What a connector's file gives when it opens.
    struct Contents
    {
        QString path;
        editor::Document::Source source;
        std::optional<project::ConnectorProject> project;
        bool mayRun = false;
    };
    // In any thread; waits for the disk. `path` is absolute.
    static Result<Contents> read(const QString &path, const project::TrustStore &trust);
    // Shows what was just read in `editor`, which must outlive this.
    void open(const Contents &contents, editor::CodeEditor &editor);
    // As Document::save(): of the text as it is now; `done` later.
    void save(editor::Document::Saved done);
    void saveAs(const QString &path, editor::Document::Saved done);
    // Text of another origin (a recovered copy, the disk) as one undo step.
    void replaceText(const QByteArray &utf8);
    // The text of the disk, later; false where there is none, or the user edited meanwhile.
    void reload(editor::Document::Unsaved unsaved, std::function<void(bool)> done);

    editor::Document &document() { return m_document; }
    editor::CodeEditor &editor() const { return *m_editor; }
    const std::optional<project::ConnectorProject> &project() const { return m_project; }
    QString path() const { return m_document.path(); }
    QString displayName() const;
    QByteArray text() const { return m_editor->text(); }

    const language::Analysis &analysis() const { return m_analysis; }
    bool isAnalysed() const { return m_analysed; } // once at least
    // When the outline and form shown were last up to date; invalid while they are.
    QDateTime lastGood() const { return m_analysis.hasSyntaxErrors ? m_lastGood : QDateTime(); }
    QString operationAtCaret() const;

    bool mayRun() const { return m_trusted; }
    void allow();

signals:
    void analysisChanged();
    void textSettled(); // nothing typed for 150 ms and the analysis is of this text
    void operationChanged(const QString &path); // under the caret
    void caretMoved(int line, int column);
    void trustChanged();

private:
    void edited(const language::Edit &edit);
    void analyseNow();
    void analysed(quint64 owner, quint64 generation, const language::Analysis &analysis);
    // Of text that came from the disk: not to be run before the list of allowed ones was asked.
    void askWhetherAllowed();
    void setMayRun(bool allowed);
    // A failure to remember asks again next time.
    void remember(Result<void> (project::TrustStore::*note)(const QString &, const QByteArray &),
        const QString &path, const QByteArray &text);
    void moved(int line, int column);

    AnalysisWorker &m_worker;
    project::TrustStore &m_trust;
    FileWorker &m_files;
    editor::Document m_document;
    editor::CodeEditor *m_editor = nullptr;
    std::optional<project::ConnectorProject> m_project;
    language::Analysis m_analysis;
    QList<language::Edit> m_editsSinceAnalysis; // since the request that is under way
    QList<language::Edit> m_editsInFlight; // between the last analysis and that request
    QDateTime m_lastGood;
    QTimer m_quiet;
    QTimer m_settle;
    quint64 m_owner = 0;
    quint64 m_generation = 0;
    QString m_operation;
    bool m_analysed = false;
    bool m_trusted = false;
    bool m_trustTold = false; // what the last trustChanged() was about
    quint64 m_trustAsked = 0; // times the list of allowed connectors was asked for
};

} // namespace patchbay::app
