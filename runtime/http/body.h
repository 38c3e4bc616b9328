// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/base/result.h"

#include <QByteArray>
#include <QString>

#include <memory>

namespace patchbay::http
{

// The bytes of a request or response. Immutable and cheap to copy; beyond a threshold they lie in
// a temporary file that goes with the last copy. Any thread.
class Body
{
public:
    Body() = default;
    Body(QByteArray bytes); // NOLINT(google-explicit-constructor): a body is its bytes

    // Takes over a finished file; it is removed with the last copy of this body.
    static Body adoptFile(QString path, qint64 size);

    qint64 size() const;
    bool isEmpty() const { return size() == 0; }
    bool isOnDisk() const;
    QString filePath() const; // empty when in memory

    // Everything; NoSpace/NotFound where the spill file cannot be read.
    Result<QByteArray> bytes() const;

    // Everything without a copy: bytes that lie elsewhere are good as long as `owner` lives.
    struct View
    {
        QByteArray bytes;
        std::shared_ptr<const void> owner;
    };
    Result<View> view() const;
    // At most `length` bytes from `offset`, for windowed views of huge bodies.
    Result<QByteArray> window(qint64 offset, qint64 length) const;

private:
    struct File;
    QByteArray m_bytes;
    std::shared_ptr<const File> m_file;
};

} // namespace patchbay::http
