// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/document/document.h"

#include "runtime/files/atomicfile.h"
#include "runtime/files/readfile.h"

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

Result<QByteArray> Document::load(const QString &path)
{
    const auto bytes = readSource(path, maxSourceBytes);
    if (!bytes)
        return fail(bytes.error());
    auto decoded = decodeText(*bytes);
    if (!decoded)
        return fail(decoded.error());
    if (m_dirty)
        close(); // read anew over unsaved changes: they were given up
    m_recoveryTimer.stop();
    m_format = decoded->format;
    // Read anew, its journal holds what is known here; the file may still be on its way out.
    const bool isKnown = m_journal && QFileInfo(path).absoluteFilePath() == m_path;
    adopt(path, *bytes);
    if (!isKnown)
        m_recovered = m_journal->read();
    if (m_recovered && m_recovered->utf8 == decoded->utf8)
        discardRecovered();
    setDirty(false);
    return decoded->utf8;
}

void Document::adopt(const QString &path, const QByteArray &bytes)
{
    m_path = QFileInfo(path).absoluteFilePath();
    m_diskHash = hashOf(bytes);
    m_journal = std::make_unique<RecoveryJournal>(m_recoveryFolder, m_path);
    const QStringList watched = m_watcher.files() + m_watcher.directories();
    if (!watched.isEmpty())
        m_watcher.removePaths(watched);
    // The folder too: a rename over the file ends the watch on the file itself.
    m_watcher.addPaths({m_path, QFileInfo(m_path).absolutePath()});
    setExternal(ExternalState::InStep);
}

Result<void> Document::save()
{
    return saveAs(m_path);
}

Result<void> Document::saveAs(const QString &path)
{
    if (!m_text || path.isEmpty())
        return fail(ErrorCode::NotFound, QStringLiteral("no text or no path"));
    const QByteArray bytes = encodeText(m_text(), m_format);
    if (bytes.size() > maxSourceBytes)
        return fail(ErrorCode::TooLarge, QStringLiteral("%1 bytes").arg(bytes.size()));
    if (const auto written
        = writeFileAtomically(path, bytes, NewFileMode::Ordinary, MissingFolders::Refuse);
        !written)
        return fail(written.error());
    close();
    adopt(path, bytes);
    setDirty(false);
    return {};
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
        m_files.run(m_journal->filePath(), [journal = *m_journal]() mutable { journal.clear(); });
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
        [journal = *m_journal, text = m_text()]() mutable { return journal.write(text); }, this,
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
        this, [this, known = m_diskHash](const Result<QByteArray> &hash) { compare(known, hash); });
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
