// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/document/recoveryjournal.h"

#include "editor/document/textformat.h"
#include "runtime/files/atomicfile.h"
#include "runtime/files/readfile.h"
#include "runtime/files/temporaryfile.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace patchbay::editor
{

RecoveryJournal::RecoveryJournal(const QString &folder, const QString &documentPath)
    : m_document(QFileInfo(documentPath).absoluteFilePath())
{
    const QByteArray key
        = QCryptographicHash::hash(m_document.toUtf8(), QCryptographicHash::Sha256).toHex();
    m_file = QDir(folder).filePath(QString::fromLatin1(key.left(32)) + QStringLiteral(".unsaved"));
}

Result<void> RecoveryJournal::write(const QByteArray &utf8) const
{
    return writeFileAtomically(m_file, utf8, NewFileMode::OwnerOnly);
}

std::optional<RecoveryJournal::Copy> RecoveryJournal::read() const
{
    removeLeftovers(m_file);
    const auto bytes = readFile(m_file, 2 * maxSourceBytes);
    // Zero bytes: an emptied document loses nothing.
    if (!bytes || bytes->isEmpty())
        return std::nullopt;
    const QDateTime written = QFileInfo(m_file).lastModified();
    return Copy{*bytes, written, QFileInfo(m_document).lastModified() > written};
}

void RecoveryJournal::clear() const
{
    QFile::remove(m_file);
}

} // namespace patchbay::editor
