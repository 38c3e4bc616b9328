// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/http/decoding.h"

#include "runtime/http/headers.h"

#include <brotli/decode.h>
#include <iconv.h>
#include <zlib.h>

#include <QStringDecoder>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>

namespace patchbay::http
{

namespace
{

constexpr qsizetype chunkSize = 64LL * 1024;

Result<QByteArray> tooLarge(qint64 maxBytes)
{
    return fail(ErrorCode::TooLarge, QStringLiteral("more than %1 bytes").arg(maxBytes));
}

enum class Wrapping { Auto = 15 + 32, Raw = -15 }; // window bits as zlib wants them

Result<QByteArray> inflateAll(const QByteArray &bytes, Wrapping wrapping, qint64 maxBytes)
{
    z_stream stream{};
    if (inflateInit2(&stream, static_cast<int>(wrapping)) != Z_OK)
        return fail(ErrorCode::Internal, QStringLiteral("inflateInit2"));
    const std::unique_ptr<z_stream, decltype(&inflateEnd)> owner(&stream, &inflateEnd);

    QByteArray input = bytes;
    stream.next_in = reinterpret_cast<Bytef *>(input.data());
    stream.avail_in = static_cast<uInt>(input.size());
    QByteArray output;
    std::array<char, chunkSize> chunk{};
    int state = Z_OK;
    while (state != Z_STREAM_END) {
        stream.next_out = reinterpret_cast<Bytef *>(chunk.data());
        stream.avail_out = chunkSize;
        state = inflate(&stream, Z_NO_FLUSH);
        const qsizetype got = chunkSize - static_cast<qsizetype>(stream.avail_out);
        output.append(chunk.data(), got);
        if (output.size() > maxBytes)
            return tooLarge(maxBytes);
        if (state != Z_STREAM_END && (state != Z_OK || (got == 0 && stream.avail_in == 0)))
            return fail(ErrorCode::Malformed,
                QString::fromLatin1(stream.msg ? stream.msg : "the compressed data ends early"));
    }
    return output;
}

// "deflate" should be zlib data; many servers send raw deflate (RFC 9110 §8.4.1.2).
Result<QByteArray> inflateDeflate(const QByteArray &bytes, qint64 maxBytes)
{
    auto wrapped = inflateAll(bytes, Wrapping::Auto, maxBytes);
    if (wrapped || wrapped.error().code != ErrorCode::Malformed)
        return wrapped;
    auto raw = inflateAll(bytes, Wrapping::Raw, maxBytes);
    return raw ? raw : wrapped;
}

Result<QByteArray> decodeBrotli(const QByteArray &bytes, qint64 maxBytes)
{
    const std::unique_ptr<BrotliDecoderState, decltype(&BrotliDecoderDestroyInstance)> decoder(
        BrotliDecoderCreateInstance(nullptr, nullptr, nullptr), &BrotliDecoderDestroyInstance);
    auto left = static_cast<size_t>(bytes.size());
    const auto *next = reinterpret_cast<const uint8_t *>(bytes.constData());
    QByteArray output;
    std::array<char, chunkSize> chunk{};
    while (true) {
        size_t room = chunkSize;
        auto *out = reinterpret_cast<uint8_t *>(chunk.data());
        const BrotliDecoderResult state
            = BrotliDecoderDecompressStream(decoder.get(), &left, &next, &room, &out, nullptr);
        output.append(chunk.data(), chunkSize - static_cast<qsizetype>(room));
        if (output.size() > maxBytes)
            return tooLarge(maxBytes);
        if (state == BROTLI_DECODER_RESULT_SUCCESS)
            return output;
        if (state != BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT)
            return fail(ErrorCode::Malformed, QStringLiteral("not a whole brotli stream"));
    }
}

Result<QByteArray> undoOne(const QByteArray &bytes, const QByteArray &coding, qint64 maxBytes)
{
    if (coding.isEmpty() || coding == "identity")
        return bytes;
    if (coding == "gzip" || coding == "x-gzip")
        return inflateAll(bytes, Wrapping::Auto, maxBytes);
    if (coding == "deflate")
        return inflateDeflate(bytes, maxBytes);
    if (coding == "br")
        return decodeBrotli(bytes, maxBytes);
    return fail(ErrorCode::Unsupported, QString::fromUtf8(coding));
}

// Through the C library, which knows the charsets of Asia and old Windows; nothing where it does
// not know the name.
std::optional<QString> decodeByIconv(const QByteArray &bytes, const QByteArray &charset)
{
    iconv_t converter = iconv_open("UTF-8", charset.constData());
    if (reinterpret_cast<std::intptr_t>(converter) == -1) // as iconv_open tells an error
        return std::nullopt;
    QByteArray input = bytes;
    char *in = input.data();
    auto inLeft = static_cast<size_t>(input.size());
    QByteArray output;
    std::array<char, chunkSize> chunk{};
    while (inLeft > 0) {
        char *out = chunk.data();
        size_t room = chunkSize;
        const size_t converted = iconv(converter, &in, &inLeft, &out, &room);
        output.append(chunk.data(), chunkSize - static_cast<qsizetype>(room));
        if (converted == size_t(-1) && errno != E2BIG) { // a byte that breaks the charset
            output += "\xEF\xBF\xBD";
            ++in;
            --inLeft;
        }
    }
    iconv_close(converter);
    return QString::fromUtf8(output);
}

} // namespace

QByteArray mediaType(const HeaderList &headers)
{
    return headerValue(headers, "Content-Type").split(';').constFirst().trimmed().toLower();
}

QByteArray charsetOf(const HeaderList &headers)
{
    const QList<QByteArray> parts = headerValue(headers, "Content-Type").split(';');
    for (qsizetype i = 1; i < parts.size(); ++i) {
        const QByteArray part = parts.at(i).trimmed();
        if (part.toLower().startsWith("charset=")) {
            QByteArray name = part.mid(8).trimmed().toLower();
            if (name.size() >= 2 && name.startsWith('"') && name.endsWith('"'))
                name = name.mid(1, name.size() - 2);
            return name;
        }
    }
    return {};
}

bool isJsonType(const QByteArray &mediaType)
{
    return mediaType == "application/json" || mediaType == "text/json"
        || mediaType.endsWith("+json");
}

bool isXmlType(const QByteArray &mediaType)
{
    return mediaType == "application/xml" || mediaType == "text/xml" || mediaType.endsWith("+xml");
}

Result<QByteArray> decodeContent(
    const QByteArray &bytes, const QByteArray &contentEncoding, qint64 maxBytes)
{
    // The last named was applied last.
    QList<QByteArray> codings = contentEncoding.toLower().split(',');
    Result<QByteArray> decoded = bytes;
    while (decoded && !codings.isEmpty())
        decoded = undoOne(*decoded, codings.takeLast().trimmed(), maxBytes);
    return decoded;
}

QString decodeText(const QByteArray &bytes, const QByteArray &charset)
{
    const bool plain = charset.isEmpty() || charset == "utf-8" || charset == "utf8";
    if (!plain) {
        if (const auto known = QStringConverter::encodingForName(charset.constData()))
            return QStringDecoder(*known)(bytes);
        if (const auto text = decodeByIconv(bytes, charset))
            return *text;
    }
    QStringDecoder utf8(QStringDecoder::Utf8);
    const QString text = utf8(bytes);
    return utf8.hasError() ? QString::fromLatin1(bytes) : text;
}

bool looksBinary(const QByteArray &bytes)
{
    constexpr qsizetype sampleSize = 4096;
    const QByteArray sample = bytes.left(sampleSize);
    if (sample.startsWith("\xFF\xFE") || sample.startsWith("\xFE\xFF"))
        return false; // UTF-16 with its mark
    const auto control = std::count_if(sample.cbegin(), sample.cend(), [](char c) {
        return c == '\0' || (c > 0 && c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f');
    });
    return sample.contains('\0') || control * 20 > sample.size();
}

} // namespace patchbay::http
