// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/base/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <optional>

namespace patchbay::editor
{

// The copy of unsaved text that outlives a killed program: one file per document in `folder`,
// readable by its owner alone. A value that any thread may use; it reads and writes at once.
class RecoveryJournal
{
public:
    struct Copy
    {
        QByteArray utf8;
        QDateTime written;
        // The document was written after the copy, by a save that ended with the program or by
        // somebody else: the copy is not simply newer text of it.
        bool isOlderThanFile = false;
    };

    RecoveryJournal(const QString &folder, const QString &documentPath);

    Result<void> write(const QByteArray &utf8) const;
    // Nothing when the last session ended well.
    std::optional<Copy> read() const;
    void clear() const;
    QString filePath() const { return m_file; }

private:
    QString m_document;
    QString m_file;
};

} // namespace patchbay::editor
