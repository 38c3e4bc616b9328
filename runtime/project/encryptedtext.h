// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/base/result.h"

#include <QByteArray>
#include <QString>

namespace patchbay::project
{

// The key of a project's encrypted files: 16 bytes, written as 32 hex digits in master.key or in
// WORKATO_CONNECTOR_MASTER_KEY, which wins (sdk/runtime.md §18.2).
class MasterKey
{
public:
    static Result<MasterKey> fromHex(const QByteArray &hex);
    // NotFound where neither the environment nor the file has a key.
    static Result<MasterKey> find(const QString &keyPath, const QByteArray &environmentKey);
    // A new random key in a new file that only its owner can read; never overwrites one.
    static Result<MasterKey> create(const QString &keyPath);

    const QByteArray &bytes() const { return m_bytes; }

private:
    explicit MasterKey(QByteArray bytes)
        : m_bytes(std::move(bytes))
    { }
    QByteArray m_bytes;
};

// The whole content of an *.enc file ↔ its text. Denied: the key does not fit or the file was
// altered; Malformed: not such a file.
Result<QByteArray> decryptText(const QByteArray &fileContent, const MasterKey &key);
Result<QByteArray> encryptText(const QByteArray &text, const MasterKey &key);

// A Ruby String in Marshal format 4.8, which is what lies inside the cipher.
QByteArray marshalString(const QByteArray &utf8);
Result<QByteArray> unmarshalString(const QByteArray &data);

} // namespace patchbay::project
