// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/document/document.h"

#include "runtime/files/atomicfile.h"
#include "runtime/files/readfile.h"
#include "runtime/files/temporaryfile.h"

#include <QCryptographicHash>
#include <QFileInfo>

#include <utility>

namespace patchbay::editor
{

namespace
{

constexpr int diskSettles = 100; // ms: other programs write in several steps

// Of a regular file alone: a pipe has no end, a device none that is known.
Result<QByteArray> readSource(const QString &path, qint64 maxBytes)
{
    const QFileInfo info(path);
    if (info.exists() && !info.isFile())
        return fail(ErrorCode::Unsupported, path + QStringLiteral(": not a regular file"));
    return readFile(path, maxBytes);
}

QByteArray hashOf(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

// The hash of what is on the disk then.
Result<QByteArray> writeSource(
    const QString &path, const QByteArray &utf8, const TextFormat &format)
{
    if (path.isEmpty())
        return fail(ErrorCode::NotFound, QStringLiteral("no path"));
    const QByteArray bytes = encodeText(utf8, format);
    if (bytes.size() > maxSourceBytes)
        return fail(ErrorCode::TooLarge, QStringLiteral("%1 bytes").arg(bytes.size()));
    const auto written
        = writeFileAtomically(path, bytes, NewFileMode::Ordinary, MissingFolders::Refuse);
    return written ? Result<QByteArray>(hashOf(bytes)) : fail(written.error());
}

} // namespace

Document::Document(FileWorker &files, QString recoveryFolder, QObject *parent)
    : QObject(parent)
    , m_files(files)
    , m_recoveryFolder(std::move(recoveryFolder))
{
    m_recoveryTimer.setSingleShot(true);
    m_recoveryTimer.setInterval(recoveryDelay);
    m_diskTimer.setSingleShot(true);
    m_diskTimer.setInterval(diskSettles);
    connect(&m_recoveryTimer, &QTimer::timeout, this, &Document::writeRecovery);
    connect(&m_diskTimer, &QTimer::timeout, this, &Document::checkDisk);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, [this] { m_diskTimer.start(); });
    connect(
        &m_watcher, &QFileSystemWatcher::directoryChanged, this, [this] { m_diskTimer.start(); });
}

Document::~Document() = default;

Result<Document::Source> Document::read(const QString &path)
{
    removeLeftovers(path);
    const auto bytes = readSource(path, maxSourceBytes);
    auto decoded = bytes ? decodeText(*bytes) : fail(bytes.error());
    if (!decoded)
        return fail(decoded.error());
    return Source{std::move(decoded->utf8), decoded->format, hashOf(*bytes)};
}

void Document::open(const QString &path, const Source &source)
{
    take(path, source);
    findRecovered(source.utf8);
}

void Document::reload(Unsaved unsaved, Loaded done)
{
    m_files.run(
        m_path, [path = m_path] { return read(path); }, this,
        [this, path = m_path, unsaved, done = std::move(done)](const Result<Source> &source) {
            if (!source) {
                done(fail(source.error()));
            } else if (path != m_path || (m_dirty && unsaved == Unsaved::Keep)) {
                done(fail(ErrorCode::Cancelled, QStringLiteral("edited or saved meanwhile")));
            } else {
                take(path, *source);
                if (m_recovered && m_recovered->utf8 == source->utf8)
                    discardRecovered();
                done(source->utf8);
            }
        });
}

void Document::take(const QString &path, const Source &source)
{
    if (m_dirty)
        close(); // read anew over unsaved changes: they were given up
    m_recoveryTimer.stop();
    m_format = source.format;
    m_isOnlyInView = false;
    adopt(path, source.diskHash);
    setDirty(false);
}

// After whatever is still to be done with the copy: one that was given up does not come back.
void Document::findRecovered(const QByteArray &onDisk)
{
    m_files.run(
        m_journal->filePath(), [journal = *m_journal] { return journal.read(); }, this,
        [this, file = m_journal->filePath(), onDisk](
            const std::optional<RecoveryJournal::Copy> &copy) {
            if (!copy || file != m_journal->filePath())
                return;
            if (copy->utf8 == onDisk) {
                clearRecovery();
                return;
            }
            m_recovered = copy;
            emit recoveredFound();
        });
}

void Document::adopt(const QString &path, const QByteArray &diskHash)
{
    m_path = QFileInfo(path).absoluteFilePath();
    m_diskHash = diskHash;
    m_journal = std::make_unique<RecoveryJournal>(m_recoveryFolder, m_path);
    const QStringList watched = m_watcher.files() + m_watcher.directories();
    if (!watched.isEmpty())
        m_watcher.removePaths(watched);
    // The folder too: a rename over the file ends the watch on the file itself.
    m_watcher.addPaths({m_path, QFileInfo(m_path).absolutePath()});
    setExternal(ExternalState::InStep);
}

void Document::save(Saved done)
{
    saveAs(m_path, std::move(done));
}

void Document::saveAs(const QString &path, Saved done)
{
    const QString target = path.isEmpty() ? path : QFileInfo(path).absoluteFilePath();
    m_isOnlyInView = m_dirty;
    m_isViewDirty = false;
    if (++m_savesUnderWay == 1)
        emit savingChanged(true);
    m_files.run(
        target,
        [target, text = m_text ? m_text() : QByteArray(), format = m_format] {
            return writeSource(target, text, format);
        },
        this,
        [this, target, done = std::move(done)](const Result<QByteArray> &diskHash) {
            --m_savesUnderWay;
            saved(target, diskHash);
            done(diskHash ? Result<void>() : fail(diskHash.error()));
            if (!isSaving())
                emit savingChanged(false);
        });
}

// A failure leaves the document dirty even where the view, by its own count, is not.
void Document::saved(const QString &path, const Result<QByteArray> &diskHash)
{
    if (!diskHash)
        return;
    m_recovered.reset();
    if (path != m_path)
        clearRecovery(); // of the path that is left
    adopt(path, *diskHash);
    m_isOnlyInView = m_isOnlyInView && isSaving();
    updateDirty();
    if (m_dirty)
        writeRecovery(); // of what was typed meanwhile: the copy is older than the file now
    else
        close();
}

bool Document::isReadOnly() const
{
    const QFileInfo info(m_path);
    return info.exists() && !info.isWritable();
}

void Document::discardRecovered()
{
    m_recovered.reset();
    clearRecovery();
}

void Document::textChanged()
{
    setDirty(true);
    // Not restarted while it runs: someone who never pauses is protected as well.
    if (!m_recoveryTimer.isActive())
        m_recoveryTimer.start();
}

void Document::setDirty(bool dirty)
{
    m_isViewDirty = dirty;
    updateDirty();
}

void Document::updateDirty()
{
    const bool dirty = m_isViewDirty || m_isOnlyInView;
    if (!dirty && m_dirty) {
        m_recoveryTimer.stop();
        if (!m_recovered)
            clearRecovery();
    }
    if (m_dirty == dirty)
        return;
    m_dirty = dirty;
    emit dirtyChanged(dirty);
}

void Document::close()
{
    m_recoveryTimer.stop();
    m_recovered.reset();
    clearRecovery();
}

void Document::clearRecovery()
{
    m_isRecoveryStale = false;
    if (m_journal)
        m_files.run(m_journal->filePath(), [journal = *m_journal] { journal.clear(); });
}

// One copy at a time: where the disk is slower than who types, the newest text is written next, not
// every text in between.
void Document::writeRecovery()
{
    if (!m_dirty || !m_text || !m_journal)
        return;
    m_recovered.reset(); // the user went on without it
    m_isRecoveryStale = m_isWritingRecovery;
    if (m_isWritingRecovery)
        return;
    m_isWritingRecovery = true;
    m_files.run(
        m_journal->filePath(),
        [journal = *m_journal, text = m_text()] { return journal.write(text); }, this,
        [this](const Result<void> &written) { recoveryWritten(written); });
}

void Document::recoveryWritten(const Result<void> &written)
{
    m_isWritingRecovery = false;
    if (!written)
        emit recoveryFailed(written.error().detail);
    if (std::exchange(m_isRecoveryStale, false))
        writeRecovery();
}

// Read after whatever this program still writes there, so that nothing of ours is taken for a
// change of somebody else's.
void Document::checkDisk()
{
    if (m_path.isEmpty())
        return;
    m_files.run(
        m_path,
        [path = m_path]() -> Result<QByteArray> {
            const auto bytes = readSource(path, 2 * maxSourceBytes);
            return bytes ? Result<QByteArray>(hashOf(*bytes)) : fail(bytes.error());
        },
        this,
        [this, path = m_path, known = m_diskHash](const Result<QByteArray> &hash) {
            if (path == m_path)
                compare(known, hash);
        });
}

void Document::compare(const QByteArray &known, const Result<QByteArray> &hash)
{
    if (known != m_diskHash) {
        m_diskTimer.start(); // saved or read anew since it was asked
        return;
    }
    if (!hash) {
        setExternal(hash.error().code == ErrorCode::NotFound ? ExternalState::Removed
                                                             : ExternalState::Changed);
        return;
    }
    if (!m_watcher.files().contains(m_path))
        m_watcher.addPath(m_path);
    setExternal(*hash == m_diskHash ? ExternalState::InStep : ExternalState::Changed);
}

void Document::setExternal(ExternalState state)
{
    if (m_external == state)
        return;
    m_external = state;
    emit externalStateChanged(state);
}

} // namespace patchbay::editor
