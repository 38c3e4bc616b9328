// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/document/document.h"

#include "editor/document/atomicfile.h"

#include <QCryptographicHash>
#include <QFileInfo>

namespace patchbay::editor
{

namespace
{

constexpr int diskSettles = 100; // ms: other programs write in several steps

QByteArray hashOf(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

} // namespace

Document::Document(QString recoveryFolder, QObject *parent)
    : QObject(parent)
    , m_recoveryFolder(std::move(recoveryFolder))
{
    m_recoveryThread.setMaxThreadCount(1);
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
    const auto bytes = readWhole(path, maxSourceBytes);
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
    if (const auto written = writeAtomically(path, bytes); !written)
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
    if (m_journal)
        m_recoveryThread.start([journal = *m_journal]() mutable { journal.clear(); });
}

void Document::writeRecovery()
{
    if (!m_dirty || !m_text || !m_journal)
        return;
    m_recovered.reset(); // the user went on without it
    m_recoveryThread.start([this, journal = *m_journal, text = m_text()]() mutable {
        if (const auto written = journal.write(text); !written)
            QMetaObject::invokeMethod(
                this, [this, detail = written.error().detail] { emit recoveryFailed(detail); });
    });
}

void Document::checkDisk()
{
    if (m_path.isEmpty())
        return;
    const auto bytes = readWhole(m_path, 2 * maxSourceBytes);
    if (!bytes) {
        setExternal(bytes.error().code == ErrorCode::NotFound ? ExternalState::Removed
                                                              : ExternalState::Changed);
        return;
    }
    if (!m_watcher.files().contains(m_path))
        m_watcher.addPath(m_path);
    setExternal(hashOf(*bytes) == m_diskHash ? ExternalState::InStep : ExternalState::Changed);
}

void Document::setExternal(ExternalState state)
{
    if (m_external == state)
        return;
    m_external = state;
    emit externalStateChanged(state);
}

} // namespace patchbay::editor
