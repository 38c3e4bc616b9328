// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/connectorfile.h"

#include "app/shell/analysisworker.h"

#include <QFileInfo>

#include <utility>

namespace patchbay::app
{

namespace
{

// The life of a keystroke (design §3).
constexpr int quietMs = 50;
constexpr int settleMs = 150;

quint64 nextOwner()
{
    static quint64 last = 0; // names, not state: owners only need to differ
    return ++last;
}

} // namespace

ConnectorFile::ConnectorFile(AnalysisWorker &worker, project::TrustStore &trust, FileWorker &files,
    const QString &recoveryFolder, QObject *parent)
    : QObject(parent)
    , m_worker(worker)
    , m_trust(trust)
    , m_files(files)
    , m_document(files, recoveryFolder)
    , m_owner(nextOwner())
{
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(quietMs);
    m_settle.setSingleShot(true);
    m_settle.setInterval(settleMs);
    connect(&m_quiet, &QTimer::timeout, this, &ConnectorFile::analyseNow);
    connect(&m_settle, &QTimer::timeout, this, &ConnectorFile::textSettled);
    connect(&worker, &AnalysisWorker::analysed, this, &ConnectorFile::analysed);
}

QString ConnectorFile::displayName() const
{
    return QFileInfo(path()).fileName();
}

Result<ConnectorFile::Contents> ConnectorFile::read(
    const QString &path, const project::TrustStore &trust)
{
    auto source = editor::Document::read(path);
    if (!source)
        return fail(source.error());
    Contents contents;
    contents.path = path;
    contents.source = *std::move(source);
    if (auto project = project::ConnectorProject::open(path, {}))
        contents.project = *std::move(project);
    contents.mayRun = trust.trust(path, contents.source.utf8) == project::Trust::Trusted;
    return contents;
}

void ConnectorFile::open(const Contents &contents, editor::CodeEditor &editor)
{
    m_document.open(contents.path, contents.source);
    m_editor = &editor;
    m_document.setTextSource([this] { return m_editor->text(); });
    m_project = contents.project;
    editor.setText(contents.source.utf8);
    editor.setReadOnly(false);
    connect(&editor, &editor::CodeEditor::textEdited, this, &ConnectorFile::edited);
    connect(
        &editor, &editor::CodeEditor::modifiedChanged, &m_document, &editor::Document::setDirty);
    connect(&editor, &editor::CodeEditor::caretMoved, this,
        [this](int, int line, int column) { moved(line, column); });
    setMayRun(contents.mayRun);
    analyseNow();
}

void ConnectorFile::save(editor::Document::Saved done)
{
    m_document.save([this, text = text(), done = std::move(done)](const Result<void> &saved) {
        // What the user saves here stays allowed.
        if (saved && m_trusted)
            remember(&project::TrustStore::noteSaved, path(), text);
        done(saved);
    });
    m_editor->setSaved();
}

void ConnectorFile::saveAs(const QString &path, editor::Document::Saved done)
{
    m_document.saveAs(
        path, [this, path, text = text(), done = std::move(done)](const Result<void> &saved) {
            if (saved) {
                if (auto project = project::ConnectorProject::open(path, {}))
                    m_project = *std::move(project);
                if (m_trusted)
                    remember(&project::TrustStore::allowFile, path, text);
            }
            done(saved);
        });
    m_editor->setSaved();
}

void ConnectorFile::replaceText(const QByteArray &utf8)
{
    m_editor->replaceAll(utf8);
}

void ConnectorFile::reload(editor::Document::Unsaved unsaved, std::function<void(bool)> done)
{
    m_document.reload(unsaved, [this, done = std::move(done)](const Result<QByteArray> &text) {
        if (text) {
            m_editor->replaceAll(*text);
            m_editor->setSaved();
            askWhetherAllowed();
        }
        done(text.has_value());
    });
}

void ConnectorFile::edited(const language::Edit &edit)
{
    m_document.textChanged();
    m_editsSinceAnalysis.append(edit);
    m_quiet.start();
    m_settle.stop();
}

void ConnectorFile::analyseNow()
{
    m_editsInFlight += m_editsSinceAnalysis;
    m_editsSinceAnalysis.clear();
    m_worker.request(m_owner, ++m_generation, m_editor->text());
}

void ConnectorFile::analysed(quint64 owner, quint64 generation, const language::Analysis &analysis)
{
    if (owner != m_owner || generation != m_generation)
        return;
    m_analysis = language::mergeLastGood(m_analysis, analysis, m_editsInFlight);
    m_editsInFlight.clear();
    m_analysed = true;
    if (!m_analysis.hasSyntaxErrors)
        m_lastGood = QDateTime::currentDateTime();
    emit analysisChanged();
    const auto caret = m_editor->positionOf(m_editor->caret());
    moved(caret.line, caret.column);
    m_settle.start(settleMs - quietMs);
}

void ConnectorFile::moved(int line, int column)
{
    emit caretMoved(line, column);
    const QString operation = operationAtCaret();
    if (operation != m_operation) {
        m_operation = operation;
        emit operationChanged(operation);
    }
}

QString ConnectorFile::operationAtCaret() const
{
    return m_editor ? language::operationAt(m_analysis, m_editor->caret()) : QString();
}

void ConnectorFile::askWhetherAllowed()
{
    m_trusted = false; // told to nobody: mostly it is allowed again at once
    m_files.run(
        m_trust.filePath(),
        [store = m_trust, path = path(), text = text()] {
            return store.trust(path, text) == project::Trust::Trusted;
        },
        this,
        [this, asked = ++m_trustAsked](bool allowed) {
            // Read anew, or allowed by hand, meanwhile: this answer is of another text.
            if (asked == m_trustAsked)
                setMayRun(allowed);
        });
}

void ConnectorFile::setMayRun(bool allowed)
{
    m_trusted = allowed;
    if (std::exchange(m_trustTold, allowed) != allowed)
        emit trustChanged();
}

void ConnectorFile::allow()
{
    // Allowed for this session even where it cannot be remembered.
    ++m_trustAsked;
    setMayRun(true);
    remember(&project::TrustStore::allowFile, path(), text());
}

void ConnectorFile::remember(
    Result<void> (project::TrustStore::*note)(const QString &, const QByteArray &),
    const QString &path, const QByteArray &text)
{
    m_files.run(m_trust.filePath(),
        [store = m_trust, note, path, text]() mutable { (void)(store.*note)(path, text); });
}

} // namespace patchbay::app
