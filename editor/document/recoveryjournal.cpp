// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/document/recoveryjournal.h"

#include "editor/document/atomicfile.h"
#include "editor/document/textformat.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace patchbay::editor
{

RecoveryJournal::RecoveryJournal(const QString &folder, const QString &documentPath)
    : m_folder(folder)
{
    const QString path = QFileInfo(documentPath).absoluteFilePath();
    const QByteArray key
        = QCryptographicHash::hash(path.toUtf8(), QCryptographicHash::Sha256).toHex();
    m_file = QDir(folder).filePath(QString::fromLatin1(key.left(32)) + QStringLiteral(".unsaved"));
}

Result<void> RecoveryJournal::write(const QByteArray &utf8)
{
    if (!QDir().mkpath(m_folder))
        return fail(ErrorCode::Denied, m_folder);
    if (!QFile::exists(m_file)) {
        // Made first with its mode, which writeAtomically() then keeps.
        QFile file(m_file);
        if (!file.open(QIODevice::WriteOnly))
            return fail(ErrorCode::Denied, m_file);
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    }
    return writeAtomically(m_file, utf8);
}

std::optional<RecoveryJournal::Copy> RecoveryJournal::read() const
{
    const auto bytes = readWhole(m_file, 2 * maxSourceBytes);
    // Zero bytes: killed between making the file and filling it; an emptied document loses nothing.
    if (!bytes || bytes->isEmpty())
        return std::nullopt;
    return Copy{*bytes, QFileInfo(m_file).lastModified()};
}

void RecoveryJournal::clear()
{
    QFile::remove(m_file);
}

} // namespace patchbay::editor
