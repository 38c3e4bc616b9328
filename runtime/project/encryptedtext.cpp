// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/project/encryptedtext.h"

#include "runtime/files/atomicfile.h"
#include "runtime/files/readfile.h"

#include <openssl/evp.h>
#include <openssl/rand.h>

#include <QFileInfo>
#include <QList>

#include <memory>

namespace patchbay::project
{
namespace
{

constexpr int keyBytes = 16;
constexpr int ivBytes = 12;
constexpr int tagBytes = 16;
constexpr qint64 maxKeyFile = 4096;

struct CipherContextDeleter
{
    void operator()(EVP_CIPHER_CTX *context) const { EVP_CIPHER_CTX_free(context); }
};
using CipherContext = std::unique_ptr<EVP_CIPHER_CTX, CipherContextDeleter>;

const unsigned char *raw(const QByteArray &bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.constData());
}

unsigned char *raw(QByteArray &bytes)
{
    return reinterpret_cast<unsigned char *>(bytes.data());
}

Result<QByteArray> fromStrictBase64(const QByteArray &text)
{
    const auto decoded
        = QByteArray::fromBase64Encoding(text, QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return fail(ErrorCode::Malformed, QStringLiteral("not an encrypted file: broken base64"));
    return *decoded;
}

// Marshal's variable-length integer, non-negative only.
QByteArray marshalInteger(qsizetype value)
{
    if (value == 0)
        return {1, '\0'};
    if (value < 123)
        return {1, static_cast<char>(value + 5)};
    QByteArray digits;
    for (qsizetype rest = value; rest > 0; rest >>= 8)
        digits.append(static_cast<char>(rest & 0xFF));
    return QByteArray(1, static_cast<char>(digits.size())) + digits;
}

// Reads one and advances `at`; -1 where the data end or the number is negative.
qsizetype unmarshalInteger(const QByteArray &data, qsizetype &at)
{
    if (at >= data.size())
        return -1;
    const auto first = static_cast<signed char>(data.at(at++));
    if (first == 0)
        return 0;
    if (first > 4)
        return first - 5;
    if (first < 0 || at + first > data.size())
        return -1;
    qsizetype value = 0;
    for (int i = 0; i < first; ++i)
        value |= static_cast<qsizetype>(static_cast<unsigned char>(data.at(at++))) << (8 * i);
    return value;
}

} // namespace

Result<MasterKey> MasterKey::fromHex(const QByteArray &hex)
{
    const QByteArray digits = hex.trimmed();
    const QByteArray bytes = QByteArray::fromHex(digits);
    if (digits.size() != 2LL * keyBytes || bytes.toHex() != digits.toLower()) {
        return fail(ErrorCode::Malformed,
            QStringLiteral("an encryption key is 32 hexadecimal digits; this one has %1 characters")
                .arg(digits.size()));
    }
    return MasterKey(bytes);
}

Result<MasterKey> MasterKey::find(const QString &keyPath, const QByteArray &environmentKey)
{
    if (!environmentKey.trimmed().isEmpty())
        return fromHex(environmentKey);
    if (!QFileInfo::exists(keyPath)) {
        return fail(ErrorCode::NotFound,
            QStringLiteral("Missing encryption key to decrypt file with. Ask your team for your "
                           "master key and write it to %1 or put it in the "
                           "ENV['WORKATO_CONNECTOR_MASTER_KEY'].")
                .arg(keyPath));
    }
    const Result<QByteArray> text = readFile(keyPath, maxKeyFile);
    if (!text)
        return fail(text.error());
    Result<MasterKey> key = fromHex(*text);
    if (!key)
        return fail(ErrorCode::Malformed, keyPath + QStringLiteral(": ") + key.error().detail);
    return key;
}

Result<MasterKey> MasterKey::create(const QString &keyPath)
{
    if (QFileInfo::exists(keyPath))
        return fail(ErrorCode::Denied, QStringLiteral("%1: exists already").arg(keyPath));
    QByteArray bytes(keyBytes, '\0');
    if (RAND_bytes(raw(bytes), keyBytes) != 1)
        return fail(ErrorCode::Internal, QStringLiteral("no random bytes from the system"));
    const Result<void> written
        = writeFileAtomically(keyPath, bytes.toHex(), NewFileMode::OwnerOnly);
    if (!written)
        return fail(written.error());
    return MasterKey(bytes);
}

Result<QByteArray> decryptText(const QByteArray &fileContent, const MasterKey &key)
{
    QList<QByteArray> parts;
    const QByteArray content = fileContent.trimmed();
    qsizetype begin = 0;
    for (qsizetype end = content.indexOf("--"); end >= 0; end = content.indexOf("--", begin)) {
        parts.append(content.mid(begin, end - begin));
        begin = end + 2;
    }
    parts.append(content.mid(begin));
    if (parts.size() != 3)
        return fail(ErrorCode::Malformed, QStringLiteral("not an encrypted file"));
    QByteArray pieces[3];
    for (int i = 0; i < 3; ++i) {
        Result<QByteArray> piece = fromStrictBase64(parts.at(i));
        if (!piece)
            return piece;
        pieces[i] = std::move(*piece);
    }
    const QByteArray &cipherText = pieces[0];
    const QByteArray &iv = pieces[1];
    QByteArray tag = pieces[2];
    // A shorter tag would be accepted by the cipher and weaken it.
    if (iv.size() != ivBytes || tag.size() != tagBytes)
        return fail(ErrorCode::Malformed, QStringLiteral("not an encrypted file: wrong lengths"));

    const CipherContext context(EVP_CIPHER_CTX_new());
    QByteArray plain(cipherText.size() + keyBytes, '\0');
    int length = 0;
    int rest = 0;
    const bool good = context
        && EVP_DecryptInit_ex(context.get(), EVP_aes_128_gcm(), nullptr, raw(key.bytes()), raw(iv))
            == 1
        && EVP_DecryptUpdate(context.get(), raw(plain), &length, raw(cipherText),
               static_cast<int>(cipherText.size()))
            == 1
        && EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_SET_TAG, tagBytes, tag.data()) == 1
        && EVP_DecryptFinal_ex(context.get(), raw(plain) + length, &rest) == 1;
    if (!good) {
        return fail(ErrorCode::Denied,
            QStringLiteral("the key does not fit this file, or the file was altered"));
    }
    plain.truncate(length + rest);
    return unmarshalString(plain);
}

Result<QByteArray> encryptText(const QByteArray &text, const MasterKey &key)
{
    const QByteArray plain = marshalString(text);
    QByteArray iv(ivBytes, '\0');
    QByteArray tag(tagBytes, '\0');
    QByteArray cipherText(plain.size() + keyBytes, '\0');
    int length = 0;
    int rest = 0;
    const CipherContext context(EVP_CIPHER_CTX_new());
    const bool good = context && RAND_bytes(raw(iv), ivBytes) == 1
        && EVP_EncryptInit_ex(context.get(), EVP_aes_128_gcm(), nullptr, raw(key.bytes()), raw(iv))
            == 1
        && EVP_EncryptUpdate(
               context.get(), raw(cipherText), &length, raw(plain), static_cast<int>(plain.size()))
            == 1
        && EVP_EncryptFinal_ex(context.get(), raw(cipherText) + length, &rest) == 1
        && EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_GET_TAG, tagBytes, tag.data()) == 1;
    if (!good)
        return fail(ErrorCode::Internal, QStringLiteral("the cipher failed"));
    cipherText.truncate(length + rest);
    return cipherText.toBase64() + "--" + iv.toBase64() + "--" + tag.toBase64();
}

QByteArray marshalString(const QByteArray &utf8)
{
    // Format 4.8, 'I' (an object with variables), '"' (a string), one variable :E => true (UTF-8).
    return QByteArray("\x04\x08I\"") + marshalInteger(utf8.size()) + utf8
        + QByteArray("\x06:\x06"
                     "ET");
}

Result<QByteArray> unmarshalString(const QByteArray &data)
{
    const auto broken = [] {
        return fail(
            ErrorCode::Malformed, QStringLiteral("the encrypted content is no Ruby string"));
    };
    if (!data.startsWith("\x04\x08"))
        return broken();
    qsizetype at = 2;
    if (at < data.size() && data.at(at) == 'I')
        ++at;
    if (at >= data.size() || data.at(at) != '"')
        return broken();
    ++at;
    const qsizetype length = unmarshalInteger(data, at);
    if (length < 0 || length > data.size() - at)
        return broken();
    return data.mid(at, length);
}

} // namespace patchbay::project
