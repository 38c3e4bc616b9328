// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editor/document/recoveryjournal.h"
#include "editor/document/textformat.h"
#include "runtime/files/fileworker.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

namespace patchbay::editor
{

// One file being edited: where it is, how it is encoded, whether it has unsaved changes and what
// happens to it outside. The text itself lives in the view and is fetched when needed. UI thread;
// the worker of files touches the disk.
class Document : public QObject
{
    Q_OBJECT
public:
    enum class ExternalState { InStep, Changed, Removed };

    // `recoveryFolder` holds the copies of unsaved text. `files` outlives this and writes what is
    // still to be written.
    Document(FileWorker &files, QString recoveryFolder, QObject *parent = nullptr);
    ~Document() override;

    // Gives the current text (UTF-8) of the view; must outlive this or be cleared.
    void setTextSource(std::function<QByteArray()> source) { m_text = std::move(source); }

    // A file as it was read.
    struct Source
    {
        QByteArray utf8;
        TextFormat format;
        QByteArray diskHash;
    };
    // In any thread; waits for the disk.
    static Result<Source> read(const QString &path);
    // This document stands for the file, of which `source` was just read.
    void open(const QString &path, const Source &source);
    // The text as the file has it now, later, and after what is still being saved. Cancelled where
    // it was edited meanwhile and that is to be kept.
    enum class Unsaved { Keep, GiveUp };
    using Loaded = std::function<void(const Result<QByteArray> &)>;
    void reload(Unsaved unsaved, Loaded done);
    // Writes what the text source gives now, atomically, and says later how it went. Until then the
    // document stays dirty and can be edited: the view counts as saved as it is at this call, and
    // what is typed after it is unsaved. An external change in between is overwritten: ask
    // externalState() first.
    using Saved = std::function<void(const Result<void> &)>;
    void save(Saved done);
    void saveAs(const QString &path, Saved done);
    bool isSaving() const { return m_savesUnderWay > 0; }

    QString path() const { return m_path; }
    TextFormat format() const { return m_format; }
    bool isDirty() const { return m_dirty; }
    bool isReadOnly() const;
    ExternalState externalState() const { return m_external; }

    // Unsaved text of an earlier, killed session, when it differs from the file; known a little
    // later than the file's own.
    std::optional<RecoveryJournal::Copy> recovered() const { return m_recovered; }
    void discardRecovered();

    // The view reports every change; the copy follows within `recoveryDelay`.
    void textChanged();
    // Whether the view is in the state in which it was last saved or read.
    void setDirty(bool dirty);
    // Nothing is kept: called when the user closes without saving.
    void close();

    static constexpr int recoveryDelay = 800; // ms: at most 2 s of typing are lost (design §4)

signals:
    void dirtyChanged(bool dirty);
    void savingChanged(bool saving); // after those who saved were told
    void externalStateChanged(patchbay::editor::Document::ExternalState state);
    void recoveredFound();
    void recoveryFailed(const QString &detail);

private:
    void take(const QString &path, const Source &source);
    void findRecovered(const QByteArray &onDisk);
    void adopt(const QString &path, const QByteArray &diskHash);
    void saved(const QString &path, const Result<QByteArray> &diskHash);
    void updateDirty();
    void checkDisk();
    void compare(const QByteArray &known, const Result<QByteArray> &hash);
    void writeRecovery();
    void recoveryWritten(const Result<void> &written);
    void clearRecovery();
    void setExternal(ExternalState state);

    FileWorker &m_files;
    QString m_recoveryFolder;
    QString m_path;
    TextFormat m_format;
    QByteArray m_diskHash;
    bool m_dirty = false;
    bool m_isViewDirty = false; // edited since it was last saved, or being saved
    bool m_isOnlyInView = false; // what counts as saved in the view is not on the disk
    int m_savesUnderWay = 0;
    ExternalState m_external = ExternalState::InStep;
    std::function<QByteArray()> m_text;
    std::unique_ptr<RecoveryJournal> m_journal;
    std::optional<RecoveryJournal::Copy> m_recovered;
    QFileSystemWatcher m_watcher;
    QTimer m_recoveryTimer;
    QTimer m_diskTimer;
    bool m_isWritingRecovery = false;
    bool m_isRecoveryStale = false; // newer text than the copy that is being written
};

} // namespace patchbay::editor
