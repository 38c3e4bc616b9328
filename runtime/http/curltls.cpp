// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/http/curltls.h"

#include <QFile>
#include <QFileInfo>

namespace patchbay::http
{

namespace
{

void setBlob(CURL *handle, CURLoption option, QByteArray pem)
{
    curl_blob blob{pem.data(), static_cast<size_t>(pem.size()), CURL_BLOB_COPY};
    curl_easy_setopt(handle, option, &blob);
}

QByteArray joinPem(const QList<QByteArray> &parts)
{
    QByteArray joined;
    for (const QByteArray &part : parts) {
        joined += part;
        if (!joined.endsWith('\n'))
            joined += '\n';
    }
    return joined;
}

QByteArray readAll(const QString &path)
{
    QFile file(path);
    return !path.isEmpty() && file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// Where the system keeps its certificates: one bundle, and a folder of hashed names that OpenSSL
// searches without reading all of it. Either may be empty.
struct SystemTrust
{
    QString bundle;
    QString folder;
};

SystemTrust systemTrust(CURL *handle)
{
    const char *bundle = nullptr;
    const char *folder = nullptr;
    curl_easy_getinfo(handle, CURLINFO_CAINFO, &bundle);
    curl_easy_getinfo(handle, CURLINFO_CAPATH, &folder);
    SystemTrust trust{QFile::decodeName(bundle), QFile::decodeName(folder)};
    if (!QFileInfo(trust.folder).isDir())
        trust.folder.clear();
    // Ruby's OpenSSL reads the same variable.
    const QString chosen = qEnvironmentVariable("SSL_CERT_FILE");
    if (!chosen.isEmpty())
        trust = {chosen, {}};
    return trust;
}

void setPath(CURL *handle, CURLoption option, const QString &path)
{
    curl_easy_setopt(handle, option,
        path.isEmpty() ? nullptr : static_cast<const char *>(QFile::encodeName(path).constData()));
}

void trustOnly(CURL *handle, const QByteArray &pem)
{
    setBlob(handle, CURLOPT_CAINFO_BLOB, pem);
    setPath(handle, CURLOPT_CAPATH, {});
}

// The given certificates and the system's. The hashed folder spares reading the bundle.
void trustBesidesSystem(CURL *handle, const QByteArray &pem, const SystemTrust &system)
{
    if (system.folder.isEmpty()) {
        trustOnly(handle, joinPem({pem, readAll(system.bundle)}));
        return;
    }
    setBlob(handle, CURLOPT_CAINFO_BLOB, pem);
    setPath(handle, CURLOPT_CAPATH, system.folder);
}

void applyTrust(CURL *handle, const TlsOptions &tls, const QString &extraCaFile)
{
    const SystemTrust system = systemTrust(handle);
    if (!tls.trusted.isEmpty() && !tls.trustSystemToo) {
        trustOnly(handle, joinPem(tls.trusted));
    } else if (!tls.trusted.isEmpty()) {
        trustBesidesSystem(handle, joinPem(tls.trusted + QList{readAll(extraCaFile)}), system);
    } else if (!extraCaFile.isEmpty()) {
        // By name, so that an unreadable file is an error that names it.
        if (system.folder.isEmpty() && QFileInfo(extraCaFile).isReadable())
            trustOnly(handle, joinPem({readAll(extraCaFile), readAll(system.bundle)}));
        else
            setPath(handle, CURLOPT_CAINFO, extraCaFile);
    } else if (!system.bundle.isEmpty()) {
        // Without a folder curl keeps the parsed bundle for later connections (~35 ms each).
        setPath(handle, CURLOPT_CAINFO, system.bundle);
        setPath(handle, CURLOPT_CAPATH, {});
    }
}

} // namespace

void applyTls(CURL *handle, const TlsOptions &tls, const QString &extraCaFile)
{
    curl_easy_setopt(handle, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(handle, CURLOPT_SSL_VERIFYHOST, 2L);
    applyTrust(handle, tls, extraCaFile);

    if (tls.clientCertificate.isEmpty() && tls.clientKey.isEmpty())
        return;
    curl_easy_setopt(handle, CURLOPT_SSLCERTTYPE, "PEM");
    curl_easy_setopt(handle, CURLOPT_SSLKEYTYPE, "PEM");
    setBlob(handle, CURLOPT_SSLCERT_BLOB,
        joinPem(QList{tls.clientCertificate} + tls.clientIntermediates));
    setBlob(handle, CURLOPT_SSLKEY_BLOB, tls.clientKey);
    // Always set, or OpenSSL would ask for it on the terminal.
    curl_easy_setopt(handle, CURLOPT_KEYPASSWD, tls.clientKeyPassphrase.constData());
}

} // namespace patchbay::http
